// swift-tools-version: 6.2
import PackageDescription

let ours: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The generator of the schematic sample province. Stands alone: it shares no code with what it is there to test.
let package = Package(
  name: "Sample",
  products: [
    // For the drawing of the benchmarks: the lattice, its projection, random numbers, the writer.
    .library(name: "SampleDrawing", targets: ["SampleDrawing"])
  ],
  targets: [
    .target(name: "SampleDrawing", swiftSettings: ours),
    .executableTarget(name: "sample", dependencies: ["SampleDrawing"], swiftSettings: ours),
    .testTarget(name: "SampleDrawingTests", dependencies: ["SampleDrawing"], swiftSettings: ours),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

let ours: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
]

/// Times the phases of the main job, and draws what it is timed on; a package of its own, so that nobody who builds
/// LandPlan builds this. The drawing shares no code with LandPlan.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "LandPlan", path: "../.."), .package(name: "Sample", path: "../Sample"),
  ],
  targets: [
    .target(
      name: "ParcelDrawing", dependencies: [.product(name: "SampleDrawing", package: "Sample")], swiftSettings: ours),
    .executableTarget(name: "generate", dependencies: ["ParcelDrawing"], swiftSettings: ours),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "ParcelDrawing", .product(name: "LandPlan", package: "LandPlan"),
        .product(name: "Geometry", package: "LandPlan"),
      ],
      swiftSettings: ours),
  ],
  swiftLanguageModes: [.v6]
)

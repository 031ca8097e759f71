// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Every target of ours: strict imports, and in `Tools/test` (LANDPLAN_STRICT=1) no warning is let through.
var ours: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
if ProcessInfo.processInfo.environment["LANDPLAN_STRICT"] == "1" {
  ours.append(.treatAllWarnings(as: .error))
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// What each target may import. `Tests/LayerTests` holds the sources against the same table, C modules included.
let package = Package(
  name: "LandPlan",
  products: [
    .library(name: "Geometry", targets: ["Geometry"]),
    .library(
      name: "LandPlan",
      targets: [
        "Coverage", "LandUse", "PlanFormats", "PlanChecks", "PlanWords", "PlanSession", "PlanReports",
      ]),
    .executable(name: "landplan", targets: ["landplan"]),
    // Static, for `Tools/fuzz` to link by hand.
    .library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "Geometry", dependencies: ["CGEOS", "CPROJ"], swiftSettings: ours),
    .target(name: "Coverage", dependencies: ["Geometry"], swiftSettings: ours),
    .target(name: "LandUse", dependencies: ["Geometry", "Coverage"], swiftSettings: ours),
    .target(
      name: "PlanFormats",
      dependencies: ["LandUse", "Coverage", "Geometry", "CZlib", "CCrypto", yams], swiftSettings: ours),
    .target(name: "PlanChecks", dependencies: ["LandUse", "Coverage", "Geometry"], swiftSettings: ours),
    .target(name: "PlanWords", dependencies: ["LandUse", "PlanChecks", "Coverage", "Geometry"], swiftSettings: ours),
    .target(
      name: "PlanSession",
      dependencies: ["PlanFormats", "PlanChecks", "LandUse", "Coverage", "Geometry"], swiftSettings: ours),
    .target(
      name: "PlanReports",
      dependencies: ["PlanSession", "PlanWords", "PlanChecks", "PlanFormats", "LandUse", "Coverage", "Geometry"],
      swiftSettings: ours),
    .executableTarget(
      name: "landplan",
      dependencies: [
        "PlanReports", "PlanSession", "PlanWords", "PlanChecks", "PlanFormats", "LandUse", "Coverage", "Geometry",
        argumentParser,
      ], swiftSettings: ours),
    .target(
      name: "TestSupport", dependencies: ["Coverage", "Geometry"], path: "Tests/TestSupport", swiftSettings: ours),
    .target(
      name: "FuzzTargets", dependencies: ["PlanFormats", "LandUse", "Coverage", "Geometry"],
      path: "Tests/Fuzz/FuzzTargets", swiftSettings: ours),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"], path: "Tests/Fuzz/FuzzTests",
      swiftSettings: ours),
    .executableTarget(
      name: "ReaderMemory", dependencies: ["PlanFormats", "LandUse", "Coverage", "Geometry"],
      path: "Tests/Memory/ReaderMemory", swiftSettings: ours),
    .testTarget(
      name: "MemoryTests", dependencies: ["ReaderMemory", "TestSupport"], path: "Tests/Memory/MemoryTests",
      swiftSettings: ours),
    .testTarget(
      name: "PlanSessionTests",
      dependencies: ["PlanSession", "PlanFormats", "PlanChecks", "LandUse", "Coverage", "Geometry", "TestSupport"],
      swiftSettings: ours),
    .testTarget(name: "LayerTests", dependencies: ["TestSupport"], swiftSettings: ours),
    .testTarget(name: "CoverageTests", dependencies: ["Coverage", "Geometry", "TestSupport"], swiftSettings: ours),
    .testTarget(
      name: "LandUseTests", dependencies: ["LandUse", "Coverage", "Geometry", "TestSupport"], swiftSettings: ours),
    .testTarget(
      name: "PlanFormatsTests", dependencies: ["PlanFormats", "LandUse", "Coverage", "Geometry", "TestSupport"],
      swiftSettings: ours),
    .testTarget(
      name: "PlanChecksTests",
      dependencies: ["PlanChecks", "PlanWords", "LandUse", "Coverage", "Geometry", "TestSupport"],
      swiftSettings: ours),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry", "TestSupport"], swiftSettings: ours),
    .testTarget(
      name: "PlanWordsTests", dependencies: ["PlanWords", "PlanChecks", "LandUse", "Coverage", "Geometry"],
      swiftSettings: ours),
    .testTarget(
      name: "PlanReportsTests",
      dependencies: [
        "PlanReports", "PlanSession", "PlanWords", "PlanChecks", "PlanFormats", "LandUse", "Coverage", "Geometry",
        "TestSupport",
      ], swiftSettings: ours),
    .testTarget(name: "CommandTests", dependencies: ["landplan", "TestSupport"], swiftSettings: ours),
  ],
  swiftLanguageModes: [.v6]
)

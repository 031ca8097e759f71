// swift-tools-version: 6.2
import PackageDescription

/// Times the phases of the main job; a package of its own, so that nobody who builds LandPlan builds this.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "LandPlan", path: "../..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [.product(name: "LandPlan", package: "LandPlan"), .product(name: "Geometry", package: "LandPlan")],
      swiftSettings: [
        .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)

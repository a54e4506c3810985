// swift-tools-version: 6.1

import PackageDescription

let package = Package(
  name: "speed",
  platforms: [.macOS(.v15)],
  dependencies: [
    // By its name: the folder above may be called anything. Without its server.
    .package(name: "regesta", path: "../..", traits: [])
  ],
  targets: [
    .executableTarget(
      name: "speed",
      dependencies: [
        .product(name: "RegestaKit", package: "regesta"),
        .product(name: "Asking", package: "regesta"),
        .product(name: "SQLite", package: "regesta"),
        .product(name: "Chronology", package: "regesta"),
      ]
    )
  ]
)

// swift-tools-version: 6.1

import PackageDescription

/// The checks that every target of ours passes; dependencies are not touched by them.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "regesta",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "regesta", targets: ["regesta"]),
    .library(name: "SQLite", targets: ["SQLite"]),
    .library(name: "Chronology", targets: ["Chronology"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]
    ),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(name: "Chronology", swiftSettings: strict),
    .target(
      name: "RegestaCLI",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict
    ),
    .executableTarget(name: "regesta", dependencies: ["RegestaCLI"], swiftSettings: strict),

    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: strict),
    .testTarget(name: "ChronologyTests", dependencies: ["Chronology"], swiftSettings: strict),
    .testTarget(
      name: "RegestaCLITests",
      // The executable is a dependency so that the end-to-end tests find it built beside them.
      dependencies: [
        "RegestaCLI", "regesta",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
  ]
)

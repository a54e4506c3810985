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
    .library(name: "SQLite", targets: ["SQLite"]),
    .library(name: "Chronology", targets: ["Chronology"]),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]
    ),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(name: "Chronology", swiftSettings: strict),
    .target(name: "Names", swiftSettings: strict),

    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: strict),
    .testTarget(name: "ChronologyTests", dependencies: ["Chronology"], swiftSettings: strict),
    .testTarget(name: "NamesTests", dependencies: ["Names"], swiftSettings: strict),
  ]
)

// swift-tools-version: 6.1

import PackageDescription

/// Whether the program for fuzzing is built, with our own code watched by libFuzzer; Fuzzing/run says so.
let isForFuzzing = Context.environment["REGESTA_FUZZING"] != nil

/// The checks that every target of ours passes; dependencies are not touched by them.
let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isForFuzzing ? [.unsafeFlags(["-sanitize=fuzzer", "-assert-config", "Debug"])] : [])

let package = Package(
  name: "regesta",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "regesta", targets: ["regesta"]),
    .library(name: "RegestaKit", targets: ["RegestaKit", "Interchange"]),
    .library(name: "Asking", targets: ["Asking"]),
    .library(name: "SQLite", targets: ["SQLite"]),
    .library(name: "Chronology", targets: ["Chronology"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    // The data layer, and values that know nothing of it.
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]
    ),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(name: "Chronology", swiftSettings: strict),
    .target(name: "Names", swiftSettings: strict),

    // schema.sql and seed/, inside the binary.
    .executableTarget(
      name: "embed-files",
      dependencies: ["Yams"],
      swiftSettings: isForFuzzing ? [] : strict
    ),
    .plugin(
      name: "EmbedSeed",
      capability: .buildTool(),
      dependencies: ["embed-files"],
      path: "Sources/EmbedSeed"
    ),
    .target(name: "Seed", swiftSettings: strict, plugins: ["EmbedSeed"]),

    // The knowledge base.
    .target(
      name: "RegestaKit",
      dependencies: ["SQLite", "Chronology", "Names", "Seed"],
      swiftSettings: strict
    ),

    // From a text to what it seems to say.
    .target(
      name: "Reading",
      dependencies: ["RegestaKit", "SQLite", "Chronology", "Names", "Formats", "Seed"],
      swiftSettings: strict
    ),

    // From and to the formats of others.
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),
    .target(name: "Formats", dependencies: ["CZlib", "Yams"], swiftSettings: strict),
    .target(
      name: "Interchange",
      dependencies: ["Reading", "RegestaKit", "SQLite", "Chronology", "Names", "Formats", "Seed"],
      swiftSettings: strict
    ),

    // From a question in words to its answer.
    .target(
      name: "Asking",
      dependencies: ["RegestaKit", "Reading", "Formats", "Chronology", "Names", "Seed"],
      swiftSettings: strict
    ),

    // The command line.
    .target(
      name: "RegestaCLI",
      dependencies: [
        "Asking", "Interchange", "Reading", "Formats", "RegestaKit", "SQLite", "Chronology",
        "Names", "Seed",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(name: "regesta", dependencies: ["RegestaCLI"], swiftSettings: strict),

    // What the tests share; no product has it.
    .target(
      name: "TestSupport",
      dependencies: ["Formats"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    // A file system for SQLite that fails where a test wants it to.
    .target(name: "FaultVFS", dependencies: ["CSQLite"], path: "Tests/FaultVFS"),
    // What must hold of any bytes: libFuzzer makes them up (Fuzzing/run), the tests replay those kept.
    .target(
      name: "FuzzTargets",
      dependencies: ["Asking", "Interchange", "Formats", "RegestaKit", "SQLite", "Chronology"],
      path: "Tests/FuzzTargets",
      swiftSettings: strict
    ),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["FuzzTargets", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SQLiteTests",
      dependencies: ["SQLite", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ChronologyTests",
      dependencies: ["Chronology", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(name: "NamesTests", dependencies: ["Names", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "FormatsTests",
      dependencies: ["Formats", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RegestaKitTests",
      dependencies: [
        "RegestaKit", "Interchange", "Formats", "SQLite", "Chronology", "Seed", "TestSupport",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReadingTests",
      dependencies: [
        "Reading", "Interchange", "RegestaKit", "Chronology", "Formats", "TestSupport",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "AskingTests",
      dependencies: ["Asking", "Interchange", "RegestaKit", "Chronology", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "InterchangeTests",
      dependencies: [
        "Interchange", "Reading", "RegestaKit", "SQLite", "Chronology", "Formats", "Seed",
        "TestSupport",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "FaultTests",
      // The executable is a dependency so that the tests find it built beside them, to kill it.
      dependencies: [
        "FaultVFS", "RegestaCLI", "regesta", "RegestaKit", "Interchange", "SQLite", "Chronology",
        "TestSupport",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RegestaCLITests",
      // The executable is a dependency so that the end-to-end tests find it built beside them.
      dependencies: [
        "RegestaCLI", "regesta", "RegestaKit", "Interchange", "SQLite", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // Texts that the tests read by their place in the source tree.
      exclude: ["Golden"],
      swiftSettings: strict
    ),
  ]
)

if isForFuzzing {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: ["FuzzTargets"],
      path: "Fuzzing/Program",
      swiftSettings: strict
    )
  )
}

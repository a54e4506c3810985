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

/// What only a build with the server needs.
let server: TargetDependencyCondition? = .when(traits: ["Server"])

let package = Package(
  name: "regesta",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "regesta", targets: ["regesta"]),
    .library(name: "RegestaKit", targets: ["RegestaKit", "Interchange"]),
    .library(name: "Asking", targets: ["Asking"]),
    .library(name: "RegestaWeb", targets: ["RegestaWeb"]),
    .library(name: "SQLite", targets: ["SQLite"]),
    .library(name: "Chronology", targets: ["Chronology"]),
  ],
  traits: [
    .trait(
      name: "Server",
      description: "`regesta serve`. Without it the build is smaller and has no HTTP library."
    ),
    .default(enabledTraits: ["Server"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // For the trait `Server` alone.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
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

    // Documents of YAML as trees with places.
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(name: "YAML", dependencies: ["CYAML"], swiftSettings: isForFuzzing ? [] : strict),

    // schema.sql and seed/, inside the binary.
    .executableTarget(
      name: "embed-files",
      dependencies: ["YAML"],
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
    .target(name: "Formats", dependencies: ["CZlib", "YAML"], swiftSettings: strict),
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

    // The base's values as JSON and as rows, the same on the command line and on the page.
    .target(
      name: "JSONForms",
      dependencies: ["Asking", "RegestaKit", "Chronology"],
      swiftSettings: strict
    ),

    // The pages: request in, response out, no sockets.
    .target(
      name: "RegestaWeb",
      dependencies: [
        "JSONForms", "Asking", "Interchange", "Formats", "RegestaKit", "SQLite", "Chronology",
        "Names", "Seed",
      ],
      swiftSettings: strict
    ),

    // The pages over HTTP.
    .target(
      name: "RegestaServer",
      dependencies: [
        "RegestaWeb", "RegestaKit", "SQLite",
        .product(name: "HummingbirdCore", package: "hummingbird", condition: server),
        .product(name: "NIOCore", package: "swift-nio", condition: server),
        .product(name: "NIOPosix", package: "swift-nio", condition: server),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras", condition: server),
        .product(name: "HTTPTypes", package: "swift-http-types", condition: server),
        .product(name: "Logging", package: "swift-log", condition: server),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: server),
        .product(name: "UnixSignals", package: "swift-service-lifecycle", condition: server),
      ],
      swiftSettings: strict
    ),

    // The command line.
    .target(
      name: "RegestaCLI",
      dependencies: [
        "RegestaServer", "RegestaWeb", "JSONForms", "Asking", "Interchange", "Reading", "Formats",
        "RegestaKit", "SQLite", "Chronology",
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
    // Bases that the tests of what asks them share.
    .target(
      name: "BaseSupport",
      dependencies: ["RegestaKit", "Interchange", "TestSupport"],
      path: "Tests/BaseSupport",
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
        "RegestaKit", "Interchange", "Formats", "SQLite", "Chronology", "Seed", "BaseSupport",
        "TestSupport",
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
      dependencies: [
        "Asking", "Interchange", "RegestaKit", "Chronology", "BaseSupport", "TestSupport",
      ],
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
      name: "RegestaWebTests",
      dependencies: [
        "RegestaWeb", "RegestaServer", "JSONForms", "Formats", "Interchange", "RegestaKit",
        "SQLite", "Chronology", "BaseSupport", "TestSupport",
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "BrowserTests",
      // The executable is a dependency so that the tests find it built beside them, to be looked at.
      dependencies: ["regesta", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RegestaCLITests",
      // The executable is a dependency so that the end-to-end tests find it built beside them.
      dependencies: [
        "RegestaCLI", "regesta", "RegestaServer", "RegestaWeb", "JSONForms", "RegestaKit",
        "Interchange", "SQLite", "BaseSupport", "TestSupport",
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

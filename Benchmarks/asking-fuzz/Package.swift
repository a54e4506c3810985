// swift-tools-version: 6.1

import PackageDescription

/// Questions from libFuzzer; a package of its own, so that users of Regesta never build it. See `run`.
let package = Package(
  name: "asking-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "regesta", path: "../..")],
  targets: [
    .executableTarget(
      name: "FuzzQuestions",
      dependencies: [
        .product(name: "Asking", package: "regesta"),
        .product(name: "RegestaKit", package: "regesta"),
      ],
      // It has an entry of its own, and no top level.
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]
    )
  ]
)

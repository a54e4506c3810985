package import ArgumentParser

/// What every command takes that puts another file in the place of a base's.
package struct ReplacementOptions: ParsableArguments {
  @Argument(help: "The base.", completion: .file())
  package var file: String?

  @Flag(name: [.customShort("n"), .long], help: "Only say what would be done.")
  package var dryRun = false

  @Option(help: "Where to keep the file as it is.", completion: .file())
  package var backup: String?

  package init() {}
}

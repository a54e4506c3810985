package import ArgumentParser

/// What every command takes that writes a batch: none of them can forget the dry run.
package struct WritingOptions: ParsableArguments {
  @Flag(name: [.customShort("n"), .long], help: "Only say what would be done.")
  package var dryRun = false

  @Option(help: "Why, for the log and for those who decide later.")
  package var why: String?

  package init() {}
}

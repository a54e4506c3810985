internal import ArgumentParser

/// The option by which a script asks whether anything was found.
package struct ExitOptions: ParsableArguments {
  @Flag(name: [.customShort("e"), .long], help: "End with status 1 when nothing is found.")
  package var exitStatus = false

  package init() {}

  /// How a run ends that found something, or did not.
  package func status(isEmpty: Bool) -> ExitStatus {
    exitStatus && isEmpty ? .negative : .success
  }
}

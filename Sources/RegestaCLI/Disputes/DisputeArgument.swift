package import ArgumentParser

/// The dispute that a command is about.
package struct DisputeArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The dispute, by its key.", valueName: "dispute"),
    completion: .custom { arguments, _, prefix in
      BaseCompletion(arguments).things("dispute:" + prefix).map { Self.plain($0) }
    }
  )
  package var dispute: String

  /// Its key.
  package var key: String { Self.plain(dispute) }

  package init() {}

  /// A key as it is typed, without the word before it.
  static func plain(_ text: String) -> String {
    text.hasPrefix("dispute:") ? String(text.dropFirst(8)) : text
  }
}

/// Which pager, if any, a report goes through.
package enum PagerPolicy {
  /// What is used when no variable names another: quits by itself if all fits on one screen, keeps
  /// colours, and leaves the text on the screen.
  package static let fallback = "less -FIRX"

  /// The shell command of the pager, or `nil` for none.
  ///
  /// There is none without a terminal on both ends, under `--no-pager`, with `TERM=dumb`, for
  /// formats that machines read, and when the variable that counts is empty or `cat`.
  /// `REGESTA_PAGER` comes before `PAGER`.
  package static func command(
    format: OutputFormat,
    terminal: TerminalFacts,
    environment: [String: String],
    isDisabled: Bool
  ) -> String? {
    guard
      !isDisabled, format.isPaged, terminal.outputIsTerminal, terminal.inputIsTerminal,
      environment["TERM"] != "dumb"
    else { return nil }
    let command = environment["REGESTA_PAGER"] ?? environment["PAGER"] ?? fallback
    return command.isEmpty || command == "cat" ? nil : command
  }
}

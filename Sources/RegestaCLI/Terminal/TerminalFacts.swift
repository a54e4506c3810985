/// What is known of the terminal, if there is one. A value, so that tests can claim any terminal.
package struct TerminalFacts: Equatable, Sendable {
  /// Whether standard input, output and error are terminals.
  package var inputIsTerminal: Bool
  package var outputIsTerminal: Bool
  package var errorIsTerminal: Bool
  /// The width in cells; at least 20, 80 when unknown.
  package var columns: Int
  /// The height in lines, or `nil` when unknown.
  package var rows: Int?

  package init(
    inputIsTerminal: Bool = false,
    outputIsTerminal: Bool = false,
    errorIsTerminal: Bool = false,
    columns: Int = 80,
    rows: Int? = nil
  ) {
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.columns = columns
    self.rows = rows
  }

  /// No terminal at all: pipes and files.
  package static let none = TerminalFacts()

  /// The facts of this process. `COLUMNS` and `LINES` overrule the size that the terminal reports.
  package static func current(environment: [String: String]) -> TerminalFacts {
    let size =
      Platform.terminalSize(Platform.standardOutput)
      ?? Platform.terminalSize(Platform.standardError)
    return TerminalFacts(
      inputIsTerminal: Platform.isTerminal(Platform.standardInput),
      outputIsTerminal: Platform.isTerminal(Platform.standardOutput),
      errorIsTerminal: Platform.isTerminal(Platform.standardError),
      columns: max(20, positive(environment["COLUMNS"]) ?? size?.columns ?? 80),
      rows: positive(environment["LINES"]) ?? size.flatMap { $0.rows > 0 ? $0.rows : nil }
    )
  }

  private static func positive(_ text: String?) -> Int? {
    guard let text, let number = Int(text), number > 0 else { return nil }
    return number
  }
}

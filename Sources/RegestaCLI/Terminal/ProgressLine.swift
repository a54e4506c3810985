/// How far a long work is: one line on standard error, redrawn in its place.
///
/// It is drawn only on a terminal, and only when the work takes longer than half a second.
package final class ProgressLine {
  private let errors: any OutputSink
  private let label: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private static let patience = Duration.milliseconds(500)
  private static let pace = Duration.milliseconds(100)

  package init(_ context: CommandContext, _ label: String) {
    errors = context.surroundings.errors
    self.label = label
    isShown = context.surroundings.terminal.errorIsTerminal && !context.settings.isQuiet
  }

  /// Draws how much is done, now and then.
  package func show(_ done: Int, of total: Int) {
    let now = ContinuousClock.now
    guard isShown, total > 0, now - start >= Self.patience else { return }
    if let last, now - last < Self.pace, done < total { return }
    if last == nil { Signals.setCursorHidden(true) }
    let hide = last == nil ? "\u{1B}[?25l" : ""
    last = now
    let percent = done * 100 / total
    let filled = done * 24 / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    // Progress that cannot be shown is no reason to stop the work.
    try? errors.write("\(hide)\r\(label) \(bar) \(percent) %")
    try? errors.flush()
  }

  /// Takes the line away again.
  package func end() {
    guard last != nil else { return }
    last = nil
    try? errors.write("\r\u{1B}[K\u{1B}[?25h")
    try? errors.flush()
    Signals.setCursorHidden(false)
  }
}

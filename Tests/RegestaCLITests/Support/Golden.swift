import Foundation
import Testing

/// Texts that a person has read and found good, kept beside the tests.
///
/// `REGESTA_RECORD=1 swift test --filter GoldenTests` writes them anew; read the difference before
/// you commit it.
enum Golden {
  static let isRecording = ProcessInfo.processInfo.environment["REGESTA_RECORD"] == "1"

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Golden")

  /// A text without the escape sequences of colours.
  static func withoutColor(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }

  /// Compares a text with the kept one. Times of recording, which differ from run to run, do not
  /// count.
  static func check(
    _ text: String,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = text.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/, with: "TIME")
      .replacing(/[0-9a-f]{64}/, with: "HASH")
    let file = folder.appendingPathComponent(name)
    if isRecording {
      try Data(text.utf8).write(to: file)
      return
    }
    let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard kept != text else { return }
    let lines = (kept: kept.split(separator: "\n"), text: text.split(separator: "\n"))
    let place = zip(lines.kept, lines.text).enumerated().first { $1.0 != $1.1 }
    Issue.record(
      """
      \(name) differs, first in line \((place?.offset ?? min(lines.kept.count, lines.text.count)) + 1):
        kept: \(place.map { String($0.element.0) } ?? "–")
        now:  \(place.map { String($0.element.1) } ?? "–")
      """,
      sourceLocation: sourceLocation
    )
  }
}

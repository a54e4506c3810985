import Foundation
import TestSupport
import Testing

@testable import RegestaCLI

/// Every command line that the documentation shows is one that the program takes.
@Suite struct DocumentedCommandTests {
  struct Line: CustomTestStringConvertible, Sendable {
    let file: String
    let text: String
    var testDescription: String { "\(file): \(text)" }
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let files: [URL] = {
    let docs = root.appendingPathComponent("docs")
    let found = FileManager.default.enumerator(at: docs, includingPropertiesForKeys: nil)
    let pages = (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "md" }
    return pages.sorted { $0.path < $1.path } + [root.appendingPathComponent("README.md")]
  }()

  /// What stands in blocks of code and begins with the program's name, without what the shell reads itself.
  static let lines: [Line] = files.flatMap { file -> [Line] in
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    var isCode = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [Line] in
      if line.hasPrefix("```") { isCode.toggle() }
      guard isCode || line.hasPrefix("    ") else { return [] }
      return commands(in: line).map { Line(file: file.lastPathComponent, text: $0) }
    }
  }

  /// The calls of the program on a line of the shell; none where a quotation goes on to the next line.
  private static func commands(in line: Substring) -> [String] {
    var pieces = [""]
    var quote: Character?
    for character in line {
      if quote == nil, character == "#", pieces.last?.last == " " { break }
      if quote == nil, "|&><;".contains(character) {
        pieces.append("")
        continue
      }
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      }
      pieces[pieces.count - 1].append(character)
    }
    guard quote == nil else { return [] }
    return pieces.compactMap { piece in
      let words = piece.trimmingCharacters(in: CharacterSet(charactersIn: " $"))
      return words.hasPrefix("regesta ") && !words.hasSuffix("\\")
        ? String(words.dropFirst(8)) : nil
    }
  }

  @Test("There are such lines")
  func thereAreLines() {
    #expect(Self.lines.count > 80)
    #expect(Set(Self.lines.map(\.file)).count > 10)
  }

  @Test("It is read", arguments: lines)
  func isRead(_ line: Line) throws {
    let words = World.words(of: line.text)
    let route = try CommandRoute(words, root: RegestaCommand.self)
    guard case .run = route.wish else { return }
    _ = try RegestaMain.parse(route)
  }
}

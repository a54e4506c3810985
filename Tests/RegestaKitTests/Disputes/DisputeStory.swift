import BaseSupport
import Interchange
import RegestaKit

/// A base with the catalogue and a small story in the notation.
enum DisputeStory {
  /// - Parameters:
  ///   - things: "key kind" each.
  ///   - claims: Statements in the notation, one a line, of the source `text`.
  ///   - others: The same, of the source `book`.
  ///   - more: What the notation says besides.
  /// - Returns: A base of its own on disk.
  /// - Throws: What the notation or the base refuses.
  static func base(
    _ things: [String],
    _ claims: [String],
    others: [String] = [],
    more: String = ""
  ) throws -> KnowledgeBase {
    let base = try DemoBase.empty()
    let entities = things.map { thing in
      let words = thing.split(separator: " ")
      return "  \(words[0]): {kind: \(words[1])}\n"
    }
    var files = [
      """
      regesta: 1
      sources:
        text: {type: book, title: A text, short: Text}
        book: {type: book, title: A book, short: Book}
      entities:

      """ + entities.joined()
    ]
    for (source, lines) in [("text", claims), ("book", others)] where !lines.isEmpty {
      files.append(
        "regesta: 1\nsource: \(source)\nstatements:\n  - at: p. 1\n    claims:\n"
          + lines.map { "      - \($0)\n" }.joined()
      )
    }
    if !more.isEmpty { files.append("regesta: 1\nsource: text\n" + more) }
    try base.load(files)
    return base
  }
}

extension KnowledgeBase {
  /// What rules have found, as "rule: side | side" with the sentences of each.
  func foundSides() throws -> [String] {
    try contradictions().map { found in
      let sides = found.sides.map { $0.map(\.sentence).joined(separator: " + ") }
      return "\(found.rule): " + sides.joined(separator: " | ")
    }
  }

  /// The number of the only claim with this sentence.
  func number(of sentence: String) throws -> Claim.ID {
    let matches = try claims(ClaimQuery(includesNames: true)).filter { $0.sentence == sentence }
    guard let match = matches.first, matches.count == 1 else {
      throw RegestaError(.notFound, "\(matches.count) claims say: \(sentence)")
    }
    return match.id
  }
}

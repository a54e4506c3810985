import BaseSupport
import RegestaKit
import RegestaWeb
import TestSupport
import Testing

/// Whatever somebody writes is shown, and nothing of it is read as markup.
@Suite struct EscapingTests {
  /// A base in which every naughty text is a name, a description and a value.
  private static func base(_ texts: [String]) throws -> KnowledgeBase {
    func quoted(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case let scalar
        where scalar.value < 0x20 || scalar.value >= 0x7F && scalar.value < 0xA0
          || scalar.value > 0x7E && scalar.value < 0x10000 && !scalar.properties.isAlphabetic:
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
      }
      return "\"" + result + "\""
    }
    var notation = """
      regesta: 1
      sources:
        book: {type: book, title: \(quoted(texts[0])), short: \(quoted("short " + texts[0]))}
      source: book
      entities:

      """
    for (index, text) in texts.enumerated() {
      notation += "  thing-\(index): {kind: person, names: [\(quoted("N" + text))]}\n"
    }
    notation += "statements:\n  - at: \(quoted("p. 1 " + texts[0]))\n    claims:\n"
    for (index, text) in texts.enumerated() {
      notation += "      - {claim: [thing-\(index), described-as, \(quoted("D" + text))]}\n"
    }
    return try DemoBase.with(notation)
  }

  /// What YAML can hold in a name: no text of blanks alone, and no character that it forbids.
  private static let texts = Naughty.all.filter { text in
    text.contains { !$0.isWhitespace }
      && !text.unicodeScalars.contains { $0.value == 0 || $0.value == 0xFFFE || $0.value == 0xFFFF }
      && text.unicodeScalars.allSatisfy { $0.value < 0xD800 || $0.value >= 0xE000 }
  }

  @Test func everyTextIsShownAndNothingRuns() throws {
    let texts = Self.texts
    try #require(texts.count > 60)
    let visitor = Visitor(base: try Self.base(texts))
    for (index, text) in texts.enumerated() {
      let target = "/e/thing-\(index)"
      let response = visitor.get(target)
      #expect(response.status == 200, "\(text.debugDescription)")
      let page: StrictHTML.Node
      do { page = try StrictHTML.parse(response.text) } catch {
        Issue.record("\(text.debugDescription): \(error)")
        continue
      }
      #expect(page.elements("script").count == 1)
      let shown = Self.shown("N" + text)
      let heading = page.elements("h1").first?.allText ?? ""
      #expect(
        heading.filter { !$0.isWhitespace } == shown.filter { !$0.isWhitespace },
        "\(text.debugDescription)"
      )
    }
    for target in [
      "/", "/k/person?size=1000", "/s", "/s/book", "/r/described-as?size=1000", "/log", "/b/2",
    ] {
      #expect(throws: Never.self, "\(target)") { try visitor.page(target) }
    }
  }

  @Test func everyTextCanBeAParameter() throws {
    let visitor = Visitor(base: try DemoBase.open())
    for (index, text) in Naughty.all.enumerated() {
      let value = Visitor.encoded(text)
      var targets = ["/search?q=\(value)&all=yes", "/e/\(value)"]
      if index < Naughty.own.count {
        targets += [
          "/timeline?e=\(value)", "/day?on=\(value)", "/?known-at=\(value)", "/\(value)",
          "/sql?sql=\(value)", "/k/\(value)", "/q/\(value)",
        ]
      }
      if index % 8 == 0 { targets.append("/ask?q=\(value)") }
      for target in targets {
        let response = visitor.get(target)
        #expect(
          [200, 303, 400, 404, 422].contains(response.status),
          "\(target): \(response.status)"
        )
        guard response.header("Content-Type")?.hasPrefix("text/html") == true else { continue }
        do {
          let page = try StrictHTML.parse(response.text)
          #expect(page.elements("script").count == 1, "\(target)")
        } catch {
          Issue.record("\(target): \(error)")
        }
      }
    }
  }

  /// The text as HTML can show it.
  private static func shown(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: result.unicodeScalars.append(scalar)
      case 0x0D: result += "\n"
      case 0..<0x20: result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
      case 0x7F: result += "\u{2421}"
      case 0x80..<0xA0, 0xFDD0...0xFDEF: result += "\u{FFFD}"
      case let value where value & 0xFFFE == 0xFFFE: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Visitor {
  /// A text as a value in an address.
  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}

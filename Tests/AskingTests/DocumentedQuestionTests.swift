import Asking
import BaseSupport
import Foundation
import RegestaKit
import Testing

/// The questions of docs/asking.md, each asked, with how its answer begins.
@Suite("Documented questions") struct DocumentedQuestionTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var question: String
    var beginning: String
    var testDescription: String { question }
  }

  static let examples: [Example] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/asking.md").path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    var examples: [Example] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("? ") {
        examples.append(Example(question: String(line.dropFirst(2)), beginning: ""))
      } else if line.hasPrefix("= "), !examples.isEmpty {
        var beginning = String(line.dropFirst(2))
        if beginning.hasSuffix(" …") { beginning.removeLast(2) }
        examples[examples.count - 1].beginning = beginning
      }
    }
    return examples
  }()

  @Test("There are at least sixty")
  func count() {
    #expect(Self.examples.count >= 60)
    #expect(Self.examples.allSatisfy { !$0.beginning.isEmpty })
  }

  @Test("Each is answered as it says", arguments: examples)
  func answer(example: Example) throws {
    let reply = try DemoBase.asker().ask(example.question)
    switch reply {
    case .answer(let answer): #expect(answer.text.hasPrefix(example.beginning), "\(answer.text)")
    case .notUnderstood: #expect(example.beginning == "not understood")
    case .choice(let choices): Issue.record("asked back: \(choices.map(\.reading))")
    }
  }
}

internal import Asking
internal import RegestaKit
internal import Synchronization

/// Questions that this base has an answer to, for its first page.
///
/// They are asked once for each state of a base, and kept.
final class ExampleQuestions: Sendable {
  static let shared = ExampleQuestions()

  private struct Known {
    var head: String?
    var questions: [String]
  }

  private let known = Mutex(Known(head: nil, questions: []))

  /// What is asked about the thing of which most is said, by the kind that it has.
  private static let patterns: [(kind: String, words: [String])] = [
    ("treaty", ["Who signed %?", "When was % ratified?"]), ("place", ["Who held %?"]),
    ("state", ["Which places did % claim?", "What happened to %?"]), ("person", ["Who was %?"]),
    ("war", ["When did % begin?"]),
  ]

  private static let most = 5

  /// Questions that find something.
  func questions(for base: KnowledgeBase) throws -> [String] {
    let head = try base.head()
    let kept = known.withLock { $0.head == head && head != nil ? $0.questions : nil }
    if let kept { return kept }
    let questions = try find(in: base)
    known.withLock { $0 = Known(head: head, questions: questions) }
    return questions
  }

  private func find(in base: KnowledgeBase) throws -> [String] {
    let limits = QueryLimits(time: .milliseconds(500), rows: 50)
    let asker = try Asker(base, limits: limits)
    var found: [String] = []
    for pattern in Self.patterns {
      for entity in try base.prominent(ofKind: pattern.kind, limit: 2) {
        for words in pattern.words where found.count < Self.most {
          let question = words.replacing("%", with: Self.called(entity, pattern.kind))
          guard let reply = try? asker.ask(question), case .answer(let answer) = reply,
            answer.verdict != .notRecorded, answer.verdict != .no
          else { continue }
          found.append(question)
          break
        }
      }
    }
    return found
  }

  /// Names of treaties and wars take an article in English.
  private static func called(_ entity: Entity, _ kind: String) -> String {
    guard ["treaty", "war"].contains(kind), !entity.label.hasPrefix("The "),
      !entity.label.hasPrefix("World ")
    else { return entity.label }
    return "the " + entity.label
  }
}

extension ExampleQuestions {
  /// What is shown where nothing is asked yet.
  static func view(_ examples: [String], _ visit: Visit) -> HTML {
    .all {
      if !examples.isEmpty {
        Tag.p { "For example:" }
        Tag.ul(.class("examples")) {
          for question in examples {
            Tag.li { Tag.a(.href(visit.link(.ask, [QueryItem("q", question)]))) { question } }
          }
        }
      }
      Tag.p(.class("faint")) {
        "Who, what, when, where, how long, how many, whether; on a day, before and after something. What "
        "cannot be read is refused, and “not recorded” differs from “no”. "
        Tag.a(.href(Link(.questions))) { "Questions as forms" }
      }
    }
  }
}

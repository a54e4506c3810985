import Asking
import RegestaKit

/// Of questions: any text ends in an answer with words, in readings with words, or in a refusal.
enum QuestionPromises {
  // libFuzzer calls from one thread, and the tests from one after another.
  private nonisolated(unsafe) static let asker = Result {
    try Asker(KnowledgeBase(path: DemoFile.shared.get().path))
  }

  static func check(_ bytes: [UInt8]) throws {
    let reply: Reply
    do {
      reply = try asker.get().ask(String(decoding: bytes, as: UTF8.self))
    } catch {
      // A question that reaches the limits of its statements is a finding as well.
      throw BrokenPromise("a question failed: \(error)")
    }
    switch reply {
    case .answer(let answer):
      try promise(!answer.text.isEmpty, "an answer without words")
      try promise(!answer.reading.isEmpty, "an answer that does not say how the question was read")
    case .choice(let choices):
      try promise(choices.count > 1, "a choice of one")
      try promise(choices.allSatisfy { !$0.answer.text.isEmpty }, "a reading without words")
    case .notUnderstood(let misunderstanding):
      try promise(!misunderstanding.message.isEmpty, "a refusal without words")
    }
  }
}

import Asking
import BaseSupport

extension DemoBase {
  /// An asker of the base with the founding article, opened for reading.
  static func asker() throws -> Asker { try Asker(open()) }
}

extension Reply {
  /// The answer; nil when there is none.
  var answer: Answer? {
    if case .answer(let answer) = self { answer } else { nil }
  }
}

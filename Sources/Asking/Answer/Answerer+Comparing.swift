internal import RegestaKit

extension Answerer {
  func common(_ query: Query) throws -> Answer? { nil }
  func compare(_ query: Query) throws -> Answer? { nil }
}

internal import Interchange
internal import RegestaKit

/// Which proposals a rule of `--accept` or `--reject` is for: `score>=0.95`, `kind=person and score>0.9`.
struct ReviewRule {
  private enum Condition {
    case score((Double, Double) -> Bool, Double)
    case kind(String)
    case origin(String)
  }

  private let conditions: [Condition]

  /// - Throws: a failure with status 64.
  init(_ text: String, option: String) throws(CommandFailure) {
    var conditions: [Condition] = []
    for part in text.split(separator: /\s+and\s+|\s*,\s*/) {
      guard let condition = Self.condition(part) else {
        throw CommandFailure(
          .usage,
          code: "invalid_value",
          "'\(part)' is no condition of \(option)",
          reason: "there are score>=0.95 (also >, <, <=), kind=person and origin=import or check",
          hint: "regesta review \(option) 'score>=0.95'"
        )
      }
      conditions.append(condition)
    }
    guard !conditions.isEmpty else {
      throw CommandFailure(.usage, code: "invalid_value", "\(option) needs a condition")
    }
    self.conditions = conditions
  }

  func holds(for proposal: Proposal) -> Bool {
    conditions.allSatisfy { condition in
      switch condition {
      case .score(let compare, let bound): compare(proposal.score, bound)
      case .kind(let key): proposal.one.kind == key || proposal.other.kind == key
      case .origin(let word): proposal.origin.rawValue == word
      }
    }
  }

  private static func condition(_ text: Substring) -> Condition? {
    let form = /\s*(score|kind|origin)\s*(>=|<=|>|<|=)\s*(\S+)\s*/
    guard let parts = text.wholeMatch(of: form) else { return nil }
    let (_, field, sign, value) = parts.output
    switch (field, sign) {
    case ("kind", "="): return .kind(String(value))
    case ("origin", "="):
      return Proposal.Origin(rawValue: String(value)).map { .origin($0.rawValue) }
    case ("score", _):
      guard let bound = Double(value), (0...1).contains(bound) else { return nil }
      switch sign {
      case ">=": return .score(>=, bound)
      case "<=": return .score(<=, bound)
      case ">": return .score(>, bound)
      case "<": return .score(<, bound)
      default: return .score(==, bound)
      }
    default: return nil
    }
  }
}

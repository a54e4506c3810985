internal import RegestaKit

/// Which candidates a rule of `--accept` or `--reject` is for: `score>=0.9`, `relation=signed and
/// score>0.8`, `modality!=asserted`.
struct CandidateRule {
  private enum Field: String, CaseIterable {
    case score, relation, kind, source, reader, modality, passage, known, denied
  }

  private struct Condition {
    var field: Field
    var sign: String
    var value: String
    var number: Double?
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
          reason:
            "there are score>=0.9 and passage<=12 (also >, <, =, !=); relation=, kind=, source=, "
            + "reader=, modality=, known= and denied= with = or !=",
          hint: "regesta review --candidates \(option) 'score>=0.9 and relation=signed'"
        )
      }
      conditions.append(condition)
    }
    guard !conditions.isEmpty else {
      throw CommandFailure(.usage, code: "invalid_value", "\(option) needs a condition")
    }
    self.conditions = conditions
  }

  func holds(for candidate: Candidate, in base: KnowledgeBase) throws -> Bool {
    for condition in conditions where try !holds(condition, for: candidate, base) { return false }
    return true
  }

  private func holds(
    _ condition: Condition,
    for candidate: Candidate,
    _ base: KnowledgeBase
  ) throws -> Bool {
    let claim = candidate.claim
    let values: [String]
    switch condition.field {
    case .score: return Self.compare(candidate.score, condition)
    case .passage: return Self.compare(Double(candidate.passage.ordinal), condition)
    case .relation: values = [claim.relation.key]
    case .kind: values = [claim.subject.kind] + (claim.object.entity.map { [$0.kind] } ?? [])
    case .source: values = [candidate.source.key]
    case .reader: values = [candidate.reader, String(candidate.reader.prefix { $0 != " " })]
    case .modality: values = [candidate.modality.rawValue]
    case .denied: values = [claim.isDenied ? "yes" : "no", claim.isDenied ? "true" : "false"]
    case .known: values = [try base.standing(of: claim.id).kind.rawValue]
    }
    return values.contains(condition.value) == (condition.sign == "=")
  }

  private static func compare(_ value: Double, _ condition: Condition) -> Bool {
    guard let bound = condition.number else { return false }
    return switch condition.sign {
    case ">=": value >= bound
    case "<=": value <= bound
    case ">": value > bound
    case "<": value < bound
    case "!=": value != bound
    default: value == bound
    }
  }

  private static func condition(_ text: Substring) -> Condition? {
    let form = /\s*([a-z]+)\s*(>=|<=|!=|>|<|=)\s*(\S.*?)\s*/
    guard let parts = text.wholeMatch(of: form)?.output,
      let field = Field(rawValue: String(parts.1))
    else { return nil }
    let (sign, value) = (String(parts.2), String(parts.3))
    switch field {
    case .score, .passage:
      guard let number = Double(value), number.isFinite else { return nil }
      if field == .score, !(0...1).contains(number) { return nil }
      return Condition(field: field, sign: sign, value: value, number: number)
    case .modality where Modality(rawValue: value) == nil,
      .known where Standing.Kind(rawValue: value) == nil:
      return nil
    default:
      guard sign == "=" || sign == "!=" else { return nil }
      return Condition(field: field, sign: sign, value: value)
    }
  }
}

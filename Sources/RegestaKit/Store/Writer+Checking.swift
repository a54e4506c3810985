internal import Chronology

/// What must be true of a claim before it is written, as far as no row of the base tells: the triggers and CHECKs of
/// `schema.sql` ask the same, but of what is written.
extension Writer {
  /// A relation, as far as it decides what may be said by it.
  package struct RelationFacts: Sendable {
    var id: Int
    package let value: Relation.ValueType
    package let time: Relation.Nature
    var use: Relation.Use
  }

  /// What a claim or a qualifier says, by column.
  struct Columns {
    var object: Int?
    var text: String?
    var language: String?
    var number: Double?
    var numberTo: Double?
    var unit: Int?
    var date: Int?
    var isUnknown = false

    fileprivate var isPoint: Bool {
      guard let number, let numberTo else { return false }
      return (-90...90).contains(number) && (-180...180).contains(numberTo)
    }

    fileprivate func fits(claimOf value: Relation.ValueType) -> Bool {
      if isUnknown { return true }
      return switch value {
      case .entity: object != nil
      case .date: date != nil
      case .quantity: number != nil
      case .point: isPoint
      case .name: text?.isEmpty == false && language != nil && number == nil
      case .identifier: text?.isEmpty == false && language == nil && number == nil
      case .text: text != nil && number == nil
      }
    }

    fileprivate func fits(qualifierOf value: Relation.ValueType) -> Bool {
      switch value {
      case .entity: object != nil
      case .date: date != nil
      case .quantity: number != nil
      case .point: isPoint
      case .name, .identifier, .text: text != nil && number == nil
      }
    }
  }

  /// Finds out whether a claim could be recorded, as far as no row of the base decides it.
  ///
  /// - Parameters:
  ///   - draft: The claim; which things it speaks of does not matter.
  ///   - relation: Finds a relation by its key.
  /// - Throws: ``RegestaError`` of kind `badInput`, as ``addClaim(_:)``.
  package static func check(
    _ draft: ClaimDraft,
    _ relation: (String) throws -> RelationFacts
  ) throws {
    _ = try checked(draft, relation)
  }

  /// The relation of a claim, when the claim holds, and the bounds of that as numbers of days; neither of the last
  /// two for what has no time.
  static func checked(_ draft: ClaimDraft, _ relation: (String) throws -> RelationFacts) throws
    -> (relation: RelationFacts, period: Period?, bounds: (Int, Int, Int, Int)?)
  {
    let facts = relation
    let relation = try facts(draft.relation)
    try checkNumbers(of: draft.object)
    let period = try period(of: draft, relation)
    var bounds: (Int, Int, Int, Int)?
    if let period {
      let start = (period.startEarliest.number, period.startLatest.number)
      let end =
        relation.time == .instant
        ? start : (period.endEarliest.number, period.endLatest.number)
      bounds = (start.0, start.1, end.0, end.1)
      if start.0 > start.1 || end.0 > end.1 || start.0 > end.1 {
        throw refusal("it ends before it begins")
      }
    }
    if relation.use == .qualifier { throw refusal("this relation is only a qualifier") }
    guard try columns(draft.object, { _ in 0 }).fits(claimOf: relation.value) else {
      throw refusal("the object does not fit the relation")
    }
    for qualifier in draft.qualifiers { try check(qualifier, facts(qualifier.relation)) }
    return (relation, period, bounds)
  }

  private static func check(_ qualifier: ClaimDraft.Qualifier, _ relation: RelationFacts) throws {
    try checkNumbers(of: qualifier.object)
    if qualifier.object == .unknown {
      throw RegestaError(.badInput, "The qualifier \"\(qualifier.relation)\" has no value.")
    }
    if relation.use == .claim { throw refusal("this relation is not a qualifier") }
    guard try columns(qualifier.object, { _ in 0 }).fits(qualifierOf: relation.value) else {
      throw refusal("the value does not fit the qualifier")
    }
  }

  private static func checkNumbers(of object: ClaimDraft.Object) throws {
    let numbers: (Double, Double?)
    switch object {
    case .quantity(let number, let upper, _, _): numbers = (number, upper)
    case .point(let latitude, let longitude): numbers = (latitude, longitude)
    case .entity, .text, .date, .unknown: return
    }
    for number in [numbers.0, numbers.1 ?? 0] where !number.isFinite {
      throw RegestaError(.badInput, "\(number) is not a number that can be recorded.")
    }
  }

  /// When a claim holds; nil for what has no time.
  private static func period(of draft: ClaimDraft, _ relation: RelationFacts) throws -> Period? {
    switch relation.time {
    case .interval: return draft.period ?? Period(start: .unknown, end: .unknown)
    case .instant: return try instant(of: draft)
    case .timeless:
      guard draft.period != nil else { return nil }
      throw RegestaError(
        .badInput,
        "\"\(draft.relation)\" has no time, but a date was given.",
        hint: "Leave the date out, or choose a relation that has a time."
      )
    }
  }

  /// When an act happened; without a date of its own ("signed on 12 July"), on the date that is its
  /// value, else at a time not known.
  private static func instant(of draft: ClaimDraft) throws -> Period {
    guard let period = draft.period else {
      if case .date(let date) = draft.object { return .instant(date) }
      return Period(start: .unknown, end: .unknown)
    }
    switch (period.start, period.end) {
    case (.date(let date), let end) where end == .date(date) || end == .unknown:
      return .instant(date)
    case (.unknown, .unknown): return period
    default:
      throw RegestaError(
        .badInput,
        "\"\(draft.relation)\" happens at one time, but a beginning and an end were given.",
        hint: "Give one date, or choose a relation that holds for a time."
      )
    }
  }

  static func refusal(_ words: String) -> RegestaError {
    RegestaError(.badInput, "The base refused it: \(words).")
  }
}

extension Writer.RelationFacts {
  /// What of a relation decides it.
  package init(_ relation: Relation) {
    self.init(
      id: relation.id.rawValue,
      value: relation.value,
      time: relation.time,
      use: relation.use
    )
  }
}

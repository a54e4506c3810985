internal import Chronology
public import RegestaKit

/// What a person changes of a claim that a reader proposes, in the words of the notation. What is left
/// out stays as it was read.
public struct ClaimEdit: Hashable, Sendable {
  /// A key or a name; `+Name (kind)` for a thing that the base does not have.
  public var subject: String?
  /// A relation's key.
  public var relation: String?
  /// A key or a name, a date, a number or a text, as the relation wants it; `+Name (kind)` for a new thing,
  /// `?` for one not named.
  public var object: String?
  /// All that qualifies it: the keys of relations with what they say, as for `object`. Nil leaves it as it was read.
  public var additions: [Addition]?
  /// When: of an instant, or a time at which it was so. An empty text takes the time away.
  public var on: String?
  /// Since when.
  public var from: String?
  /// Until when; `..` for still so.
  public var to: String?
  /// Whether the text says that it is not so.
  public var denied: Bool?

  /// What qualifies a claim: `recipient` with "poland".
  public struct Addition: Hashable, Sendable {
    /// A relation's key.
    public var relation: String
    /// As for ``ClaimEdit/object``.
    public var object: String

    /// An addition as a value.
    public init(_ relation: String, _ object: String) {
      self.relation = relation
      self.object = object
    }
  }

  /// Nothing changed.
  public init() {}

  /// Whether nothing is changed.
  public var isEmpty: Bool { self == ClaimEdit() }

  /// The claim with what was changed.
  ///
  /// - Parameters:
  ///   - claim: What was proposed.
  ///   - isInferred: Whether a part of its time was supplied by context.
  ///   - base: The base that it is in.
  ///   - addThing: Records a thing that is named first here, and gives its number. Without it, such things are
  ///     only looked at: the claim is then for looking at, too.
  /// - Returns: The claim to be recorded.
  /// - Throws: ``RegestaError`` of kind `badInput`, `notFound` or `ambiguous` when a word of it means
  ///   nothing or too much.
  public func applied(
    to claim: Claim,
    isInferred: Bool = false,
    in base: KnowledgeBase,
    addThing: ((NewThing) throws -> Entity.ID)? = nil
  ) throws -> ClaimDraft {
    func thing(_ text: String) throws -> Entity.ID {
      guard let new = try NewThing(text, in: base) else { return try base.thing(named: text).id }
      return try addThing?(new) ?? claim.subject.id
    }
    let relation = try base.relation(named: self.relation ?? claim.relation.key)
    var draft = ClaimDraft(
      try subject.map(thing) ?? claim.subject.id,
      relation.key,
      try object.map { try value($0, of: relation, thing) } ?? claim.object.drafted,
      isDenied: denied ?? claim.isDenied,
      certainty: claim.certainty,
      qualifiers: try additions.map { additions in
        try additions.map { addition in
          let relation = try base.relation(named: addition.relation)
          return .init(relation.key, try value(addition.object, of: relation, thing))
        }
      } ?? claim.qualifiers.map { .init($0.relation.key, $0.value.drafted) }
    )
    draft.period = try period(of: claim, relation)
    let isTimeKept = on == nil && from == nil && to == nil
    draft.isInferred = isInferred && isTimeKept
    return draft
  }

  // MARK: Below

  private func value(
    _ text: String,
    of relation: Relation,
    _ thing: (String) throws -> Entity.ID
  ) throws -> ClaimDraft.Object {
    if text == "?" { return .unknown }
    switch relation.value {
    case .entity: return .entity(try thing(text))
    case .date: return .date(try date(text))
    case .quantity:
      let plain = text.filter { $0 != "," && $0 != " " && $0 != "_" }
      guard let number = Double(plain.prefix { $0.isNumber || $0 == "." || $0 == "-" }) else {
        throw RegestaError(.badInput, "\"\(text)\" does not begin with a number.")
      }
      return .quantity(number, wording: text)
    case .point:
      let parts = text.split(separator: ",").compactMap { Double($0.filter { $0 != " " }) }
      guard parts.count == 2 else {
        throw RegestaError(.badInput, "A point is written \"54.69, 25.28\".")
      }
      return .point(latitude: parts[0], longitude: parts[1])
    case .name: return .text(text, language: "und")
    case .text, .identifier: return .text(text)
    }
  }

  private func date(_ text: String) throws -> HistoricalDate {
    do {
      return try HistoricalDate(parsing: text)
    } catch {
      throw RegestaError(.badInput, error.message)
    }
  }

  private func period(of claim: Claim, _ relation: Relation) throws -> Period? {
    guard relation.time != .timeless else {
      if on?.isEmpty == false || from?.isEmpty == false || to?.isEmpty == false {
        throw RegestaError(
          .badInput,
          "\"\(relation.key)\" has no time.",
          hint: "Leave the date out, or choose a relation that has a time."
        )
      }
      return nil
    }
    if let on, !on.isEmpty {
      let date = try date(on)
      return relation.time == .instant ? .instant(date) : .attested(on: date)
    }
    // A date that is emptied takes away the time as it was read, not the one given beside it.
    let read = on == nil ? claim.period : nil
    if from != nil || to != nil {
      let start = try endpoint(from) ?? read?.start ?? .unknown
      let end = try endpoint(to) ?? read?.end ?? .unknown
      if relation.time == .instant, case .date(let date) = start { return .instant(date) }
      return Period(start: start, end: end)
    }
    guard let period = read else { return nil }
    switch (relation.time, period.isInstant, period.start) {
    case (.instant, false, .date(let date)): return .instant(date)
    case (.instant, false, _): return nil
    case (.interval, true, .date(let date)): return .attested(on: date)
    default: return period
    }
  }

  private func endpoint(_ text: String?) throws -> Period.Endpoint? {
    guard let text else { return nil }
    if text.isEmpty { return .unknown }
    return text == ".." ? .open : .date(try date(text))
  }
}

extension Claim.Value {
  /// The value as it is written down again.
  var drafted: ClaimDraft.Object {
    switch self {
    case .entity(let entity): .entity(entity.id)
    case .text(let text, let language): .text(text, language: language)
    case .quantity(let quantity):
      .quantity(
        quantity.number,
        to: quantity.upper,
        unit: quantity.unit?.id,
        wording: quantity.wording
      )
    case .date(let date): .date(date)
    case .point(let latitude, let longitude): .point(latitude: latitude, longitude: longitude)
    case .unknown: .unknown
    }
  }
}

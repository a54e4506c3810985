internal import Chronology
internal import JSONForms
internal import RegestaKit

/// What readers propose as JSON; docs/reading.md describes each member.
enum CandidateJSON {
  /// A thing: `{"key":"lithuania","name":"Lithuania","kind":"state","new":false}`.
  static func thing(_ entity: Entity, isNew: Bool) -> JSON {
    .object([
      ("key", .string(entity.key)), ("name", .string(entity.label)),
      ("kind", .string(entity.kind)), ("new", .bool(isNew)),
    ])
  }

  /// A value: `{"thing":…}`, `{"date":…}`, `{"quantity":…}`, `{"text":…}` or `{"unknown":true}`.
  static func value(_ value: Claim.Value, new: Set<Entity.ID>) -> JSON {
    switch value {
    case .entity(let entity):
      .object([("thing", thing(entity, isNew: new.contains(entity.id)))])
    case .date(let date): .object([("date", self.date(date))])
    case .text(let text, _): .object([("text", .string(text))])
    case .quantity(let quantity):
      .object([
        (
          "quantity",
          .object([
            ("number", .real(quantity.number)), ("to", quantity.upper.map(JSON.real) ?? .null),
            ("unit", quantity.unit.map { thing($0, isNew: new.contains($0.id)) } ?? .null),
            ("wording", JSON(quantity.wording)),
          ])
        )
      ])
    case .point(let latitude, let longitude):
      .object([("point", .array([.real(latitude), .real(longitude)]))])
    case .unknown: .object([("unknown", .bool(true))])
    }
  }

  /// A date: `{"edtf":"1920-07-12","wording":"July 12","earliest":…,"latest":…,"inferred":true}`.
  static func date(_ date: HistoricalDate, isInferred: Bool? = nil) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("edtf", JSON(date.edtf)), ("wording", .string(date.wording)),
      ("earliest", ClaimJSON.day(date.earliest)), ("latest", ClaimJSON.day(date.latest)),
    ]
    if let isInferred { members.append(("inferred", .bool(isInferred))) }
    return .object(members)
  }

  /// When: `on` for an instant and for a time at which it was so, else `from` and `to`; an end that is
  /// open is "..", one that is not known null.
  static func time(of candidate: Candidate) -> (on: JSON, from: JSON, to: JSON) {
    guard let period = candidate.claim.period else { return (.null, .null, .null) }
    if case .date(let value) = candidate.claim.object, period == .instant(value) {
      return (.null, .null, .null)
    }
    func end(_ endpoint: Period.Endpoint) -> JSON {
      switch endpoint {
      case .date(let date): self.date(date, isInferred: candidate.isInferred)
      case .open: .string("..")
      case .unknown: .null
      }
    }
    if period.isInstant { return (end(period.start), .null, .null) }
    if case .date(let start) = period.start, case .date(let last) = period.end,
      period == .attested(on: attestation(start, last))
    {
      return (date(attestation(start, last), isInferred: candidate.isInferred), .null, .null)
    }
    return (.null, end(period.start), end(period.end))
  }

  /// The date at which it was so, of the two that say so.
  private static func attestation(_ start: HistoricalDate, _ end: HistoricalDate) -> HistoricalDate
  {
    HistoricalDate(
      earliest: end.earliest,
      latest: start.latest,
      wording: start.wording,
      calendar: start.calendar
    )
  }

  static func notes(of candidate: Candidate) -> JSON {
    .array(
      candidate.notes.map {
        .object([
          ("label", JSON($0.note)), ("source", .string($0.source.key)),
          ("locator", JSON($0.locator)),
        ])
      }
    )
  }

  static func qualifiers(of candidate: Candidate) -> JSON {
    .array(
      candidate.claim.qualifiers.map {
        .object([
          ("relation", .string($0.relation.key)),
          ("object", value($0.value, new: candidate.proposed)),
        ])
      }
    )
  }

  static func passage(_ passage: Passage) -> JSON {
    .object([
      ("ordinal", .integer(Int64(passage.ordinal))), ("section", JSON(passage.section)),
      ("paragraph", ClaimJSON.number(passage.paragraph)), ("text", .string(passage.text)),
    ])
  }
}

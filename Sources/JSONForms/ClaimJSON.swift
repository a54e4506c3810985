package import Chronology
package import RegestaKit

/// The knowledge base's values as JSON: one shape for each, the same in every command and on every page.
package enum ClaimJSON {
  package static func entity(_ entity: Entity) -> JSON {
    .object([
      ("id", .integer(Int64(entity.id.rawValue))), ("key", .string(entity.key)),
      ("label", .string(entity.label)), ("kind", .string(entity.kind)),
    ])
  }

  /// A whole claim with all that belongs to it.
  package static func claim(_ claim: Claim) -> JSON {
    .object([
      ("id", .integer(Int64(claim.id.rawValue))),
      ("sentence", .string(claim.sentence)),
      ("subject", entity(claim.subject)),
      ("relation", relation(claim.relation)),
      ("object", value(claim.object)),
      ("when", JSON(claim.when)),
      ("time", time(claim.period)),
      ("denied", .bool(claim.isDenied)),
      ("certainty", .string(claim.certainty.name)),
      ("status", .string(claim.status.name)),
      ("disputed", .bool(claim.isDisputed)),
      ("reading_of", number(claim.readingOf?.rawValue)),
      ("supersedes", number(claim.supersedes?.rawValue)),
      ("comment", JSON(claim.comment)),
      ("qualifiers", qualifiers(claim)),
      ("citations", citations(claim)),
      ("disputes", .array(claim.disputes.map(dispute))),
    ])
  }

  package static func relation(_ relation: Relation.Reference) -> JSON {
    .object([
      ("key", .string(relation.key)), ("label", .string(relation.label)),
      ("inverse", JSON(relation.inverse)),
    ])
  }

  /// A value with its type: `{"type":"entity",…}`, `{"type":"date",…}` and so on; `text` is always
  /// what people read.
  package static func value(_ value: Claim.Value) -> JSON {
    let text = ("text", JSON.string(value.printed))
    return switch value {
    case .entity(let it): .object([("type", .string("entity")), text, ("entity", entity(it))])
    case .text(_, let language):
      .object([("type", .string("text")), text, ("language", JSON(language))])
    case .quantity(let quantity):
      .object([
        ("type", .string("quantity")), text, ("number", .real(quantity.number)),
        ("to", quantity.upper.map { .real($0) } ?? .null),
        ("unit", quantity.unit.map(entity) ?? .null),
      ])
    case .date(let it): .object([("type", .string("date")), text, ("date", date(it))])
    case .point(let latitude, let longitude):
      .object([
        ("type", .string("point")), text, ("latitude", .real(latitude)),
        ("longitude", .real(longitude)),
      ])
    case .unknown: .object([("type", .string("unknown")), text])
    }
  }

  package static func date(_ date: HistoricalDate) -> JSON {
    .object([
      ("text", .string(date.printed)), ("wording", .string(date.wording)),
      ("calendar", .string(date.calendar.rawValue)), ("edtf", JSON(date.edtf)),
      ("earliest", day(date.earliest)), ("latest", day(date.latest)),
      ("rule", .string(date.rule.rawValue)),
    ])
  }

  /// A day in ISO 8601, or `null` when there is no bound.
  package static func day(_ day: Day?) -> JSON {
    guard let day, day.isFinite else { return .null }
    return .string(day.iso)
  }

  private static func time(_ period: Period?) -> JSON {
    guard let period else { return .null }
    return .object([
      ("instant", .bool(period.isInstant)),
      ("start", end(period.start)), ("end", end(period.end)),
      ("start_earliest", day(period.startEarliest)), ("start_latest", day(period.startLatest)),
      ("end_earliest", day(period.endEarliest)), ("end_latest", day(period.endLatest)),
    ])
  }

  /// A date, or the word `open` or `unknown`.
  private static func end(_ end: Period.Endpoint) -> JSON {
    switch end {
    case .date(let it): date(it)
    case .open: .string("open")
    case .unknown: .string("unknown")
    }
  }

  package static func qualifiers(_ claim: Claim) -> JSON {
    .array(
      claim.qualifiers.map {
        .object([("relation", relation($0.relation)), ("value", value($0.value))])
      }
    )
  }

  package static func citations(_ claim: Claim) -> JSON {
    .array(
      claim.citations.map { citation in
        .object([
          ("source", source(citation.source)), ("via", citation.via.map(source) ?? .null),
          ("stance", .string(citation.stance.name)), ("locator", JSON(citation.locator)),
          ("quote", JSON(citation.quote)), ("text", .string(citation.printed)),
        ])
      }
    )
  }

  package static func source(_ source: Source.Reference) -> JSON {
    .object([("key", .string(source.key)), ("name", .string(source.short))])
  }

  /// A whole source.
  package static func source(_ source: Source) -> JSON {
    .object([
      ("id", .integer(Int64(source.id.rawValue))), ("key", .string(source.key)),
      ("type", .string(source.type)), ("name", .string(source.short)),
      ("author", JSON(source.author)), ("title", JSON(source.title)),
      ("volume", JSON(source.volume)), ("issued", JSON(source.issued)),
      ("note", JSON(source.note)), ("reference", .string(source.reference)),
    ])
  }

  private static func dispute(_ dispute: Dispute.Reference) -> JSON {
    .object([
      ("key", .string(dispute.key)), ("question", .string(dispute.question)),
      ("status", .string(dispute.status.rawValue)), ("side", .integer(Int64(dispute.side))),
    ])
  }

  package static func dispute(_ dispute: Dispute) -> JSON {
    .object([
      ("key", .string(dispute.key)), ("question", .string(dispute.question)),
      ("status", .string(dispute.status.rawValue)), ("reason", JSON(dispute.reason)),
      ("sides", .array(dispute.sides.map { .array($0.map(claim)) })),
    ])
  }

  package static func position(_ position: Position) -> JSON {
    .object([
      ("holder", entity(position.holder)),
      ("claim", .integer(Int64(position.claim.rawValue))),
      ("stance", .string(position.stance.rawValue)), ("reason", JSON(position.reason)),
      ("source", position.source.map(source) ?? .null), ("locator", JSON(position.locator)),
    ])
  }

  package static func batch(_ batch: Batch) -> JSON {
    .object([
      ("id", .integer(Int64(batch.id.rawValue))), ("kind", .string(batch.kind.rawValue)),
      ("at", .string(batch.at)), ("who", .string(batch.who)), ("why", JSON(batch.why)),
      ("file", JSON(batch.file)), ("sha256", JSON(batch.fileHash)),
      ("undoes", number(batch.undoes?.rawValue)), ("hash", JSON(batch.hash)),
    ])
  }

  package static func number(_ number: Int?) -> JSON {
    number.map { .integer(Int64($0)) } ?? .null
  }
}

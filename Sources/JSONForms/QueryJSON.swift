package import Asking
internal import RegestaKit

/// How a question was read, as JSON.
package enum QueryJSON {
  package static func query(_ query: Query) -> JSON {
    var fields: [(String, JSON)] = [("op", .string(query.operation.rawValue))]
    if let it = query.pattern { fields.append(("where", pattern(it))) }
    if let it = query.other { fields.append(("and", pattern(it))) }
    if query.pattern != nil { fields.append(("asked", .string(asked(query.asked)))) }
    let terms = query.terms.filter { $0 != .anything }
    if !terms.isEmpty { fields.append(("things", .array(terms.map(term)))) }
    if let around = query.around { fields.append(("around", term(around))) }
    if let time = query.time { fields.append(("time", window(time))) }
    if !query.times.isEmpty { fields.append(("times", .array(query.times.map(window)))) }
    if let source = query.source {
      fields.append(
        (
          "source",
          .object([
            ("keys", .array(source.sources.map { .string($0.key) })),
            ("page", ClaimJSON.number(source.page)),
          ])
        )
      )
    }
    return .object(fields)
  }

  private static func asked(_ asked: Query.Asked) -> String {
    switch asked {
    case .subject: "subject"
    case .object: "object"
    case .qualifier(let prepositions): "qualifier " + prepositions.joined(separator: " ")
    case .claim: "claim"
    }
  }

  private static func pattern(_ pattern: Pattern) -> JSON {
    var fields: [(String, JSON)] = [
      ("relation", .array(pattern.relations.map { .string($0) })),
      ("words", .string(pattern.words)),
      ("subject", term(pattern.subject)), ("object", term(pattern.object)),
    ]
    if !pattern.extras.isEmpty {
      fields.append(
        (
          "with",
          .array(
            pattern.extras.map { extra in
              .object([("preposition", .string(extra.preposition)), ("thing", term(extra.term))])
            }
          )
        )
      )
    }
    if let time = pattern.time { fields.append(("time", window(time))) }
    if pattern.isNegated { fields.append(("negated", .bool(true))) }
    return .object(fields)
  }

  private static func window(_ time: TimeWindow) -> JSON {
    .object([
      ("words", .string(time.words)), ("earliest", ClaimJSON.day(time.earliest)),
      ("latest", ClaimJSON.day(time.latest)),
    ])
  }

  private static func term(_ term: Term) -> JSON {
    switch term {
    case .anything: .null
    case .things(let things, let words):
      .object([
        ("words", .string(words)), ("things", .array(things.map { .string($0.entity.key) })),
      ])
    case .all(let terms): .array(terms.map(self.term))
    case .described(let description):
      .object([
        ("words", .string(description.words)),
        ("kinds", .array(description.kinds.map { .string($0) })),
        ("said", .array(description.restrictions.map(restriction))),
      ])
    }
  }

  private static func restriction(_ restriction: Term.Restriction) -> JSON {
    switch restriction {
    case .claimed(let it, let isSubject):
      .object([("as", .string(isSubject ? "subject" : "object")), ("where", pattern(it))])
    case .touches(let it): .object([("together-with", term(it))])
    case .dated(let time): .object([("dated", window(time))])
    case .named(let word): .object([("named", .string(word))])
    }
  }
}

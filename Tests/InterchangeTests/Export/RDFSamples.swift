import Chronology
import Interchange
import RegestaKit
import SQLite

/// A base in which everything occurs that a claim, a citation or a judgement can have.
enum RDFSamples {
  /// The numbers of the claims that tests speak of.
  struct Claims {
    var controls = Claim.ID(0)
    var denied = Claim.ID(0)
    var population = Claim.ID(0)
    var losses = Claim.ID(0)
    var born = Claim.ID(0)
    var ancient = Claim.ID(0)
    var unknown = Claim.ID(0)
    var candidate = Claim.ID(0)
    var superseded = Claim.ID(0)
    var correction = Claim.ID(0)
    var retracted = Claim.ID(0)
  }

  static func date(_ text: String) throws -> HistoricalDate { try HistoricalDate(parsing: text) }

  static func base() throws -> (base: KnowledgeBase, claims: Claims) {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: false, who: "test")
    var claims = Claims()
    let draft = Batch.Draft(
      .import,
      who: "Jonas Žukas & Co",
      why: "to try",
      file: "towns.csv",
      fileHash: String(repeating: "ab", count: 32),
      options: "{\"sheet\":1}"
    )
    try base.write(draft) { writer in
      for key in ["title", "owner", "license", "attribution"] {
        try writer.setMeta(key, "a \(key)")
      }
      let town = try writer.addEntity(key: "town", kind: "city")
      let state = try writer.addEntity(key: "state", kind: "state")
      let man = try writer.addEntity(key: "man", kind: "person")
      let old = try writer.addEntity(key: "old-town", kind: "city")
      for (entity, name) in [(state, "State"), (man, "Man"), (old, "Old Town")] {
        try writer.addName(name, language: "en", role: "preferred-name", of: entity)
      }
      try writer.addName("Vilnius", language: "lt", role: "preferred-name", of: town)
      try writer.addName("Naujas Vilnius", language: "lt", role: "preferred-name", of: town)
      try writer.addName("Вильна", language: "ru", role: "former-name", of: town)
      try writer.addName("Vilna", language: "und", role: "alias", of: town)
      try writer.addName("Wilno", language: "not a tag", role: "alias", of: town)
      try writer.addClaim(ClaimDraft(town, "wikidata", .text("Q216")))
      try writer.addClaim(ClaimDraft(state, "wikidata", .text("not an item")))
      try writer.addClaim(ClaimDraft(town, "geonames", .text("593116")))
      try writer.addClaim(ClaimDraft(man, "viaf", .text("1 2<3>"), certainty: .likely))
      let first = try writer.addSource(
        SourceDraft(
          key: "first",
          type: "book",
          short: "First",
          author: "Žukas, Jonas",
          title: "A \"title\"",
          volume: "II",
          issued: try date("1986"),
          language: "lt",
          entity: man,
          csl: "{\"id\":\"first\",\"type\":\"book\"}",
          note: "a note"
        )
      )
      let second = try writer.addSource(SourceDraft(key: "second", type: "book", short: "Second"))
      let third = try writer.addSource(SourceDraft(key: "third", type: "book", short: "Third"))
      try writer.addDependence(of: second, on: first)

      claims.controls = try writer.addClaim(
        ClaimDraft(
          state,
          "controls",
          .entity(town),
          period: Period(start: .date(try date("April 1919")), end: .open),
          isInferred: true,
          certainty: .likely,
          comment: "a remark",
          qualifiers: [
            .init("through", .entity(man)), .init("reason", .text("because")),
            .init("amount", .quantity(2, to: 3.5, unit: town, wording: "two or three")),
            .init("deadline", .date(try date("1920-05"))),
          ]
        )
      )
      try writer.addCitation(
        CitationDraft(
          first,
          via: second,
          locator: Locator("pp. 12–14"),
          quote: .init("the very \"words\"\nof it")
        ),
        to: claims.controls
      )
      try writer.addCitation(
        CitationDraft(second, locator: Locator("Background ¶2–3")),
        to: claims.controls
      )
      try writer.addCitation(
        CitationDraft(third, stance: .disputes, locator: Locator("fol. 12v")),
        to: claims.controls
      )
      claims.denied = try writer.addClaim(
        ClaimDraft(state, "occupies", .entity(town), isDenied: true)
      )
      try writer.addCitation(CitationDraft(first), to: claims.denied)
      claims.population = try writer.addClaim(
        ClaimDraft(town, "population", .quantity(193_000, wording: "about 193,000"))
      )
      claims.losses = try writer.addClaim(
        ClaimDraft(state, "losses", .quantity(1000, to: 1500, unit: man))
      )
      claims.born = try writer.addClaim(
        ClaimDraft(man, "born-on", .date(try date("1880-07")), readingOf: claims.controls)
      )
      // The Ides of March, 44 BCE.
      let ides = Day(year: -43, month: 3, day: 15, calendar: .julian) ?? .distantPast
      claims.ancient = try writer.addClaim(
        ClaimDraft(town, "founded-on", .date(HistoricalDate(day: ides, calendar: .julian)))
      )
      claims.unknown = try writer.addClaim(ClaimDraft(man, "killed", .unknown))
      try writer.addClaim(ClaimDraft(town, "coordinates", .point(latitude: 54.5, longitude: -25)))
      claims.candidate = try writer.addClaim(
        ClaimDraft(man, "spouse", .entity(state), status: .candidate)
      )
      claims.superseded = try writer.addClaim(ClaimDraft(man, "born-in", .entity(old)))
      claims.correction = try writer.addClaim(
        ClaimDraft(man, "born-in", .entity(town), supersedes: claims.superseded)
      )
      try writer.setStatus(.superseded, of: claims.superseded)
      claims.retracted = try writer.addClaim(ClaimDraft(man, "died-in", .entity(old)))
      try writer.setStatus(.retracted, of: claims.retracted)
      try writer.addDispute(
        key: "who-held-it",
        question: "Who held it?",
        sides: [[claims.controls], [claims.denied, claims.superseded]],
        status: .settled,
        reason: "a reason",
        rule: "two-in-control"
      )
      try writer.addPosition(
        of: man,
        on: claims.controls,
        stance: .rejects,
        reason: "no",
        source: third,
        locator: "p. 1"
      )
      try base.connection.run(
        "UPDATE entity SET merged_into = \(town.rawValue) WHERE id = \(old.rawValue)"
      )
      try base.connection.run("UPDATE source SET status = 3 WHERE id = \(third.rawValue)")
    }
    return (base, claims)
  }
}

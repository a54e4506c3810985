internal import Formats
internal import Interchange
internal import JSONForms
internal import RegestaKit

/// A claim: the sentence, who says so and in which words, who disagrees, who holds it, how it came here.
struct ClaimPage: Page {
  static let outline = PageOutline(
    "/c/{number}",
    "A claim with its citations, disputes, positions and history.",
    takesLens: true,
    forms: [.csv] + PageForm.citations,
    schema: "claim@1",
    members: [
      "claim", "witnesses", "readings", "superseded_by", "positions", "disputes", "batch",
    ]
  )

  let visit: Visit
  private let claim: Claim
  private let batch: Batch?
  private let witnesses: Int
  private let readings: [Claim]
  private let original: Claim?
  private let correction: Claim.ID?
  private let positions: [Position]
  private let disputes: [Dispute]
  private let changes: [ClaimChange]

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    guard case .claim(let number) = visit.link.address,
      let claim = try base.claim(Claim.ID(number))
    else {
      throw Problem(
        .notFound,
        "There is no claim \(visit.name) in this base.",
        hint: "Numbers are never used twice; it may be a slip."
      )
    }
    self.claim = claim
    batch = try base.batch(of: claim.id)
    witnesses = try base.witnesses(of: claim.id)
    readings = try base.readings(of: claim.id)
    original = try claim.readingOf.flatMap { try base.claim($0) }
    correction = try base.correction(of: claim.id)
    positions = try base.positions(on: claim.id)
    disputes = try claim.disputes.compactMap { try base.dispute($0.id) }
    changes = try base.changes(of: claim.id)
  }

  var title: String { claim.sentence }

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    return Document(
      "claim@1",
      [
        ("claim", ClaimJSON.claim(claim)), ("witnesses", .integer(Int64(witnesses))),
        ("readings", .array(readings.map(ClaimJSON.claim))),
        ("superseded_by", ClaimJSON.number(correction?.rawValue)),
        ("positions", .array(positions.map(ClaimJSON.position))),
        ("disputes", .array(disputes.map(ClaimJSON.dispute))),
        ("batch", batch.map(ClaimJSON.batch) ?? .null),
      ],
      columns: table.columns,
      rows: [table.cells(claim)]
    )
  }

  /// The claim in this base, and the sources that it is cited to.
  func citations() throws -> [BibliographyRecord] {
    let own = try Citing.record(
      title: claim.sentence,
      link: Link(.claim(claim.id.rawValue)),
      id: "claim-\(claim.id)",
      visit
    )
    let sources = claim.citations.flatMap { [$0.source.id] + ($0.via.map { [$0.id] } ?? []) }
    return [own] + (try visit.base.bibliography(of: sources))
  }

  func content() throws -> HTML {
    try .all {
      Tag.p(.class("above")) { "Claim \(claim.id)" }
      Tag.h1(.class("sentence")) {
        ClaimText.sentence(claim, visit)
        ClaimText.marks(of: claim, visit)
      }
      if let correction {
        Tag.p(.class("note")) {
          "It was corrected: "
          Tag.a(.href(visit.link(.claim(correction.rawValue)))) { "claim \(correction)" }
          " stands in its place."
        }
      }
      TableView.facts(facts)
      try sources()
      related
      for dispute in disputes { card(dispute) }
      opinions
      history
      Citing.section(title: claim.sentence, link: Link(.claim(claim.id.rawValue)), visit)
    }
  }

  private var facts: [(name: String, value: HTML)] {
    var facts: [(name: String, value: HTML)] = claim.qualifiers.map {
      ($0.relation.label, ClaimText.value($0.value, visit))
    }
    if let comment = claim.comment { facts.append(("note", .text(comment))) }
    facts.append(
      ("relation", Tag.a(.href(Link(.relation(claim.relation.key)))) { claim.relation.label })
    )
    if let period = claim.period {
      facts.append(("in days", .text(DateText.title(period))))
    }
    if case .date(let date) = claim.object { facts.append(("date", .text(DateText.title(date)))) }
    return facts
  }

  private func sources() throws -> HTML {
    try Tag.section(.labelledBy("sources")) {
      Tag.h2(.id("sources")) { "Who says so" }
      if claim.citations.isEmpty {
        Tag.p(.class("note")) { "Nobody is cited for it." }
      } else {
        Tag.p(.class("faint")) {
          witnesses == 1 ? "1 independent witness" : "\(witnesses) independent witnesses"
        }
      }
      try Tag.ol(.class("citations")) {
        for citation in claim.citations { try item(citation) }
      }
    }
  }

  private func item(_ citation: Citation) throws -> HTML {
    let passage = try visit.base.passage(quotedBy: citation.id)
    return Tag.li {
      CitationText.whole(citation, visit)
      if let quote = citation.quote {
        Tag.blockquote {
          if let passage, let range = passage.range(of: quote) {
            PassageText.around(range, in: passage)
          } else {
            "“\(quote)”"
          }
        }
      }
    }
  }

  private var related: HTML {
    let notes = Footnotes(visit)
    return .all {
      if let original {
        Tag.section {
          Tag.h2 { "The source’s own words, of which this is the editors’ reading" }
          ClaimText.list([original], visit, notes)
        }
      }
      if !readings.isEmpty {
        Tag.section {
          Tag.h2 { "Read by the editors as" }
          ClaimText.list(readings, visit, notes)
        }
      }
    }
  }

  private func card(_ dispute: Dispute) -> HTML {
    Tag.section(.class("dispute")) {
      Tag.h2 {
        Tag.a(.href(visit.link(.dispute(dispute.key)))) {
          dispute.status == .open ? "▲ " : "△ "
          dispute.question
        }
      }
      Tag.p(.class("faint")) { DisputeWords.state(dispute.status.rawValue) }
      DisputeSides.plain(dispute.sides, visit)
    }
  }

  private var opinions: HTML {
    guard !positions.isEmpty else { return .empty }
    return Tag.section(.labelledBy("opinions")) {
      Tag.h2(.id("opinions")) { "Who holds what of it" }
      Tag.ul(.class("plain")) {
        for position in positions {
          Tag.li {
            ClaimText.entity(position.holder, visit)
            " \(Self.verb(position.stance))"
            if let reason = position.reason { ": \(reason)" }
            if let source = position.source {
              " ("
              CitationText.source(source, visit)
              position.locator.map { ", \($0)" }
              ")"
            }
          }
        }
      }
    }
  }

  private static func verb(_ stance: Position.Stance) -> String {
    switch stance {
    case .holds: "holds it"
    case .rejects: "rejects it"
    case .undecided: "is undecided"
    }
  }

  private var history: HTML {
    Tag.section(.labelledBy("history")) {
      Tag.h2(.id("history")) { "History" }
      Tag.ul(.class("plain")) {
        if let batch { Tag.li { line("recorded", batch) } }
        for change in changes { Tag.li { line(Self.words(change), change.batch) } }
      }
    }
  }

  private func line(_ what: String, _ batch: Batch) -> HTML {
    .all {
      Tag.span(.class("faint")) { "\(batch.at.prefix(10)) " }
      "\(what) by \(batch.who) in "
      Tag.a(.href(Link(.batch(batch.id.rawValue)))) { "batch \(batch.id)" }
      if let why = batch.why { ": \(why)" }
    }
  }

  private static func words(_ change: ClaimChange) -> String {
    if change.field == "status" {
      return change.new.flatMap(Int.init).flatMap(Status.init(rawValue:))?.name ?? "changed"
    }
    return "changed (\(change.field))"
  }
}

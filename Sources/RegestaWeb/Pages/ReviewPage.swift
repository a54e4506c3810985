internal import JSONForms
internal import RegestaKit

/// What readers propose, each beside the words that seem to say it, to be decided on.
struct ReviewPage: Page {
  static let outline = PageOutline(
    "/review",
    "What readers of texts propose and nobody has decided on, beside its passage.",
    parameters: [
      PageParameter("source", .text, "Only out of this text, by its key."),
      PageParameter("done", .integer(1...Int.max), "The batch that was just written."),
      .size, .next,
    ],
    forms: [.csv],
    schema: "candidates@1",
    members: ["total"]
  )

  private let visit: Visit
  private let source: Source?
  private let candidates: [Candidate]
  private let standings: [Standing]
  private let total: Int
  private let next: String?
  private let done: Batch?

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    do {
      source = try visit.parameters.text("source").map { try base.source(named: $0) }
    } catch let error as RegestaError where error.kind == .notFound || error.kind == .ambiguous {
      throw Problem(error) { visit.link.with("source", $0) }
    }
    let query = CandidateQuery(source: source?.id)
    total = try base.count(query)
    let size = try visit.parameters.integer("size", standard: 20)
    let last = visit.parameters.text("next").flatMap(Int.init) ?? 0
    var found: [Candidate] = []
    try base.forEachCandidate(query) { candidate in
      if candidate.id.rawValue > last { found.append(candidate) }
      return found.count <= size
    }
    candidates = Array(found.prefix(size))
    next = found.count > size ? candidates.last?.id.description : nil
    standings = try candidates.map { try base.standing(of: $0.claim.id) }
    let number = try visit.parameters.integer("done", standard: 0)
    done = number > 0 ? try base.batch(Batch.ID(number)) : nil
  }

  var title: String { "Review" }

  func document() -> Document {
    let table = ClaimTable(hasDetails: true)
    var document = Document(
      "candidates@1",
      [("total", .integer(Int64(total)))],
      columns: [
        Column("source", "Source"), Column("passage", "Passage", .integer),
        Column("words", "Words"), Column("score", "Score", .real),
        Column("modality", "Modality"), Column("attribution", "Attribution"),
        Column("standing", "Standing"),
      ] + table.columns,
      rows: zip(candidates, standings).map { candidate, standing in
        [
          .text(candidate.source.key), Cell(candidate.passage.ordinal), .text(candidate.quote),
          .real(candidate.score), .text(candidate.modality.rawValue), Cell(candidate.attribution),
          .text(standing.kind.rawValue),
        ] + table.cells(candidate.claim)
      }
    )
    document.next = next
    document.isTruncated = next != nil
    return document
  }

  func content() -> HTML {
    .all {
      Tag.h1 { "Review" }
      Tag.p(.class("lead")) {
        total == 1
          ? "1 candidate waits to be decided on." : "\(total) candidates wait to be decided on."
      }
      if let done { written(done) }
      if visit.formToken == nil {
        Tag.p(.class("note")) {
          "Here they can only be looked at. Decide with "
          Tag.code { "regesta review" }
          ", or in the browser with "
          Tag.code { "regesta serve --write" }
          ", by the address that it prints."
        }
      } else if !candidates.isEmpty {
        Tag.p(.class("faint")) {
          "Keys: a accepts, r rejects the candidate that has the focus, or the first; j and k go down and up."
        }
      }
      for (candidate, standing) in zip(candidates, standings) { card(candidate, standing) }
      TableView.more(next.map { visit.link.with("next", $0).with("done", nil) })
    }
  }

  /// What was just written, and the way back.
  private func written(_ batch: Batch) -> HTML {
    Tag.div(.class("note"), .role("status")) {
      Tag.p {
        "Written as "
        Tag.a(.href(Link(.batch(batch.id.rawValue)))) { "batch \(batch.id)" }
        batch.why.map { ": \($0)" }
      }
      if let token = visit.formToken, batch.kind == .review {
        form(token, [("batch", batch.id.description)]) {
          Tag.button(.type("submit"), .name("do"), .value("undo"), .class("plain")) {
            "Take it back"
          }
        }
      }
    }
  }

  private func card(_ candidate: Candidate, _ standing: Standing) -> HTML {
    Tag.article(.class("candidate"), .tabindex(0), .id("k\(candidate.id)")) {
      Tag.h2 { sentence(candidate) }
      Tag.blockquote { PassageText.around(candidate.range, in: candidate.passage) }
      Tag.p(.class("faint")) {
        CitationText.source(candidate.source, visit)
        candidate.passage.section.map { ", \($0)" }
        candidate.passage.paragraph.map { " ¶\($0)" }
        " · score \(Int((candidate.score * 100).rounded()))"
        candidate.modality == .asserted
          ? "" : " · the text only says it to be \(candidate.modality.rawValue)"
        candidate.attribution.map { " · according to \($0)" }
      }
      if standing.kind != .none {
        Tag.p(.class(standing.kind == .contrary ? "mark disputed" : "faint")) {
          Self.words(standing.kind)
          for claim in standing.claims {
            " "
            Tag.a(.href(Link(.claim(claim.rawValue)))) { "claim \(claim)" }
          }
        }
      }
      if let token = visit.formToken {
        form(token, [("claim", candidate.claim.id.description)]) {
          if candidate.modality == .asserted {
            button("accept", "Accept", "a", isPlain: false)
          }
          button("reject", "Reject", "r", isPlain: true)
        }
      }
    }
  }

  private func button(_ value: String, _ words: String, _ key: String, isPlain: Bool) -> HTML {
    Tag.button(
      .type("submit"),
      .name("do"),
      .value(value),
      .data(key: key),
      isPlain ? .class("plain") : nil
    ) { words }
  }

  private func form(
    _ token: String,
    _ fields: [(String, String)],
    @HTMLBuilder content: () -> HTML
  ) -> HTML {
    .live(
      Tag.form(.action(Link(.review)), .method("post")) {
        Tag.input(.type("hidden"), .name("form"), .value(token))
        for field in fields { Tag.input(.type("hidden"), .name(field.0), .value(field.1)) }
        if let source { Tag.input(.type("hidden"), .name("source"), .value(source.key)) }
        content()
      }
    )
  }

  /// The claim in words; what the base does not know yet is marked, and leads nowhere.
  private func sentence(_ candidate: Candidate) -> HTML {
    let claim = candidate.claim
    func thing(_ entity: Entity) -> HTML {
      guard candidate.proposed.contains(entity.id) else { return ClaimText.entity(entity, visit) }
      return .all {
        Tag.bdi { entity.label }
        Tag.span(.class("mark possible")) { " new \(entity.kind)" }
      }
    }
    return .all {
      if claim.isDenied { Tag.span(.class("denied")) { "It is denied that " } }
      thing(claim.subject)
      " \(claim.relation.label) "
      if let object = claim.object.entity {
        thing(object)
      } else {
        ClaimText.value(claim.object, visit)
      }
      if let when = claim.when { Tag.span(.class("when")) { " (\(when))" } }
    }
  }

  private static func words(_ kind: Standing.Kind) -> String {
    switch kind {
    case .none: "The base says nothing of it."
    case .same: "The base says so already:"
    case .finer: "The base says it less exactly:"
    case .contrary: "▲ The base says what cannot be true together with it:"
    }
  }
}

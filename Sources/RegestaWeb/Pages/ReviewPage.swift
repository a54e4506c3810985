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
      PageParameter("at", .integer(1...Int.max), "The candidate to go on with."),
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
  private let at: Int
  private let relations: [Relation]

  /// Where the page tells of what was just written.
  static let doneID = "done"

  /// Where a candidate stands on the page.
  static func id(of candidate: Int) -> String { "k\(candidate)" }

  init(_ visit: Visit) throws {
    self.visit = visit
    let base = visit.base
    do {
      source = try visit.parameters.text("source").map { try base.source(named: $0) }
    } catch let error as RegestaError where error.kind == .notFound || error.kind == .ambiguous {
      throw Problem(error) { visit.link.with("source", $0) }
    }
    var query = CandidateQuery(source: source?.id)
    total = try base.count(query)
    let size = try visit.parameters.integer("size", standard: 20)
    query.after = visit.parameters.text("next").flatMap(Int.init).map { Candidate.ID($0) }
    var found: [Candidate] = []
    try base.forEachCandidate(query) { candidate in
      found.append(candidate)
      return found.count <= size
    }
    candidates = Array(found.prefix(size))
    next = found.count > size ? candidates.last?.id.description : nil
    standings = try candidates.map { try base.standing(of: $0.claim.id) }
    let number = try visit.parameters.integer("done", standard: 0)
    done = number > 0 ? try base.batch(Batch.ID(number)) : nil
    at = try visit.parameters.integer("at", standard: 0)
    relations = visit.formToken == nil ? [] : try base.relations()
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
          "Keys, for the candidate that has the focus: a accepts, e edits, r rejects, w rejects with a reason, "
          "s skips; j and k go down and up, u takes back what was written last."
        }
        Tag.datalist(.id(EditForm.relationsID)) {
          for relation in relations { Tag.option(.value(relation.key)) { relation.label } }
        }
      }
      // What was written is told where one goes on, which may be far down.
      if !candidates.contains(where: { $0.id.rawValue == at }) { written }
      for (index, candidate) in candidates.enumerated() {
        if candidate.id.rawValue == at { written }
        CandidateCard(
          candidate: candidate,
          standing: standings[index],
          formToken: visit.formToken,
          following: index + 1 < candidates.count ? candidates[index + 1] : nil,
          more: more,
          visit: visit
        ).html
      }
      TableView.more(more)
    }
  }

  private var more: Link? {
    next.map { visit.link.with("next", $0).with("done", nil).with("at", nil) }
  }

  /// What was just written, and the way back.
  private var written: HTML {
    guard let done else { return .empty }
    return Tag.div(.class("note"), .role("status"), .id(Self.doneID)) {
      Tag.p {
        "Written as "
        Tag.a(.href(Link(.batch(done.id.rawValue)))) { "batch \(done.id)" }
        done.why.map { ": \($0)" }
      }
      if let token = visit.formToken, done.kind == .review {
        Self.form(
          token,
          [("batch", done.id.description)] + (at > 0 ? [("at", String(at))] : []),
          visit
        ) {
          Tag.button(
            .type("submit"),
            .name("do"),
            .value("undo"),
            .class("plain"),
            .data(key: "u")
          ) { "Take it back" }
        }
      }
    }
  }

  /// A form of the review; it keeps to the source and the place in the list.
  static func form(
    _ token: String,
    _ fields: [(String, String)],
    _ visit: Visit,
    class style: String? = nil,
    @HTMLBuilder content: () -> HTML
  ) -> HTML {
    let kept = visit.link.query.filter { ["source", "next"].contains($0.name) }
    return .live(
      Tag.form(.action(Link(.review)), .method("post"), style.map { .class($0) }) {
        Tag.input(.type("hidden"), .name("form"), .value(token))
        for field in fields { Tag.input(.type("hidden"), .name(field.0), .value(field.1)) }
        for item in kept { Tag.input(.type("hidden"), .name(item.name), .value(item.value)) }
        content()
      }
    )
  }
}

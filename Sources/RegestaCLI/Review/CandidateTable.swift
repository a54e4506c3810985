internal import JSONForms
internal import RegestaKit

/// Candidates as rows: for `candidates`, and as the file that `review --from` reads.
struct CandidateTable {
  /// What people read.
  private static let short = [
    Column("claim", "Claim", .integer), Column("score", "Score", .real),
    Column("sentence", "Would say"), Column("modality", "Said as"), Column("known", "Known"),
    Column("quote", "Words"),
  ]
  /// What programs read: the members of a line of `regesta/candidate@1`.
  private static let whole = [
    Column("schema"), Column("claim", nil, .integer), Column("source"), Column("passage"),
    Column("start", nil, .integer), Column("end", nil, .integer), Column("quote"),
    Column("subject"), Column("relation"), Column("object"), Column("on"), Column("from"),
    Column("to"), Column("denied", nil, .bool), Column("modality"), Column("attribution"),
    Column("with", nil, .list), Column("notes", nil, .list), Column("score", nil, .real),
    Column("reader"), Column("pattern"), Column("known"), Column("known_claims", nil, .list),
    Column("sentence"), Column("outcome"), Column("became", nil, .integer), Column("verdict"),
    Column("reason"),
  ]

  let isWhole: Bool
  var columns: [Column] { isWhole ? Self.whole : Self.short }

  init(_ context: CommandContext) { isWhole = context.wantsDetails }

  /// Prints the candidates that a scope wants, as they are read.
  static func print(
    _ scope: CandidateScope,
    of base: KnowledgeBase,
    empty: String,
    in context: CommandContext
  ) throws {
    let table = CandidateTable(context)
    try context.report("candidate@1") { report in
      report.emptyNote = empty
      try report.table(table.columns)
      try scope.forEach(in: base) { candidate in
        try report.row(table.cells(candidate, try base.standing(of: candidate.claim.id)))
      }
    }
  }

  private func cells(_ candidate: Candidate, _ standing: Standing) -> [Cell] {
    let claim = candidate.claim
    let known = candidate.outcome == .open ? Cell.text(standing.kind.rawValue) : .null
    guard isWhole else {
      return [
        .integer(Int64(claim.id.rawValue)), .real(candidate.score), .text(claim.sentence),
        .text(said(candidate)), known, .text(candidate.quote),
      ]
    }
    func whole(_ json: JSON, _ text: String) -> Cell {
      if case .null = json { .null } else { .structured(text, json) }
    }
    let time = CandidateJSON.time(of: candidate)
    let when = claim.when ?? ""
    let object = CandidateJSON.value(claim.object, new: candidate.proposed)
    let subject = CandidateJSON.thing(
      claim.subject,
      isNew: candidate.proposed.contains(claim.subject.id)
    )
    return [
      .text("regesta/candidate@1"), .integer(Int64(claim.id.rawValue)),
      .text(candidate.source.key),
      .structured(candidate.passage.text, CandidateJSON.passage(candidate.passage)),
      .integer(Int64(candidate.range.lowerBound)), .integer(Int64(candidate.range.upperBound)),
      .text(candidate.quote), .structured(claim.subject.key, subject),
      .text(claim.relation.key), .structured(claim.object.printed, object),
      whole(time.on, when), whole(time.from, when), whole(time.to, when),
      .bool(claim.isDenied), .text(candidate.modality.rawValue), Cell(candidate.attribution),
      .structured(
        claim.qualifiers.map { "\($0.relation.label) \($0.value.printed)" }
          .joined(separator: " | "),
        CandidateJSON.qualifiers(of: candidate)
      ),
      .structured(
        candidate.notes.map(\.printed).joined(separator: " | "),
        CandidateJSON.notes(of: candidate)
      ),
      .real(candidate.score), .text(candidate.reader), Cell(candidate.pattern), known,
      .list(standing.claims.map { .integer(Int64($0.rawValue)) }), .text(claim.sentence),
      .text(candidate.outcome.rawValue), Cell(candidate.became?.rawValue), .null,
      Cell(candidate.reason),
    ]
  }

  private func said(_ candidate: Candidate) -> String {
    [candidate.modality.rawValue, candidate.attribution.map { "by \($0)" }].compactMap { $0 }
      .joined(separator: ", ")
  }
}

internal import JSONForms
internal import RegestaKit

/// What would change, as `impact` prints it: a page for people, a row a change for everything else.
struct ImpactReport {
  /// What would be retracted, in words.
  let name: String
  let impact: Impact

  private static let rowsShown = 3

  func print(in context: CommandContext) throws {
    if context.wantsPage {
      var page = Page(context)
      write(on: &page)
      try context.print(text: page.text)
      return
    }
    try context.report("impact@1", title: context.pageTitle("Without: \(name)")) { report in
      report.emptyNote = "nothing would change"
      try report.table([
        Column("change", "Change"), Column("thing", "Thing"), Column("what", "What"),
        Column("why", "Why"), Column("before", "Before", .integer),
        Column("after", "After", .integer), Column("gone", "Gone", .list),
        Column("come", "Come", .list),
      ])
      for row in rows where try !report.row(row) { break }
    }
  }

  // MARK: Rows

  private var rows: [[Cell]] {
    var rows = impact.lost.map { loss in
      row(
        "lost",
        "claim:\(loss.claim.id)",
        loss.claim.sentence,
        Self.cause(loss),
        left: Self.left(loss)
      )
    }
    rows += impact.weakened.map {
      row("weaker", "claim:\($0.claim.id)", $0.claim.sentence, nil, $0.before, $0.after)
    }
    rows += impact.disputes.map { change in
      row(
        "dispute",
        "dispute:\(change.dispute.key)",
        change.dispute.question,
        change.stands ? nil : "has no two sides any more",
        change.dispute.sides.joined().count,
        change.left.joined().count
      )
    }
    rows += impact.forgotten.map {
      row("forgotten", $0.key, $0.label, "nothing more would be said of it")
    }
    rows += impact.positions.map {
      row("position", "claim:\($0.claim)", "\($0.holder.label) \($0.stance.rawValue)", $0.reason)
    }
    rows += impact.dependents.map {
      row("dependent", "source:\($0.key)", $0.short, "draws on it")
    }
    rows += impact.answers.map { change in
      row(
        "answer",
        Self.command(change),
        change.title,
        nil,
        change.before,
        change.after,
        change.gone.map(Self.line),
        change.come.map(Self.line)
      )
    }
    return rows
  }

  private func row(
    _ change: String,
    _ thing: String,
    _ what: String,
    _ why: String?,
    _ before: Int? = nil,
    _ after: Int? = nil,
    _ gone: [String] = [],
    _ come: [String] = [],
    left: String? = nil
  ) -> [Cell] {
    let reasons = [why, left].compactMap { $0 }
    return [
      .text(change), .text(thing), .text(what),
      Cell(reasons.isEmpty ? nil : reasons.joined(separator: "; ")),
      Cell(before), Cell(after), .list(gone.map { .text($0) }), .list(come.map { .text($0) }),
    ]
  }

  // MARK: Page

  private func write(on page: inout Page) {
    page.line(StyledText("Without: ") + StyledText(name, .heading))
    page.line(
      StyledText("Nothing is written; this is what would change.", .faint)
    )
    section("No knowledge any more", impact.lost, on: &page) { loss in
      var text = StyledText(loss.claim.sentence) + "  " + ClaimText.reference(loss.claim)
      text += "  " + StyledText(Self.cause(loss), .faint)
      return [text, StyledText(Self.left(loss), .faint)]
    }
    section("On fewer witnesses", impact.weakened, on: &page) { weaker in
      [
        StyledText(weaker.claim.sentence) + "  " + ClaimText.reference(weaker.claim) + "  "
          + StyledText("\(weaker.before) → \(weaker.after)", .hint)
      ]
    }
    section("Disputes", impact.disputes, on: &page) { change in
      let sides = change.left.enumerated().map { index, side in
        "\(DisputeText.letter(index)) \(side.count) of \(change.dispute.sides[index].count)"
      }
      let left = change.stands ? "claims left: " : "no longer has two sides; claims left: "
      return [
        StyledText(change.dispute.question) + "  "
          + StyledText("dispute:\(change.dispute.key)", .faint),
        StyledText(left + sides.joined(separator: ", "), .faint),
      ]
    }
    section("Of which nothing more would be said", impact.forgotten, on: &page) { thing in
      [StyledText(thing.label) + "  " + StyledText("\(thing.kind) · \(thing.key)", .faint)]
    }
    section("Positions on what goes", impact.positions, on: &page) { position in
      [PositionText.text(position) + "  " + StyledText("claim:\(position.claim)", .faint)]
    }
    section("Sources that draw on it", impact.dependents, on: &page) { source in
      [StyledText(source.short) + "  " + StyledText("source:\(source.key)", .faint)]
    }
    answers(on: &page)
  }

  private func answers(on page: inout Page) {
    section("Questions with another answer", impact.answers, on: &page) { change in
      var lines = [
        StyledText(Self.command(change), .hint)
          + StyledText("  \(change.before) → \(change.after) rows", .faint)
      ]
      for (mark, rows) in [("− ", change.gone), ("+ ", change.come)] {
        lines += rows.prefix(Self.rowsShown).map { StyledText(mark + Self.line($0), .faint) }
        if rows.count > Self.rowsShown {
          lines.append(StyledText("\(mark)and \(rows.count - Self.rowsShown) more", .faint))
        }
      }
      return lines
    }
    if impact.isSampled {
      page.line(
        StyledText("So much is concerned that only some of it was asked about.", .hint),
        indent: 2
      )
    }
  }

  private func section<T>(
    _ title: String,
    _ things: [T],
    on page: inout Page,
    _ lines: (T) -> [StyledText]
  ) {
    guard !things.isEmpty else { return }
    page.heading(title, StyledText("  \(things.count)", .faint))
    for thing in things {
      for (index, line) in lines(thing).enumerated() {
        if index == 0 { page.item("•", line) } else { page.line(line, indent: 6, hanging: 2) }
      }
    }
  }

  // MARK: Words

  private static func cause(_ loss: Impact.Loss) -> String {
    switch loss.cause {
    case .retracted: "retracted"
    case .unsupported: "no other source says it"
    case .reading(let claim): "a reading of claim:\(claim)"
    }
  }

  private static func left(_ loss: Impact.Loss) -> String {
    func list(_ claims: [Claim]) -> String {
      let some = claims.prefix(3).map { "claim:\($0.id) (\($0.sentence))" }.joined(separator: ", ")
      if claims.count == Impact.othersKept { return some + " and more" }
      return claims.count > 3 ? "\(some) and \(claims.count - 3) more" : some
    }
    if !loss.echoes.isEmpty { return "still said by \(list(loss.echoes))" }
    if !loss.rest.isEmpty { return "what else is said: \(list(loss.rest))" }
    return "then not recorded: nothing else says what \(loss.claim.subject.label) "
      + loss.claim.relation.label
  }

  private static func command(_ change: Impact.AnswerChange) -> String {
    let values = change.values.sorted { $0.key < $1.key }.map { " --\($0.key) \($0.value)" }
    return "regesta query \(change.question)" + values.joined()
  }

  private static func line(_ row: [String]) -> String {
    row.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

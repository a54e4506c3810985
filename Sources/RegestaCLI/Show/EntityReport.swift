internal import Chronology
internal import JSONForms
internal import RegestaKit

/// An entity as `show` prints it: a page for people, a row a statement for everything else.
struct EntityReport {
  let portrait: Portrait
  let kind: Kind?
  let date: HistoricalDate?
  /// What was merged into it.
  let past: [MergedEntity]
  /// What readers propose of it; empty unless it was asked for.
  var candidates: [Candidate] = []
  /// Whether only a reading speaks of it.
  var isProposed = false

  func print(in context: CommandContext) throws {
    if context.wantsPage {
      var page = Page(context)
      header(on: &page, language: context.settings.language)
      if isProposed {
        page.line(StyledText("Only a reading speaks of it: it is not known.", .warning))
      }
      write(on: &page, limit: context.settings.limit.bound(standard: nil))
      CandidateText.section(candidates, on: &page)
      try context.print(text: page.text)
    } else {
      let title = context.pageTitle(name(in: context.settings.language))
      try context.report("entity@1", title: title) { report in
        try writeJSON(to: report, context)
        let table = ClaimTable(context)
        try report.table(EntityJSON.columns + table.columns)
        for statement in portrait.statements
        where try !report.row(
          EntityJSON.cells(statement, isOnDate: date != nil) + table.cells(statement.claim)
        ) { break }
        for candidate in candidates
        where try !report.row(cells(candidate) + table.cells(candidate.claim)) { break }
      }
    }
  }

  // MARK: Rows

  private func cells(_ candidate: Candidate) -> [Cell] {
    let claim = candidate.claim
    let isSubject = claim.subject.id == portrait.entity.id
    let far = isSubject ? claim.object.entity : claim.subject
    return [
      .null,
      .text(isSubject ? claim.relation.label : claim.relation.inverse ?? claim.relation.label),
      .text(far?.label ?? claim.object.printed), .text("candidate"), Cell(far?.key),
    ]
  }

  private func writeJSON(to report: ReportPrinter, _ context: CommandContext) throws {
    guard context.holdsObjects else { return }
    if !candidates.isEmpty || isProposed {
      try report.text(key: "candidates", "", json: CandidateText.json(candidates))
    }
    try report.text(
      key: "entity",
      "",
      json: EntityJSON.portrait(portrait, kinds: kind.map { [$0] } ?? [], on: date, merged: past)
    )
  }

  // MARK: Page

  private func write(on page: inout Page, limit: Int?) {
    names(on: &page)
    identifiers(on: &page)
    var notes = Footnotes()
    let shown = Array(portrait.statements.prefix(limit ?? .max))
    if let date {
      let on = "on \(date.printed)"
      section("Certain \(on)", shown.filter { $0.verdict == .certain }, on: &page, &notes)
      section("Possible \(on)", shown.filter { $0.verdict == .possible }, on: &page, &notes)
      section("Without a time", shown.filter { $0.verdict == nil }, on: &page, &notes)
    } else {
      groups(shown, on: &page, &notes)
    }
    if shown.isEmpty {
      page.gap()
      page.line(
        StyledText(
          date.map { "Nothing is recorded of it on \($0.printed)." }
            ?? "Nothing is said of it yet but its names.",
          .faint
        )
      )
    }
    if shown.count < portrait.statements.count {
      page.gap()
      page.line(
        StyledText(
          "\(portrait.statements.count - shown.count) more statements; --limit all prints them",
          .hint
        )
      )
    }
    for dispute in portrait.disputes { DisputeText.write(dispute, on: &page, &notes) }
    notes.print(on: &page)
  }

  private func header(on page: inout Page, language: String?) {
    let entity = portrait.entity
    let title = name(in: language)
    let label = title == entity.label ? "" : entity.label + " · "
    let aside = label + "\(kind?.label ?? entity.kind) · \(entity.key) · entity:\(entity.id)"
    page.line(StyledText(title, .heading) + "  " + StyledText(aside, .faint))
    if let description = portrait.description { page.line(StyledText(description)) }
    for merged in past {
      let batch = merged.batch.map { " in batch:\($0)" } ?? ""
      page.line(
        StyledText(
          "With what was \(merged.entity.label) (\(merged.entity.key)), merged\(batch)",
          .faint
        )
      )
    }
  }

  /// What it is called in a language; its label when that is not known.
  private func name(in language: String?) -> String {
    guard let language else { return portrait.entity.label }
    let names = portrait.names.filter { $0.role == "preferred-name" || $0.role == "alias" }
    let match =
      names.first { $0.language == language }
      ?? names.first { $0.language.hasPrefix(language + "-") }
    return match?.text ?? portrait.entity.label
  }

  private func names(on page: inout Page) {
    let names = portrait.names.filter { $0.text != portrait.entity.label || $0.when != nil }
    let own = portrait.names.filter { $0.text == portrait.entity.label && $0.when == nil }
    guard !names.isEmpty else { return }
    page.heading("Names")
    // The label in several languages is one line.
    var rows: [[StyledText]] = []
    if !own.isEmpty {
      rows.append([
        StyledText(portrait.entity.label),
        StyledText(Self.unique(own.map { Self.language($0.language) }).joined(separator: ", ")),
        StyledText(
          Self.unique(own.map { Self.role($0.role) }).filter { !$0.isEmpty }
            .joined(separator: ", "),
          .faint
        ),
      ])
    }
    rows += names.map { name in
      let facts = [Self.role(name.role), name.when ?? ""].filter { !$0.isEmpty }
      return [
        StyledText(name.text), StyledText(Self.language(name.language)),
        StyledText(facts.joined(separator: ", "), .faint),
      ]
    }
    page.grid(rows)
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private static func language(_ tag: String) -> String { tag == "und" ? "–" : tag }

  /// What sort of name it is; the ordinary sort needs no word.
  private static func role(_ key: String) -> String {
    key == "preferred-name" ? "" : String(key.map { $0 == "-" ? " " : $0 })
  }

  private func identifiers(on page: inout Page) {
    guard !portrait.identifiers.isEmpty else { return }
    page.heading("Identifiers")
    page.grid(
      portrait.identifiers.map {
        [StyledText($0.scheme), StyledText($0.text), StyledText($0.url ?? "", .faint)]
      }
    )
  }

  private func section(
    _ title: String,
    _ statements: [Portrait.Statement],
    on page: inout Page,
    _ notes: inout Footnotes
  ) {
    guard !statements.isEmpty else { return }
    page.heading("── \(title) ──")
    groups(statements, on: &page, &notes)
  }

  /// The statements under the headings of their relations, each heading where it is first needed.
  private func groups(
    _ statements: [Portrait.Statement],
    on page: inout Page,
    _ notes: inout Footnotes
  ) {
    for direction in Portrait.Direction.allCases {
      var order: [String] = []
      var groups: [String: [Portrait.Statement]] = [:]
      for statement in statements where statement.direction == direction {
        let whole = direction == .mention || statement.far == statement.claim.sentence
        let link = whole ? "Also named in" : statement.link
        if groups[link] == nil { order.append(link) }
        groups[link, default: []].append(statement)
      }
      for link in order {
        page.heading(link)
        for statement in groups[link] ?? [] { write(statement, on: &page, &notes) }
      }
    }
  }

  private func write(
    _ statement: Portrait.Statement,
    on page: inout Page,
    _ notes: inout Footnotes
  ) {
    let claim = statement.claim
    // Where the whole sentence stands, it already says when, and whether it is denied.
    let text =
      statement.far == claim.sentence
      ? ClaimText.sentence(claim) : ClaimText.statement(claim, far: statement.far)
    page.item(
      "•",
      text + notes.marks(for: claim.citations) + "  " + ClaimText.reference(claim)
    )
    if let qualifiers = ClaimText.qualifiers(claim) {
      page.line(StyledText(qualifiers, .faint), indent: 6, hanging: 2)
    }
    if let comment = claim.comment {
      page.line(StyledText("Note: " + comment, .faint), indent: 6, hanging: 2)
    }
  }
}

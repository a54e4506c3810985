internal import JSONForms
internal import RegestaKit

/// A batch as `show` prints it: who did what, when and why, and what it recorded.
struct BatchReport {
  let batch: Batch
  let contents: [(thing: String, count: Int)]
  let claims: [Claim]
  /// Where it did not go together with the copy that it took in.
  let conflicts: [CopyConflict]

  init(_ batch: Batch, in base: KnowledgeBase) throws {
    self.batch = batch
    contents = try base.contents(of: batch.id)
    claims = try base.claims(recordedBy: batch.id, includesCandidates: false)
    conflicts = try base.conflicts(of: batch.id)
  }

  func print(in context: CommandContext) throws {
    if context.wantsPage {
      var page = Page(context)
      write(on: &page, limit: context.settings.limit.bound(standard: 20))
      try context.print(text: page.text)
      return
    }
    try context.report("batch@1", title: context.pageTitle("batch:\(batch.id)")) { report in
      if context.holdsObjects {
        try report.text(key: "batch", "", json: ClaimJSON.batch(batch))
        try report.text(
          key: "contents",
          "",
          json: .object(contents.map { ($0.thing, .integer(Int64($0.count))) })
        )
        try report.text(key: "conflicts", "", json: ConflictTable.json(conflicts))
      }
      let table = ClaimTable(context)
      try report.table(table.columns)
      for claim in claims where try !report.row(table.cells(claim)) { break }
    }
  }

  private func write(on page: inout Page, limit: Int?) {
    page.line(
      StyledText("batch:\(batch.id)", .heading) + "  " + StyledText(batch.kind.rawValue, .faint)
    )
    var rows: [[StyledText]] = [
      [StyledText("when", .faint), StyledText(batch.at)],
      [StyledText("who", .faint), StyledText(batch.who)],
    ]
    if let why = batch.why { rows.append([StyledText("why", .faint), StyledText(why)]) }
    if let file = batch.file { rows.append([StyledText("file", .faint), StyledText(file)]) }
    if let hash = batch.fileHash { rows.append([StyledText("SHA-256", .faint), StyledText(hash)]) }
    if let undone = batch.undoes {
      rows.append([StyledText("undoes", .faint), StyledText("batch:\(undone)")])
    }
    if let hash = batch.hash {
      rows.append([StyledText("seal", .faint), StyledText(hash, .faint)])
    }
    page.grid(rows)
    page.heading("It wrote")
    page.grid(contents.map { [StyledText(String($0.count)), StyledText($0.thing)] })
    if !conflicts.isEmpty {
      page.heading(ConflictTable.heading)
      for conflict in conflicts {
        page.item("•", StyledText("\(conflict.text)  ") + StyledText(conflict.thing, .faint))
      }
    }
    guard !claims.isEmpty else { return }
    page.heading("Claims")
    for claim in claims.prefix(limit ?? .max) {
      page.item("•", ClaimText.sentence(claim) + "  " + ClaimText.reference(claim))
    }
    if let limit, claims.count > limit {
      page.line(
        StyledText("\(claims.count - limit) more; --limit all prints them", .hint),
        indent: 2
      )
    }
  }
}

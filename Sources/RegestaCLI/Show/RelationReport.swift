internal import JSONForms
internal import RegestaKit

/// A relation as `vocab relations KEY` prints it: how it reads, what it joins, how it lies in time.
struct RelationReport {
  let profile: RelationProfile

  func print(in context: CommandContext) throws {
    if context.wantsPage {
      var page = Page(context)
      write(on: &page)
      try context.print(text: page.text)
      return
    }
    let title = context.pageTitle(profile.relation.key)
    try context.report("relation@1", title: title) { report in
      try report.table(RelationTable.columns)
      try report.row(RelationTable.cells(profile.relation, claims: profile.claims))
      if context.holdsObjects { try writeObjects(to: report) }
    }
  }

  private func writeObjects(to report: ReportPrinter) throws {
    func list(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
    try report.text(key: "subject_kinds", "", json: list(profile.subjectKinds))
    try report.text(key: "object_kinds", "", json: list(profile.objectKinds))
    try report.text(key: "cases", "", json: list(profile.cases.map(\.key)))
    try report.text(
      key: "phrases",
      "",
      json: .array(
        profile.phrases.map {
          .object([
            ("form", .string($0.form)), ("text", .string($0.text)),
            ("language", .string($0.language)),
          ])
        }
      )
    )
  }

  private func write(on page: inout Page) {
    let relation = profile.relation
    page.line(
      StyledText(relation.label, .heading) + "  "
        + StyledText("relation · \(relation.key)", .faint)
    )
    if let description = relation.description { page.line(StyledText(description)) }
    page.gap()
    var rows: [(String, String)] = [("reads", "A \(relation.label) B")]
    if let inverse = relation.inverse { rows.append(("from B", "B \(inverse) A")) }
    rows.append(("A is", kinds(profile.subjectKinds)))
    rows.append(
      ("B is", relation.value == .entity ? kinds(profile.objectKinds) : words(relation.value))
    )
    rows.append(("in time", RelationTable.time(relation.time)))
    let properties = RelationTable.properties(relation)
    if !properties.isEmpty { rows.append(("rules", properties.joined(separator: "; "))) }
    rows.append(("stands", RelationTable.use(relation.use)))
    if let parent = relation.parent { rows.append(("a case of", parent)) }
    if !profile.cases.isEmpty {
      rows.append(("its cases", profile.cases.map(\.key).joined(separator: ", ")))
    }
    for (form, title) in Self.forms {
      let texts = profile.phrases.filter { $0.form == form }.map(\.text)
      if !texts.isEmpty { rows.append((title, texts.joined(separator: ", "))) }
    }
    let more = profile.claimsWithCases - profile.claims
    let cases = more == 0 ? "" : ", and \(more) of its cases"
    rows.append(("claims", "\(profile.claims)" + cases))
    page.grid(rows.map { [StyledText($0.0, .faint), StyledText($0.1)] })
  }

  private static let forms = [
    ("verb", "verbs"), ("passive", "passives"), ("noun", "A is called"),
    ("object-noun", "B is called"), ("synonym", "also said"), ("cue", "told by"),
  ]

  private func kinds(_ keys: [String]) -> String {
    keys.isEmpty ? "anything" : "a " + keys.joined(separator: ", ")
  }

  private func words(_ value: Relation.ValueType) -> String {
    switch value {
    case .entity: "a thing"
    case .text: "a text"
    case .quantity: "an amount"
    case .date: "a date"
    case .point: "a point on the map"
    case .identifier: "a number or key in a register"
    case .name: "a name"
    }
  }
}

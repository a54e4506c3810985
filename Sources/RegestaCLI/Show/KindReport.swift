internal import JSONForms
internal import Names
internal import RegestaKit

/// A kind as `show kind:KEY` and `vocab kinds KEY` print it: what it is, and the entities of it.
struct KindReport {
  let kind: Kind
  let below: [Kind]
  let entities: [Entity]

  init(named text: String, in base: KnowledgeBase) throws {
    let all = try base.kinds()
    kind = try Self.find(text, among: all)
    let key = kind.key
    below = all.filter { $0.parent == key }
    entities = try base.entities(ofKind: kind.key)
  }

  /// The kind with this key, label or plural.
  private static func find(_ text: String, among kinds: [Kind]) throws -> Kind {
    if let kind = kinds.first(where: { $0.key == text }) { return kind }
    let folded = NameFolding.fold(text)
    let match = kinds.first { kind in
      [kind.key, kind.label, kind.plural].contains { NameFolding.fold($0) == folded }
    }
    if let match { return match }
    let near = Suggestions.rank(text, among: kinds.map(\.key), limit: 3)
    throw RegestaError(
      .notFound,
      "There is no kind \"\(text)\".",
      hint: "regesta vocab kinds",
      suggestions: near.map { .init($0.text, detail: kinds[$0.index].description) }
    )
  }

  static let columns = [
    Column("name", "Name"), Column("kind", "Kind"), Column("key", "Key"),
    Column("entity", "Entity", .integer),
  ]

  func print(in context: CommandContext) throws {
    let title = context.pageTitle("\(kind.plural): \(entities.count)")
    try context.report("kind@1", title: title) { report in
      if context.holdsObjects {
        try report.text(
          key: "kind",
          "",
          json: .object([
            ("key", .string(kind.key)), ("label", .string(kind.label)),
            ("plural", .string(kind.plural)), ("parent", JSON(kind.parent)),
            ("description", JSON(kind.description)),
            ("cases", .array(below.map { .string($0.key) })),
          ])
        )
      } else if context.wantsPage {
        if let description = kind.description { try report.text(key: "description", description) }
        if let parent = kind.parent { try report.text(key: "parent", "A case of: \(parent)") }
        if !below.isEmpty {
          let cases = below.map(\.key).joined(separator: ", ")
          try report.text(key: "cases", "Its cases: \(cases)")
        }
      }
      try report.table(Self.columns)
      for entity in entities
      where try !report.row([
        .text(entity.label), .text(entity.kind), .text(entity.key), Cell(entity.id.rawValue),
      ]) { break }
      report.emptyNote = "this base has none yet"
    }
  }
}

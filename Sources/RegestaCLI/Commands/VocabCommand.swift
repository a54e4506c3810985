package import ArgumentParser
internal import JSONForms
internal import RegestaKit

/// `vocab`: the kinds of things and the relations between them that a base knows.
package struct VocabCommand: DocumentedCommand {
  package static let configuration = CommandConfiguration(
    commandName: "vocab",
    abstract: "List the kinds of things and the relations between them.",
    subcommands: [VocabRelationsCommand.self, VocabKindsCommand.self]
  )

  package static let examples = [
    CommandExample("vocab relations signed", "One relation: how it reads, what it joins."),
    CommandExample("vocab kinds", "What things can be, as a tree."),
  ]

  package init() {}

  /// A count at the right edge of its column; nothing for none.
  static func count(_ count: Int?, of all: [String: Int]) -> String {
    let width = String(all.values.max() ?? 0).count
    return CellText.pad(count.map(String.init) ?? "", to: width, .trailing)
  }
}

/// `vocab relations`: all relations, or the page of one.
package struct VocabRelationsCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "relations",
    abstract: "List the relations, or show one."
  )

  package static let examples = [
    CommandExample("vocab relations", "All relations with how often they are used."),
    CommandExample("vocab relations controls", "One relation, its cases and the words for it."),
    CommandExample("vocab relations --used", "Only those that some claim uses."),
  ]

  @Argument(
    help: "A relation by key or by label.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).relations(prefix) }
  )
  package var relation: String?

  @Flag(help: "Only relations that claims of this base use.")
  package var used = false

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { ListRelations(relation: relation, isUsedOnly: used) }
}

private struct ListRelations: Action {
  let relation: String?
  let isUsedOnly: Bool

  func perform(in context: CommandContext) throws -> ExitStatus {
    if let relation {
      let profile = try context.reading { base in
        try base.profile(of: try base.relation(named: relation))
      }
      try RelationReport(profile: profile).print(in: context)
      return .success
    }
    let (relations, counts) = try context.reading { (try $0.relations(), try $0.claimCounts()) }
    let shown = relations.filter { !isUsedOnly || counts[$0.key] != nil }
    if context.wantsPage {
      try printPage(shown, counts, context)
      return .success
    }
    try context.report("relations@1") { report in
      try report.table(RelationTable.columns)
      for relation in shown
      where try !report.row(
        RelationTable.cells(relation, claims: counts[relation.key] ?? 0)
      ) { break }
    }
    return .success
  }

  private func printPage(
    _ relations: [Relation],
    _ counts: [String: Int],
    _ context: CommandContext
  ) throws {
    let limit = context.settings.limit.bound(standard: nil) ?? .max
    var page = Page(context)
    page.grid(
      relations.prefix(limit).map { relation in
        let inverse = relation.inverse.map { " / " + $0 } ?? ""
        return [
          StyledText(VocabCommand.count(counts[relation.key], of: counts)),
          StyledText(relation.key, .hint), StyledText(relation.label + inverse),
        ]
      },
      indent: 0
    )
    page.gap()
    page.line(
      StyledText("The number is how many claims use it. One in full: vocab relations KEY", .faint)
    )
    try context.print(text: page.text)
  }
}

/// `vocab kinds`: the tree of kinds, or the entities of one.
package struct VocabKindsCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "kinds",
    abstract: "List the kinds as a tree, or show one with its entities."
  )

  package static let examples = [
    CommandExample("vocab kinds", "The tree of kinds, with how many entities each has."),
    CommandExample("vocab kinds treaty", "One kind, and the treaties of this base."),
  ]

  @Argument(
    help: "A kind by key or by label.",
    completion: .custom { arguments, _, prefix in BaseCompletion(arguments).kinds(prefix) }
  )
  package var kind: String?

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() -> any Action { ListKinds(kind: kind) }
}

private struct ListKinds: Action {
  let kind: String?

  private static let columns = [
    Column("kind", "Kind"), Column("count", "Entities", .integer),
    Column("description", "Description"), Column("parent", "A case of"), Column("label", "Label"),
    Column("plural", "Plural"),
  ]

  func perform(in context: CommandContext) throws -> ExitStatus {
    if let kind {
      let report = try context.reading { try KindReport(named: kind, in: $0) }
      try report.print(in: context)
      return .success
    }
    let (kinds, counts) = try context.reading { (try $0.kinds(), try $0.entityCounts()) }
    let tree = Self.tree(of: kinds)
    if context.wantsPage {
      var page = Page(context)
      let limit = context.settings.limit.bound(standard: nil) ?? .max
      page.grid(
        tree.prefix(limit).map { kind, depth in
          [
            StyledText(VocabCommand.count(counts[kind.key], of: counts)),
            StyledText(String(repeating: "· ", count: depth), .faint)
              + StyledText(kind.key, .hint),
            StyledText(kind.description ?? kind.label),
          ]
        },
        indent: 0
      )
      try context.print(text: page.text)
      return .success
    }
    try context.report("kinds@1") { report in
      try report.table(Self.columns)
      for (kind, _) in tree
      where try !report.row([
        .text(kind.key), Cell(counts[kind.key] ?? 0), Cell(kind.description), Cell(kind.parent),
        .text(kind.label), .text(kind.plural),
      ]) { break }
    }
    return .success
  }

  /// The kinds in the order of the tree, each before those below it, with how deep it stands.
  private static func tree(of kinds: [Kind]) -> [(kind: Kind, depth: Int)] {
    let below = Dictionary(grouping: kinds) { $0.parent ?? "" }
    var tree: [(Kind, Int)] = []
    func add(_ key: String, _ depth: Int) {
      for kind in below[key] ?? [] {
        tree.append((kind, depth))
        add(kind.key, depth + 1)
      }
    }
    add("", 0)
    return tree
  }
}

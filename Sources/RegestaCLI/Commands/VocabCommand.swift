package import ArgumentParser
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
    // A terminal has no room for all; `relations KEY` shows them.
    let columns = context.wantsPage ? 7 : RelationTable.columns.count
    try context.report("relations@1") { report in
      try report.table(Array(RelationTable.columns.prefix(columns)))
      for relation in shown {
        let cells = RelationTable.cells(relation, claims: counts[relation.key] ?? 0)
        if try !report.row(Array(cells.prefix(columns))) { break }
      }
    }
    return .success
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
    let isTree = context.wantsPage
    let columns = isTree ? 3 : Self.columns.count
    try context.report("kinds@1") { report in
      try report.table(Array(Self.columns.prefix(columns)))
      for (kind, depth) in Self.tree(of: kinds) {
        let key = isTree ? String(repeating: "· ", count: depth) + kind.key : kind.key
        let cells: [Cell] = [
          .text(key), Cell(counts[kind.key] ?? 0), Cell(kind.description), Cell(kind.parent),
          .text(kind.label), .text(kind.plural),
        ]
        if try !report.row(Array(cells.prefix(columns))) { break }
      }
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

package import ArgumentParser
internal import Chronology
internal import RegestaKit

/// `show`: all that is known of one thing.
package struct ShowCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an entity, a claim, a source, a batch or a dispute.",
    discussion: """
      An entity is named as people name it, or by its key; case, accents and alphabet do not count. \
      The numbers that other commands print are taken as they stand: claim:42, entity:7, batch:3, \
      and source:KEY, dispute:KEY, relation:KEY.

      With --on, what certainly held on that date and what possibly did stand apart, and what did \
      not hold is left out. --lang names it in another language. Numbers in brackets are the sources at the end of the page; ▲ marks \
      what is disputed, ✗ what a source denies, ◇ what the editors read into a loose wording.
      """
  )

  package static let examples = [
    CommandExample("show Vilnius", "A town: its names, who held it when, who says so."),
    CommandExample("show Vilnius --on 1920-08-01", "Only what held, or may have held, that day."),
    CommandExample("show dispute:who-attacked-first", "Both sides of a dispute."),
    CommandExample(
      "show lithuania --as historians-polish-attack",
      "As a school sees it, without what it rejects."
    ),
    CommandExample("show Vilnius --known-at batch:1", "As the base was then."),
    CommandExample("show source:cepenas-2 --json", "What was taken from a book, for a program."),
  ]

  @Argument(
    help: "A name, a key, or claim:42, source:KEY, batch:3, dispute:KEY.",
    completion: .custom { arguments, _, prefix in
      BaseCompletion(arguments).things(prefix)
    }
  )
  package var thing: String

  @Option(help: ArgumentHelp("Only what held on this date, or may have.", valueName: "date"))
  package var on: String?

  @Flag(help: "Also what readers propose of it: marked, and no knowledge.")
  package var candidates = false

  @OptionGroup package var view: ViewOptions

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    let reference = try ThingReference(thing)
    let date = try DateOption.date(on, "--on")
    if date != nil {
      switch reference {
      case .entity, .name: break
      default:
        throw CommandFailure(
          .usage,
          code: "conflicting_options",
          "--on is for entities; \(thing) is what it is on every day",
          hint: "regesta show \(thing)"
        )
      }
    }
    if candidates {
      switch reference {
      case .entity, .name, .source: break
      default:
        throw CommandFailure(
          .usage,
          code: "conflicting_options",
          "--candidates is for entities and sources",
          hint: "regesta candidates lists all that is proposed"
        )
      }
    }
    if view.holder != nil {
      switch reference {
      case .entity, .name: break
      default:
        throw CommandFailure(
          .usage,
          code: "conflicting_options",
          "--as is for entities; \(thing) is shown with all that is held of it",
          hint: "regesta show \(thing)"
        )
      }
    }
    return Show(reference: reference, date: date, candidates: candidates, view: view)
  }
}

private struct Show: Action {
  let reference: ThingReference
  let date: HistoricalDate?
  let candidates: Bool
  let view: ViewOptions

  func perform(in context: CommandContext) throws -> ExitStatus {
    context.runsOwnStatementsAlone()
    let report = try context.reading { base in
      switch reference {
      case .entity, .name: return try context.seeing(base, as: view) { try found(in: base) }
      default:
        // A claim or a dispute is shown with all that is held of it, but as it was.
        var view = view
        view.holder = ViewOptions.everyone
        return try context.seeing(base, as: view) { try found(in: base) }
      }
    }
    try report(context)
    return .success
  }

  /// Reads all that is to be shown; what comes back prints it, once the base is closed.
  private func found(in base: KnowledgeBase) throws -> (CommandContext) throws -> Void {
    switch reference {
    case .name(let name) where candidates:
      let thing = try base.thing(named: name)
      return try entity(thing, base, via: thing)
    case .name(let name):
      return try entity(try base.entity(named: name), base, via: try base.entity(bearing: name))
    case .entity(let number):
      let own = try base.entity(Entity.ID(number)) ?? missing("entity", number)
      if !candidates, try base.isProposed(own.id) {
        throw CommandFailure(
          .notFound,
          "entity:\(number) is not known: only a reading speaks of it",
          hint: "regesta show entity:\(number) --candidates"
        )
      }
      return try entity(try base.survivor(of: own.id), base, via: own)
    case .claim(let number):
      let claim = try base.claim(Claim.ID(number)) ?? missing("claim", number)
      return try ClaimReport(claim, in: base).print
    case .batch(let number):
      let batch = try base.batch(Batch.ID(number)) ?? missing("batch", number)
      return try BatchReport(batch, in: base).print
    case .source(let name):
      let source = try base.source(named: name)
      var report = try SourceReport(source, in: base)
      if candidates { report.candidates = try base.candidates(CandidateQuery(source: source.id)) }
      return report.print
    case .dispute(let key):
      return try DisputeReport(try base.dispute(named: key), in: base).print
    case .relation(let name):
      let profile = try base.profile(of: try base.relation(named: name))
      return RelationReport(profile: profile).print
    case .kind(let name):
      return try KindReport(named: name, in: base).print
    }
  }

  /// The page of an entity; `own` is the one that was named, which may have been merged into it.
  private func entity(
    _ entity: Entity,
    _ base: KnowledgeBase,
    via own: Entity?
  ) throws -> (CommandContext) throws -> Void {
    let past = try base.entities(mergedInto: entity.id)
    var report = EntityReport(
      portrait: try base.portrait(of: entity, on: date),
      kind: try base.kinds().first { $0.key == entity.kind },
      date: date,
      past: past
    )
    if candidates {
      report.candidates = try base.candidates(CandidateQuery(about: entity.id))
      report.isProposed = try base.isProposed(entity.id)
    }
    return { [report] context in
      if let own, let merged = past.first(where: { $0.entity.id == own.id }) {
        let batch = merged.batch.map { " in batch:\($0)" } ?? ""
        context.reporter.note(
          "\(own.key) was merged into \(entity.key)\(batch); regesta split \(own.key) takes it apart"
        )
      }
      try report.print(in: context)
    }
  }

  private func missing<T>(_ what: String, _ number: Int) throws -> T {
    throw CommandFailure(.notFound, "there is no \(what):\(number) in this base")
  }
}

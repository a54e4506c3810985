public import Chronology
internal import SQLite

/// What a batch may do to a base. It lives as long as the closure of ``KnowledgeBase/write(_:_:)``.
public final class Writer {
  /// The batch that all rows written belong to.
  public let batch: Batch.ID
  let connection: Connection
  let base: KnowledgeBase
  private var relations: [String: RelationFacts] = [:]
  private var dates: [DateKey: Int] = [:]
  /// The last day on which any figure may hold that a thing has by a relation; or a later one.
  private var figures: [FigureKey: Int] = [:]
  private var renamed: [Int: Naming] = [:]
  let insertions: RowInsertions
  var utterances: Utterances

  /// How many dates and series are remembered: a long batch must not need memory without end.
  private static let datesKept = 20_000

  private struct FigureKey: Hashable {
    var subject: Int
    var relation: Int
  }

  /// What became of the names of a thing.
  private enum Naming {
    /// It was made here, and this is the only name that it has.
    case once(String)
    case otherwise
  }

  private struct DateKey: Hashable {
    var date: HistoricalDate
    var isInferred: Bool
  }

  init(_ base: KnowledgeBase, batch: Batch.ID) throws {
    self.base = base
    connection = base.connection
    self.batch = batch
    let last = try connection.first("SELECT ifnull(max(id), 0) FROM entity") { try $0.int(0) }
    utterances = Utterances(lastBefore: last ?? 0)
    insertions = RowInsertions(connection)
  }

  // MARK: Entities and names

  /// Records an entity.
  ///
  /// Its label is its key until it has a name.
  ///
  /// - Parameters:
  ///   - key: The stable key.
  ///   - kind: The key of its kind.
  ///   - isProposed: Whether only a reading speaks of it, so that it is not known before a person has
  ///     accepted a claim about it.
  /// - Returns: Its number.
  /// - Throws: ``RegestaError`` of kind `badInput` when the key is taken or malformed.
  public func addEntity(key: String, kind: String, isProposed: Bool = false) throws -> Entity.ID {
    guard
      let kindID = try connection.first(
        "SELECT id FROM kind WHERE key = \(kind)",
        { try $0.int(0) }
      )
    else {
      throw RegestaError(.badInput, "There is no kind \"\(kind)\".", hint: "See: regesta vocab")
    }
    let status = isProposed ? Status.candidate.rawValue : Status.recorded.rawValue
    // A key that was taken back comes to life again: it stands for the same thing as before.
    let gone = try connection.first("SELECT id FROM entity WHERE key = \(key) AND status = 3") {
      try $0.int(0)
    }
    if let gone {
      try connection.run(
        "UPDATE entity SET status = \(status), kind = \(kindID) WHERE id = \(gone)"
      )
      rename(gone)
      return Entity.ID(gone)
    }
    try guardEntity(key: key)
    try connection.run(
      """
      INSERT INTO entity (key, kind, label, status, batch)
      VALUES (\(key), \(kindID), \(key), \(status), \(batch.rawValue))
      """
    )
    return Entity.ID(Int(connection.lastInsertedRowID))
  }

  /// Records what an entity is called.
  ///
  /// - Parameters:
  ///   - text: The name.
  ///   - language: BCP 47; `und` when not known.
  ///   - role: A relation whose value is a name: `preferred-name`, `alias`, `exonym` ...
  ///   - entity: Whose name it is.
  ///   - period: When it was so called.
  /// - Returns: The claim that says so.
  /// - Throws: ``RegestaError`` of kind `badInput` when there is no such role or the name is empty.
  @discardableResult
  public func addName(
    _ text: String,
    language: String,
    role: String,
    of entity: Entity.ID,
    period: Period? = nil
  ) throws -> Claim.ID {
    try addClaim(
      ClaimDraft(entity, role, .text(text, language: language), period: period)
    )
  }

  // MARK: Claims

  /// Records a claim with its qualifiers.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when the relation is not known or the object does
  ///   not fit it.
  @discardableResult
  public func addClaim(_ draft: ClaimDraft) throws -> Claim.ID {
    // Before anything is written: what is refused then leaves nothing to be rolled back.
    let (relation, period, bounds) = try Self.checked(draft) { try self.relation($0) }
    let columns = try Self.columns(draft.object) { try addDate($0, isInferred: draft.isInferred) }
    var startDate: Int?
    var endDate: Int?
    if let period {
      if case .date(let date) = period.start {
        startDate = try addDate(date, isInferred: draft.isInferred)
      }
      if relation.time == .interval, case .date(let date) = period.end {
        endDate = try addDate(date, isInferred: draft.isInferred)
      }
    }
    let id = try Claim.ID(
      insertions.claim { row in
        row.add(draft.subject.rawValue)
        row.add(relation.id)
        row.add(columns.object)
        row.add(columns.text)
        row.add(columns.language)
        row.add(columns.number)
        row.add(columns.numberTo)
        row.add(columns.unit)
        row.add(columns.date)
        row.add(columns.isUnknown)
        row.add(startDate)
        row.add(endDate)
        row.add(bounds?.0)
        row.add(bounds?.1)
        row.add(bounds?.2)
        row.add(bounds?.3)
        row.add(draft.isDenied)
        row.add(draft.certainty.rawValue)
        row.add(draft.status.rawValue)
        row.add(draft.supersedes?.rawValue)
        row.add(draft.readingOf?.rawValue)
        row.add(draft.comment)
        row.add(batch.rawValue)
      }
    )
    utterances.hear(draft.subject, relation.id)
    if !figures.isEmpty, let bounds {
      let key = FigureKey(subject: draft.subject.rawValue, relation: relation.id)
      if let known = figures[key], known < bounds.3 { figures[key] = bounds.3 }
    }
    var ordinals: [String: Int] = [:]
    for qualifier in draft.qualifiers {
      ordinals[qualifier.relation, default: 0] += 1
      try addQualifier(qualifier, to: id, ordinal: ordinals[qualifier.relation] ?? 1)
    }
    if relation.value == .name, case .text(let text, _) = draft.object {
      let isFirst = isUnnamed(draft.subject) && draft.status == .recorded && !draft.isDenied
      try index(name: text, of: draft.subject, claim: id)
      if isFirst { renamed[draft.subject.rawValue] = .once(text) }
    }
    return id
  }

  private func addQualifier(
    _ qualifier: ClaimDraft.Qualifier,
    to claim: Claim.ID,
    ordinal: Int
  ) throws {
    let relation = try relation(qualifier.relation)
    let columns = try Self.columns(qualifier.object) { try addDate($0, isInferred: false) }
    try connection.run(
      """
      INSERT INTO qualifier (claim, relation, ordinal, object, text, number, number_to, unit,
        value_date)
      VALUES (\(claim.rawValue), \(relation.id), \(ordinal), \(columns.object), \(columns.text),
        \(columns.number), \(columns.numberTo), \(columns.unit), \(columns.date))
      """
    )
  }

  /// Gives a claim another status; the log keeps the one it had.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound` when there is no such claim.
  public func setStatus(_ status: Status, of claim: Claim.ID) throws {
    let changed = try connection.run(
      "UPDATE claim SET status = \(status.rawValue) WHERE id = \(claim.rawValue)"
    )
    guard changed == 1 else { throw RegestaError(.notFound, "There is no claim \(claim).") }
    let subject = try connection.first(
      "SELECT entity FROM name WHERE claim = \(claim.rawValue)"
    ) { try $0.int(0) }
    if let subject { rename(subject) }
  }

  // MARK: Facts about the base

  /// Sets a fact about the base itself: `title`, `language`, `owner`.
  public func setMeta(_ key: String, _ value: String) throws {
    try connection.run(
      """
      INSERT INTO meta (key, value) VALUES (\(key), \(value))
      ON CONFLICT (key) DO UPDATE SET value = excluded.value
      """
    )
  }

  // MARK: Below

  /// Whether the batch has made a thing and has said nothing of it by a relation: then the base has nothing either.
  package func isUnheard(_ thing: Entity.ID, _ relation: Relation.ID) -> Bool {
    utterances.isUnheard(thing, relation.rawValue)
  }

  /// Whether the batch has made a thing and has not named it.
  package func isUnnamed(_ thing: Entity.ID) -> Bool { utterances.isUnheard(thing, Self.anyName) }

  /// In ``Utterances``, by whatever relation a thing is named.
  private static let anyName = 0

  /// The last day on which any claim on a thing by a relation may hold, or a later one: of a series that comes in
  /// the order of time each figure is later than all before, and need not be held against them.
  ///
  /// - Returns: Its number; nil when there is no such claim.
  /// - Throws: What reading the base throws.
  package func lastDay(ofClaimsOn thing: Entity.ID, by relation: Relation.ID) throws -> Int? {
    let key = FigureKey(subject: thing.rawValue, relation: relation.rawValue)
    if let known = figures[key] { return known }
    let last = try connection.first(
      """
      SELECT max(end_max) FROM claim
       WHERE subject = \(thing.rawValue) AND relation = \(relation.rawValue)
      """
    ) { try $0.optionalInt(0) }
    guard let last = last ?? nil else { return nil }
    if figures.count >= Self.datesKept { figures.removeAll(keepingCapacity: true) }
    figures[key] = last
    return last
  }

  /// Forgets which rows there are, after a part of the batch was rolled back.
  package func forgetRows() {
    dates.removeAll(keepingCapacity: true)
    for entity in renamed.keys { renamed[entity] = .otherwise }
  }

  /// The row of a date, made when there is none yet.
  func addDate(_ date: HistoricalDate, isInferred: Bool) throws -> Int {
    let key = DateKey(date: date, isInferred: isInferred)
    if let known = dates[key] { return known }
    let edtf = date.edtf ?? ""
    var id = try insertions.newDate { row in
      row.add(date.wording)
      row.add(date.calendar.rawValue)
      row.add(date.earliest.number)
      row.add(date.latest.number)
      row.add(date.rule.rawValue)
      row.add(edtf)
      row.add(date.printed)
      row.add(isInferred)
    }
    if id == nil {
      id = try connection.first(
        """
        SELECT id FROM date WHERE wording = \(date.wording) AND calendar = \(date.calendar.rawValue)
           AND earliest = \(date.earliest.number) AND latest = \(date.latest.number)
           AND rule = \(date.rule.rawValue) AND edtf = \(edtf) AND inferred = \(isInferred)
        """
      ) { try $0.int(0) }
    }
    guard let id else { throw RegestaError(.refused, "The date \(date.wording) was not kept.") }
    if dates.count >= Self.datesKept { dates.removeAll(keepingCapacity: true) }
    dates[key] = id
    return id
  }

  func relation(_ key: String) throws -> RelationFacts {
    if let known = relations[key] { return known }
    let found = try connection.first(
      "SELECT id, value, time, use FROM relation WHERE key = \(key)"
    ) {
      RelationFacts(
        id: try $0.int(0),
        value: Relation.ValueType(rawValue: try $0.text(1)) ?? .text,
        time: Relation.Nature(rawValue: try $0.text(2)) ?? .timeless,
        use: Relation.Use(rawValue: try $0.text(3)) ?? .both
      )
    }
    guard let found else {
      throw RegestaError(.badInput, "There is no relation \"\(key)\".", hint: "See: regesta vocab")
    }
    relations[key] = found
    return found
  }

  /// What an object is by column, its date by what finds the row of one.
  static func columns(_ object: ClaimDraft.Object, _ date: (HistoricalDate) throws -> Int) throws
    -> Columns
  {
    switch object {
    case .entity(let id): Columns(object: id.rawValue)
    case .text(let text, let language): Columns(text: text, language: language)
    case .quantity(let number, let upper, let unit, let wording):
      Columns(text: wording, number: number, numberTo: upper, unit: unit?.rawValue)
    case .date(let value): Columns(date: try date(value))
    case .point(let latitude, let longitude): Columns(number: latitude, numberTo: longitude)
    case .unknown: Columns(isUnknown: true)
    }
  }

  func index(name: String, of entity: Entity.ID, claim: Claim.ID) throws {
    try insertions.name { row in
      row.add(claim.rawValue)
      row.add(entity.rawValue)
      row.add(NameIndex.folded(name))
      row.add(NameIndex.sound(name))
    }
    rename(entity.rawValue)
    utterances.hear(entity, Self.anyName)
  }

  /// Notes that the names of an entity have come or gone.
  func rename(_ entity: Int) { renamed[entity] = .otherwise }

  /// Brings the labels of the entities that were named or unnamed here up to date.
  package func refreshLabels(language: String) throws {
    guard !renamed.isEmpty else { return }
    for (entity, naming) in renamed.sorted(by: { $0.key < $1.key }) {
      // The only name is the label, whatever it is; among several the base chooses.
      let label =
        switch naming {
        case .once(let name): "\(name)" as SQL
        case .otherwise: Self.label(of: "entity", language: language, isIndexed: true)
        }
      try connection.run(
        "UPDATE entity SET label = \(label) WHERE id = \(entity) AND merged_into IS NULL"
      )
    }
    renamed.removeAll()
  }

  /// What an entity is called when nothing else is asked, in SQL over its row.
  ///
  /// - Parameters:
  ///   - entity: The row's name in the query.
  ///   - language: The language that goes before others.
  ///   - isIndexed: Whether its names are looked up in the index of names, where that is known to be in step:
  ///     among all claims about a thing they are few.
  /// - Returns: An expression.
  static func label(of entity: StaticString, language: String, isIndexed: Bool = false) -> SQL {
    let row = SQL(raw: "\(entity)")
    let names: SQL =
      isIndexed
      ? """
      name AS n CROSS JOIN claim AS c ON c.id = n.claim CROSS JOIN relation AS r ON r.id = c.relation
          WHERE n.entity = \(row).id AND c.subject = \(row).id
      """
      : """
      claim AS c JOIN relation AS r ON r.id = c.relation
          WHERE c.subject = \(row).id
      """
    // The least of one number and the columns beside it: in order, with a limit, SQLite makes a table of its own.
    return """
      coalesce(
        (SELECT text FROM (
          SELECT c.text AS text, min(
                   (4 * (r.key <> 'preferred-name') + 2 * ifnull(c.language <> \(language), 0)
                      + (r.key IN ('former-name', 'demonym'))) * \(1 << 48) + c.id)
            FROM \(names) AND r.value = 'name' AND c.denied = 0
             AND (c.status = 1 OR c.status = 0 AND \(row).status = 0))),
        \(row).key)
      """
  }
}

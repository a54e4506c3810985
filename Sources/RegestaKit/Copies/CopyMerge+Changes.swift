internal import SQLite

/// What was changed in rows that both copies have.
///
/// What only they changed is changed here; what only this copy changed stays; what both changed is decided
/// by what it is, and told.
extension CopyMerge {
  func takeChanges(of items: Set<String>) throws {
    for (place, _) in changes where items.contains(place.item) { try takeChange(place) }
  }

  /// Takes over one change of theirs, where it is one.
  func takeChange(_ place: CopyChange.Place) throws {
    guard let columns = Self.columns(of: place),
      let own = map.number(of: place.row, in: place.item), !isBrought(own, in: place.item),
      !isMatched(place.row, in: place.item), try isTheirs(place, columns)
    else { return }
    let here = CopyChange.Place(item: place.item, row: own, field: place.field)
    let given = try values(columns, of: place, in: theirs, isTheirs: true)
    let known = try values(columns, of: here, in: mine)
    guard given != known else { return }
    if let lastOwn = try lastChange(of: here, columns) {
      let times = (try theirs.time(of: changed[place]?.batch), try mine.time(of: lastOwn))
      let isLater =
        times.0 != times.1
        ? times.0 > times.1
        : Value.order(plain(known, columns, place.item), plain(given, columns, place.item)) == .less
      try decide(here, columns, given, known, isTheirsLater: isLater)
    } else if try !keeps(here, given) {
      try set(here, columns, to: given)
    }
  }

  /// Brings rows that both have added to say one thing.
  func reconcileMatches(in item: String) throws {
    guard let table = Self.tables[item] else { return }
    let fields = item == "entity" ? ["kind", "status"] : ["record"]
    for (id, own) in try pairsOfMatches(in: item) {
      for field in fields {
        let place = CopyChange.Place(item: item, row: id, field: field)
        let here = CopyChange.Place(item: item, row: own, field: field)
        guard let columns = Self.columns(of: place) else { continue }
        let given = try values(columns, of: place, in: theirs, isTheirs: true)
        let known = try values(columns, of: here, in: mine)
        guard given != known else { continue }
        let isLater = try isTheirsLater(id, 0, than: own, in: table)
        try decide(here, columns, given, known, isTheirsLater: isLater, isNew: true)
      }
    }
  }

  private static let tables: [String: CopiedTable] = [
    "kind": .kind, "relation": .relation, "entity": .entity, "source": .source,
    "mention": .mention, "candidate": .candidate, "dispute": .dispute, "citation": .citation,
    "position": .position, "alignment": .alignment, "claim": .claim,
  ]

  /// The columns of a field of the log; nil for what is not taken over as it stands.
  private static func columns(of place: CopyChange.Place) -> [String]? {
    if place.field == "record" {
      return LoggedRecord.columns[place.item]?.filter { $0 != "key" }
    }
    let isTaken =
      ["citation", "position", "alignment", "entity", "claim"].contains(place.item)
      && place.field == "status" || place.item == "entity" && place.field == "kind"
    return isTaken ? [place.field] : nil
  }

  // MARK: Who changed what

  /// Whether they changed a field by themselves, and not only back and forth.
  func isTheirs(_ place: CopyChange.Place, _ columns: [String]) throws -> Bool {
    guard let change = changed[place] else { return false }
    let now = try values(columns, of: place, in: theirs)
    if try logged(change.first, place, columns) == now { return false }
    // What a merge of theirs took over from here is no change of theirs.
    guard known.theirMerges.contains(change.batch),
      let own = map.number(of: place.row, in: place.item)
    else { return true }
    let given = try values(columns, of: place, in: theirs, isTheirs: true)
    let here = CopyChange.Place(item: place.item, row: own, field: place.field)
    return try !mine.steps(of: here).contains { try logged($0.new, here, columns) == given }
  }

  /// The batch that last changed a field here without their knowing; nil when none did.
  func lastChange(of here: CopyChange.Place, _ columns: [String]) throws -> Int? {
    let steps = try mine.steps(of: here).filter { step in
      step.batch > known.mineKnown && step.batch < writer.batch.rawValue
        && !known.mineIdle.contains(step.batch)
    }
    guard let first = steps.first, let last = steps.last else { return nil }
    let now = try values(columns, of: here, in: mine)
    if try logged(first.old, here, columns) == now { return nil }
    guard known.mineMerges.contains(last.batch),
      let row = map.number(ofMine: here.row, in: here.item)
    else { return last.batch }
    let place = CopyChange.Place(item: here.item, row: row, field: here.field)
    let isTheirs = try theirs.steps(of: place).contains { step in
      try translated(logged(step.new, place, columns), columns, of: place.item) == now
    }
    return isTheirs ? nil : last.batch
  }

  /// The values that the log has of a field.
  private func logged(
    _ text: String?,
    _ place: CopyChange.Place,
    _ columns: [String]
  ) throws -> [Value] {
    guard place.field == "record" else { return [text.map(Value.text) ?? .null] }
    guard let text, let record = LoggedRecord(text), let all = LoggedRecord.columns[place.item],
      all.count == record.values.count
    else { return [] }
    return zip(all, record.values).filter { columns.contains($0.0) }.map(\.1)
  }

  /// The values of a field: of one column as the log writes them, as text.
  private func values(
    _ columns: [String],
    of place: CopyChange.Place,
    in copy: Connection,
    isTheirs: Bool = false
  ) throws -> [Value] {
    let isRecord = place.field == "record"
    let list = columns.map { isRecord ? $0 : "CAST(\($0) AS TEXT)" }.joined(separator: ", ")
    let found = try copy.first(
      "SELECT \(raw: list) FROM \(identifier: place.item) WHERE id = \(place.row)"
    ) { try $0.values() }
    let values = found ?? []
    return isTheirs ? try translated(values, columns, of: place.item) : values
  }

  private func translated(_ values: [Value], _ columns: [String], of item: String) throws -> [Value]
  {
    guard let table = Self.tables[item] else { return values }
    return try zip(values, columns).map { value, column in
      let refers =
        item == "candidate" && column == "became"
        ? "claim" : table.place(of: column).flatMap { table.columns[$0].refers }
      guard let refers else { return value }
      switch value {
      case .integer(let number):
        return .integer(Int64(try reference(Int(number), to: refers)))
      case .text(let text):
        return .text(try Int(text).map { "\(try reference($0, to: refers))" } ?? text)
      default: return value
      }
    }
  }

  /// The values that are the same in every copy: no numbers of rows.
  private func plain(_ values: [Value], _ columns: [String], _ item: String) -> [Value] {
    zip(values, columns).filter { _, column in
      Self.tables[item].flatMap { table in
        table.place(of: column).flatMap { table.columns[$0].refers }
      } == nil
    }.map(\.0)
  }

  // MARK: Changing

  /// Gives a field of a row here other values; the log keeps those it had.
  func set(_ here: CopyChange.Place, _ columns: [String], to values: [Value]) throws {
    if here.field == "status", ["position", "alignment"].contains(here.item), values == ["1"],
      try writer.isTaken(here.row, in: here.item)
    {
      return
    }
    if here.item == "claim", case .text(let text)? = values.first,
      let status = Int(text).flatMap(Status.init)
    {
      try writer.setStatus(status, of: Claim.ID(here.row))
    } else {
      let settings = zip(columns, values).map { column, value in
        let number: Value =
          if case .text(let text) = value { Int64(text).map(Value.integer) ?? value } else { value }
        return "\(identifier: column) = \(here.field == "record" ? value : number)" as SQL
      }
      guard !settings.isEmpty else { return }
      let list = settings.joined(by: ", ")
      try mine.run("UPDATE \(identifier: here.item) SET \(list) WHERE id = \(here.row)")
      if here.item == "entity" { writer.rename(here.row) }
    }
    hasNews = true
    report.count(here.item, \.changed)
  }
}

extension Connection {
  /// The changes of a field, in their order.
  func steps(of place: CopyChange.Place) throws -> [(batch: Int, old: String?, new: String?)] {
    try rows(
      """
      SELECT batch, old, new FROM change WHERE item = \(place.item) AND item_id = \(place.row)
         AND field = \(place.field) ORDER BY id
      """
    ) { (batch: try $0.int(0), old: try $0.optionalText(1), new: try $0.optionalText(2)) }
  }

  /// When a batch was written.
  func time(of batch: Int?) throws -> String {
    try first("SELECT at FROM batch WHERE id = \(batch)") { try $0.text(0) } ?? ""
  }
}

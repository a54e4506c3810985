internal import Chronology
internal import Formats
internal import RegestaKit

/// Reads what a mapping file says of the rows of one table: the names of its columns become their places,
/// and what each column is for is noted.
struct TableMappingReader {
  let file: TableMappingFile
  let reading: TableReading
  var columns: TableColumns { reading.columns }
  /// The order of day and month that the mapping says.
  let order: DateContext.NumericOrder?
  private var named: [String: TableDate] = [:]
  /// Every date that was read, to be looked at beforehand.
  private(set) var dates = DateList()

  /// A list that the parts of a mapping share.
  final class DateList { var all: [TableDate] = [] }

  /// Reads a mapping.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` with file, line and column, also when the table has no
  ///   column of a name.
  static func mapping(_ file: TableMappingFile, _ reading: TableReading) throws -> TableMapping {
    var reader = try TableMappingReader(file, reading)
    return try reader.mapping()
  }

  private init(_ file: TableMappingFile, _ reading: TableReading) throws {
    self.file = file
    self.reading = reading
    order = try Self.order(file.reading(), "date-order")
  }

  private mutating func mapping() throws -> TableMapping {
    var mapping = TableMapping()
    let notation = NotationFile(name: file.name, root: file.root)
    mapping.kinds = try notation.kinds().map(\.draft)
    mapping.relations = try notation.relations().map(\.draft)
    mapping.source = try source()
    mapping.cites = try file.root["cite"].map { try citing($0) }
    mapping.locator = try file.root.list("locator").map {
      try column($0, for: "place in the source")
    }
    for entry in try file.root.entries("dates") {
      named[entry.key] = try date(entry.value, for: "date \"\(entry.key)\"")
    }
    let kinds = Set(mapping.kinds.map(\.key))
    for entry in try file.root.entries("things") {
      mapping.things.append(try thing(entry, kinds, before: mapping.things.map(\.name)))
    }
    let things = Set(mapping.things.map(\.name))
    let relations = Dictionary(mapping.relations.map { ($0.key, $0) }) { first, _ in first }
    for node in try file.root.list("claims") {
      mapping.claims.append(try statement(node, things, relations))
    }
    for entry in try file.root.entries("leave-out") {
      let place = YAMLNode.scalar(entry.key, entry.keyPosition)
      let why = try NotationRecord.text(entry.value, file: file.name)
      columns.leaveOut(try column(place, for: nil), why)
    }
    mapping.dates = dates.all
    return mapping
  }

  // MARK: Columns and cells

  /// The place of a column that a node names.
  func column(_ node: YAMLNode, for use: String?) throws -> Int {
    let name = try NotationRecord.text(node, file: file.name)
    guard let index = columns.index(of: name) else {
      throw NotationRecord.error(
        "The table has no column \"\(name.abridged)\"; it has \(columns.printed).",
        file.name,
        node.position,
        NotationNames.suggestions(for: name, among: columns.names)
      )
    }
    if let use { columns.take(index, for: use) }
    return index
  }

  /// A cell: the name of a column, several of which the first counts that has a value, or more about it.
  func cell(_ node: YAMLNode, for use: String, keys: [String] = []) throws -> TableCell {
    switch node {
    case .scalar: return TableCell(column: try column(node, for: use))
    case .sequence(let items, _):
      return TableCell(columns: try items.map { try column($0, for: use) })
    case .mapping:
      return try cell(try record(node, Self.cellKeys + keys), for: use)
    }
  }

  static let cellKeys = ["column", "value", "values", "otherwise", "separator", "take", "own"]

  func record(_ node: YAMLNode, _ keys: [String]) throws -> NotationRecord {
    try NotationRecord(node, file: file.name, keys: keys)
  }

  func cell(_ record: NotationRecord, for use: String) throws -> TableCell {
    var cell = TableCell(
      columns: try record.list("column").map { try column($0, for: use) },
      constant: try record.text("value")
    )
    guard !cell.columns.isEmpty || cell.constant != nil else {
      throw record.error("Here a \"column\" or a \"value\" is missing.")
    }
    if record["values"] != nil { cell.values = try texts(record, "values") }
    cell.separators = try record.texts("separator")
    cell.isOwnNumber = try record.flag("own")
    if let node = record["otherwise"] {
      switch try NotationRecord.text(node, file: file.name) {
      case "reject": cell.otherwise = .reject
      case "keep": cell.otherwise = .keep
      case "leave-out": cell.otherwise = .leaveOut
      case let text: cell.otherwise = .text(text)
      }
    }
    cell.extract = try record["take"].map { try extract($0) }
    return cell
  }

  /// A map of texts.
  func texts(_ record: NotationRecord, _ key: String) throws -> [String: String] {
    var result: [String: String] = [:]
    for entry in try record.entries(key) {
      result[entry.key] = try NotationRecord.text(entry.value, file: file.name)
    }
    return result
  }

  private func extract(_ node: YAMLNode) throws -> TableExtract {
    let record = try record(
      node,
      ["after", "until", "split", "keep", "drop", "unless", "least", "longest"]
    )
    var extract = TableExtract()
    extract.after = try record.texts("after")
    extract.until = try record.texts("until")
    extract.split = try record.texts("split")
    extract.keep = try record.texts("keep")
    extract.drop = try record.texts("drop")
    extract.unless = try record.texts("unless")
    extract.least = try number(record, "least") ?? extract.least
    extract.longest = try number(record, "longest") ?? extract.longest
    return extract
  }

  private func number(_ record: NotationRecord, _ key: String) throws -> Int? {
    guard let text = try record.text(key) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw record.error("\"\(key)\" is a whole number above 0.", at: record[key])
    }
    return number
  }

  // MARK: Dates

  static func order(
    _ record: NotationRecord?,
    _ key: String
  ) throws -> DateContext.NumericOrder? {
    guard let record, let text = try record.text(key) else { return nil }
    guard let order = DateContext.NumericOrder(rawValue: text) else {
      throw record.error("The order of day and month is \"dmy\" or \"mdy\".", at: record[key])
    }
    return order
  }

  /// A date: the name of a column or of a date under `dates`, several of which the first counts, three
  /// columns, or a day between two dates.
  func date(_ node: YAMLNode, for use: String) throws -> TableDate {
    switch node {
    case .scalar(let name, _):
      if let known = named[name] { return known }
      return added(.cell(TableCell(column: try column(node, for: use)), newDateColumn()))
    case .sequence(let items, _): return .first(try items.map { try date($0, for: use) })
    case .mapping:
      let record = try record(
        node,
        Self.cellKeys + ["year", "month", "day", "within", "date-order"]
      )
      if record["within"] != nil {
        let ends = try record.list("within")
        guard ends.count == 2 else {
          throw record.error("\"within\" has two dates.", at: record["within"])
        }
        return .within(try date(ends[0], for: use), try date(ends[1], for: use))
      }
      if let year = record["year"] {
        var parts = TableDateParts(year: try column(year, for: use + ", the year"))
        parts.month = try record["month"].map { try column($0, for: use + ", the month") }
        parts.day = try record["day"].map { try column($0, for: use + ", the day") }
        if record["values"] != nil { parts.values = try texts(record, "values") }
        return .parts(parts)
      }
      let dates = newDateColumn()
      if let order = try Self.order(record, "date-order") { dates.order = order }
      var source = try cell(record, for: use)
      dates.values = source.values ?? [:]
      source.values = nil
      return added(.cell(source, dates))
    }
  }

  private func newDateColumn() -> TableDateColumn {
    let column = TableDateColumn()
    column.order = order
    return column
  }

  private func added(_ date: TableDate) -> TableDate {
    dates.all.append(date)
    return date
  }
}

extension NotationRecord {
  /// The entries of a part that is a mapping.
  func entries(_ key: String) throws -> [YAMLNode.Entry] {
    switch self[key] {
    case nil: return []
    case .mapping(let entries, _): return entries
    case .some(let node):
      throw error("\"\(key)\" must be a mapping, not \(node.typeName).", at: node)
    }
  }
}

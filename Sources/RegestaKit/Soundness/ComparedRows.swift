internal import SQLite

/// The rows of one section of a comparison, in an order that both bases have.
struct ComparedRows {
  /// What the section is called.
  let name: String
  /// Gives the rows, ordered by their first columns.
  let select: String
  /// How many columns tell a row from others; nil when all do, and the same row may be there twice.
  let keyCount: Int?
  /// How many columns name a row for a person.
  let nameCount: Int

  init(_ name: String, key: Int?, naming: Int, _ select: String) {
    self.name = name
    self.select = select
    keyCount = key
    nameCount = naming
  }

  /// Every table that does not follow from others. Each has its key in its first columns.
  static let tables = StoredTable.all.map { table in
    ComparedRows(
      table.name,
      key: table.key.count,
      naming: table.key.count,
      "SELECT * FROM \(table.name) ORDER BY \(table.keyList)"
    )
  }

  /// Walks through the rows of both at once.
  func compare(
    _ left: Connection,
    _ right: Connection,
    examples: Int
  ) throws -> BaseComparison.Section {
    let (left, right) = (try RowCursor(select, of: left), try RowCursor(select, of: right))
    var section = BaseComparison.Section(name: name)
    while let order = order(of: left.row, right.row) {
      var found: [BaseComparison.Difference] = []
      if order != .greater { section.left += 1 }
      if order != .less { section.right += 1 }
      switch order {
      case .less:
        section.onlyLeft += 1
        found = [BaseComparison.Difference(row: named(left.row), left: "there")]
      case .greater:
        section.onlyRight += 1
        found = [BaseComparison.Difference(row: named(right.row), right: "there")]
      case .equal:
        found = differences(left, right)
        if !found.isEmpty { section.changed += 1 }
      }
      section.differences += found.prefix(max(0, examples - section.differences.count))
      if order != .greater { try left.advance() }
      if order != .less { try right.advance() }
    }
    return section
  }

  /// Which of two rows comes first; nil when there is neither.
  private func order(of left: [Value]?, _ right: [Value]?) -> Value.Order? {
    guard let left else { return right == nil ? nil : .greater }
    guard let right else { return .less }
    let count = keyCount ?? left.count
    return Value.order(left.prefix(count), right.prefix(count))
  }

  /// Where two rows with the same key differ.
  private func differences(
    _ left: RowCursor,
    _ right: RowCursor
  ) -> [BaseComparison.Difference] {
    guard let mine = left.row, let others = right.row else { return [] }
    return mine.indices.filter { !mine[$0].isIdentical(to: others[$0]) }.map { column in
      BaseComparison.Difference(
        row: named(mine),
        column: left.columns[column],
        left: shown(mine[column]),
        right: shown(others[column])
      )
    }
  }

  /// What a row is called.
  private func named(_ row: [Value]?) -> String {
    (row ?? []).prefix(nameCount).map { shown($0) }.joined(separator: ", ")
  }

  /// A value in a line: what is long is cut.
  private func shown(_ value: Value) -> String {
    let text = value.description
    return text.unicodeScalars.count <= 80 ? text : String(text.prefix(60)) + "…"
  }
}

/// The rows of a statement, one at a time.
private final class RowCursor {
  private var statement: Statement
  let columns: [String]
  private(set) var row: [Value]?

  init(_ sql: String, of connection: Connection) throws {
    statement = try connection.prepare(sql)
    columns = statement.columns.map(\.name)
    try advance()
  }

  func advance() throws {
    row = try statement.step() ? try statement.withRow { try $0.values() } : nil
  }
}

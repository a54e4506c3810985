package import SQLite

/// Puts the rows of one table into a base that is put together.
///
/// The values of a row are set column by column, in any order, and then added. Rows come in the order
/// of their key, so that none comes twice and the table is written from its beginning to its end.
package final class TableAssembly {
  /// A column, as the schema declares it.
  package struct Column: Hashable, Sendable {
    /// Its name.
    package var name: String
    /// INTEGER, REAL or TEXT.
    var type: String
    /// Whether each row must have a value there.
    var isRequired: Bool
  }

  /// The table.
  package let table: StoredTable
  /// Its columns, in the order of the table.
  package let columns: [Column]
  /// How many rows have been added.
  package private(set) var count = 0

  private var insert: Statement
  private var isSet: [Bool]
  /// For each column its place in the key.
  private let keyPlaces: [Int?]
  private var key: [Value]
  private var lastKey: [Value]?

  init(_ table: StoredTable, of connection: Connection) throws {
    self.table = table
    columns = try connection.rows(
      "SELECT name, type, \"notnull\" OR pk FROM pragma_table_info(\(table.name)) ORDER BY cid"
    ) { Column(name: try $0.text(0), type: try $0.text(1), isRequired: try $0.bool(2)) }
    isSet = Array(repeating: false, count: columns.count)
    keyPlaces = columns.map { table.key.firstIndex(of: $0.name) }
    key = Array(repeating: .null, count: table.key.count)
    let names = columns.map(\.name).joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    insert = try connection.prepare("INSERT INTO \(table.name) (\(names)) VALUES (\(marks))")
  }

  /// The number of the column of that name; nil when there is none.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - hint: The number it probably has, which is looked at first.
  /// - Returns: Its place among ``columns``.
  package func column(_ name: String, near hint: Int) -> Int? {
    if hint < columns.count, columns[hint].name == name { return hint }
    return columns.firstIndex { $0.name == name }
  }

  /// Sets a value of the row that is to be added next.
  ///
  /// - Throws: ``AssemblyFault`` when the column has a value or cannot have this one.
  package func set(_ index: Int, to value: Value) throws {
    let column = columns[index]
    guard !isSet[index] else { throw fault("is there twice", column) }
    switch (value, column.type) {
    case (.integer, "INTEGER"), (.text, "TEXT"), (.real, "REAL"): break
    case (.null, _): return
    case (.integer(let number), "REAL") where Int64(exactly: Double(number)) == number: break
    case (_, "INTEGER"): throw fault("must be a whole number of 64 bits", column)
    case (_, "REAL"): throw fault("must be a number", column)
    default: throw fault("must be a text", column)
    }
    isSet[index] = true
    if let place = keyPlaces[index] { key[place] = value }
    try insert.bind(value, at: index + 1)
  }

  /// Adds the row whose values have been set; the next one begins with none.
  ///
  /// - Throws: ``AssemblyFault`` when a value is missing, the row is not behind the one before, or the
  ///   schema refuses it.
  package func add() throws {
    if let missing = columns.indices.first(where: { columns[$0].isRequired && !isSet[$0] }) {
      throw fault("is missing", columns[missing])
    }
    if let lastKey {
      switch Value.order(lastKey, key) {
      case .less: break
      case .equal: throw fault("is there twice: the line before has the same \(table.keyList)")
      case .greater:
        throw fault(
          "stands behind one that comes after it",
          hint: "The lines of a table stand in the order of its \(table.keyList)."
        )
      }
    }
    lastKey = key
    do throws(DatabaseError) {
      try insert.run()
    } catch {
      guard error.code == .constraint else { throw error }
      throw fault("breaks a rule of the schema: \(error.message)")
    }
    count += 1
    for index in isSet.indices { isSet[index] = false }
    insert.clearBindings()
  }

  private func fault(
    _ message: String,
    _ column: Column? = nil,
    hint: String? = nil
  ) -> AssemblyFault {
    AssemblyFault(table.name, row: count + 1, column: column?.name, message, hint: hint)
  }
}

internal import Formats
internal import RegestaKit
internal import SQLite

/// Reads rows of a dump as their tables have them. It needs no base any more, so that it can read on another thread
/// than the one that puts the rows aside.
struct DumpRowReader {
  /// The columns of each table whose rows are knowledge, by its name.
  let tables: [String: [Column]]
  /// What a row may have.
  private let members: [String: Set<String>]

  /// A column of the schema, as a row that comes in must have it.
  struct Column {
    var name: String
    fileprivate var member: String
    /// The member as it stands in a line.
    fileprivate var written: JSONLineWriter.Member
    fileprivate var type: ColumnType
    fileprivate var isRequired: Bool
    fileprivate var standard: Value

    /// The class of its values, as SQL has it.
    var affinity: String { type.rawValue }
  }

  fileprivate enum ColumnType: String {
    case integer = "INTEGER"
    case real = "REAL"
    case text = "TEXT"
  }

  /// A row on its way into ``DumpStage``.
  struct Row {
    var table: String
    /// The values of its columns in their order, then its line, and where rows have numbers its own once more.
    var values: [Value]
  }

  /// Learns the columns from the schema of a base.
  init(_ connection: Connection) throws {
    var tables: [String: [Column]] = [:]
    for table in DumpStage.tables {
      tables[table] = try connection.rows(
        "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info(\(table))"
      ) { row in
        let name = try row.text(0)
        let member = JSONLinesFormat.member(for: name, of: table)
        let standard = try row.optionalText(3).map { text -> Value in
          Int64(text).map(Value.integer) ?? .text(String(text.filter { $0 != "'" }))
        }
        return Column(
          name: name,
          member: member,
          written: JSONLineWriter.Member(member),
          type: ColumnType(rawValue: try row.text(1)) ?? .text,
          isRequired: try row.bool(2) && standard == nil && name != "batch" && name != "label",
          standard: standard ?? .null
        )
      }
    }
    self.tables = tables
    members = tables.mapValues { Set($0.map(\.member)).union(["type"]) }
  }

  private static let type = JSONLineWriter.Member("type")

  /// Reads a row that is written as we write them, as nearly all are.
  ///
  /// - Parameters:
  ///   - text: Its line.
  ///   - line: The number of the line.
  /// - Returns: What ``row(_:of:line:)`` makes of it; nil when it is written otherwise or is no row.
  func plainRow(_ text: [UInt8], line: Int) -> Row? {
    JSONPlainLine.read(text) { object in
      guard object.pass(Self.type), let table = object.text(), let columns = tables[table] else {
        return nil
      }
      var values: [Value] = []
      values.reserveCapacity(columns.count + 2)
      // By their places: a column is large, and not worth a copy for each row.
      for place in columns.indices {
        guard object.pass(columns[place].written) else {
          if columns[place].isRequired { return nil }
          values.append(columns[place].standard)
          continue
        }
        switch columns[place].type {
        case .integer:
          guard let number = object.integer() else { return nil }
          values.append(.integer(number))
        case .real:
          guard let number = object.integer() else { return nil }
          values.append(.real(Double(number)))
        case .text:
          guard let text = object.text() else { return nil }
          values.append(.text(text))
        }
      }
      return object.isAtEnd ? Row(table: table, values: whole(values, columns, line)) : nil
    }
  }

  /// The values of a row with what ``Row/values`` has behind them.
  private func whole(_ values: consuming [Value], _ columns: [Column], _ line: Int) -> [Value] {
    values.append(.integer(Int64(line)))
    if columns.hasNumber { values.append(values[0]) }
    return values
  }

  /// Reads a row.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when it is no row of its table.
  func row(_ object: JSONObject, of table: String, line: Int) throws -> Row {
    guard let columns = tables[table] else {
      throw RegestaError(.badInput, "There is no table \"\(table.abridged)\" in a base.")
    }
    var values: [Value] = []
    values.reserveCapacity(columns.count + 2)
    if try !Self.read(object, inOrderOf: columns, table, into: &values) {
      values = try byName(object, columns, table)
    }
    return Row(table: table, values: whole(values, columns, line))
  }

  /// Reads a row whose members stand in the order of the columns, as we write them.
  ///
  /// - Returns: Whether they do.
  private static func read(
    _ row: JSONObject,
    inOrderOf columns: [Column],
    _ table: String,
    into values: inout [Value]
  ) throws -> Bool {
    var next = row.members.first?.name == "type" ? 1 : 0
    // By their places: a column is large, and not worth a copy for each row.
    for place in columns.indices {
      if next < row.members.count, row.members[next].name == columns[place].member {
        values.append(try value(row.members[next].value, columns[place], of: table))
        next += 1
      } else if columns[place].isRequired {
        return false
      } else {
        values.append(columns[place].standard)
      }
    }
    return next == row.members.count
  }

  private func byName(_ row: JSONObject, _ columns: [Column], _ table: String) throws -> [Value] {
    if let stranger = row.members.first(where: { members[table]?.contains($0.name) != true }) {
      throw RegestaError(.badInput, "A \(table) has no \"\(stranger.name.abridged)\".")
    }
    return try columns.map { try Self.value(row[$0.member], $0, of: table) }
  }

  private static func value(_ value: JSONValue?, _ column: Column, of table: String) throws -> Value
  {
    switch (value, column.type) {
    case (nil, _), (.null?, _):
      guard !column.isRequired else {
        throw RegestaError(.badInput, "The \(table) has no \"\(column.member)\".")
      }
      return column.standard
    case (.integer(let number)?, .integer): return .integer(number)
    case (.integer(let number)?, .real): return .real(Double(number))
    case (.decimal(let number)?, .real): return .real(number.double)
    case (.string(let text)?, .text): return .text(text)
    case (let value?, let type):
      let wanted = type == .text ? "a text" : type == .real ? "a number" : "a whole number"
      throw RegestaError(
        .badInput,
        "\"\(column.member)\" of a \(table) is \(wanted), not \(value.typeName)."
      )
    }
  }
}

extension [DumpRowReader.Column] {
  /// Whether rows have numbers.
  var hasNumber: Bool { first?.name == "id" }
}

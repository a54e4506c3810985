internal import Formats
internal import RegestaKit
internal import SQLite

/// The lines of a dump on their way into a base.
struct JSONLinesReading {
  private var reader: JSONReader
  private let name: String
  /// How many rows of each table the head promises.
  private var promised: [Int64] = []
  /// The line of each table's first row, while its rows stand on lines that follow each other.
  private var firstLines: [String: Int] = [:]
  private var rows = 0
  private static let pace = 4_096

  /// - Parameters:
  ///   - source: Text, unpacked.
  ///   - name: What errors call it.
  init(_ source: any ByteSource, name: String) {
    var options = JSONOptions()
    options.allowsSequence = true
    options.valueEndsWithLine = true
    reader = JSONReader(source, encoding: .utf8, options: options)
    self.name = name
  }

  /// The line that the n-th row of a table was read from; nil when that is not known.
  func line(ofRow row: Int, in table: String) -> Int? {
    firstLines[table].map { $0 + row - 1 }
  }

  // MARK: The head

  /// Reads the first line, and proves that the others can be understood.
  mutating func readHead() throws {
    let event = try reader.next()
    let place = reader.position
    guard let event, case .object(let head) = try reader.value(beginningWith: event),
      head["type"]?.string == "regesta"
    else {
      throw error(
        "This is not the head of a dump of a base.",
        at: place,
        hint: "A dump is made by: regesta export -f jsonl -o FILE"
      )
    }
    guard let format = head["format"]?.integer, let schema = head["schema"]?.integer else {
      throw error("The head lacks the version of the format or of the schema.", at: place)
    }
    guard format == JSONLinesFormat.version else {
      throw error(
        "The dump has format \(format); this program reads format \(JSONLinesFormat.version).",
        .newerSchema,
        at: place,
        hint: "Use a newer regesta."
      )
    }
    guard JSONLinesFormat.schemas.contains(Int(schema)) else {
      let isNewer = schema > KnowledgeBase.schemaVersion
      throw error(
        "The dump is of schema \(schema); this program reads schema "
          + "\(JSONLinesFormat.schemas.lowerBound) to \(JSONLinesFormat.schemas.upperBound).",
        isNewer ? .newerSchema : .olderSchema,
        at: place,
        hint: isNewer ? "Use a newer regesta." : "Restore it with the regesta that made it."
      )
    }
    let tables = head["tables"]?.array?.compactMap(\.string)
    guard tables == StoredTable.all.map(\.name) else {
      throw error("The head does not list the tables of schema \(schema).", at: place)
    }
    promised = head["rows"]?.array?.compactMap(\.integer) ?? []
    guard promised.count == StoredTable.all.count else {
      throw error("The head does not tell how many rows each table has.", at: place)
    }
  }

  // MARK: The rows

  /// Reads all other lines.
  ///
  /// - Throws: ``RegestaError`` or ``FormatError`` with the place of the fault.
  mutating func readRows(
    into assembly: BaseAssembly,
    _ progress: (JSONLinesRestore.Progress) throws -> Void
  ) throws {
    var current: TableAssembly?
    var order = -1
    var lastLine = 0
    while let event = try reader.next() {
      let start = reader.position
      guard event == .beginObject else {
        throw error("Each line of a dump is an object.", at: start)
      }
      let members = try membersBeforeType()
      if members.table != current?.table.name {
        let next = StoredTable.all.firstIndex { $0.name == members.table }
        guard let next, let table = assembly.table(members.table) else {
          throw error("There is no table \"\(members.table.abridged)\".", at: members.position)
        }
        guard next > order else {
          throw error("The rows of \(members.table) stand behind those of other tables.", at: start)
        }
        // The table that ends here, and those that have no lines at all.
        for skipped in StoredTable.all[max(0, order)..<next] {
          try checkCount(of: assembly.table(skipped.name), at: start)
        }
        (order, current) = (next, table)
        firstLines[table.table.name] = start.line
      } else if start.line != lastLine + 1, let current {
        // Counting rows no longer tells the line.
        firstLines[current.table.name] = nil
      }
      lastLine = start.line
      guard let current else { continue }
      try readRow(of: current, members.early, at: start)
      rows += 1
      if rows % Self.pace == 0 {
        try progress(JSONLinesRestore.Progress(bytes: reader.bytesRead, rows: rows))
      }
    }
    let end = TextPosition(line: lastLine + 1, column: 1)
    for table in StoredTable.all[max(0, order)...] {
      try checkCount(of: assembly.table(table.name), at: end)
    }
    try progress(JSONLinesRestore.Progress(bytes: reader.bytesRead, rows: rows))
  }

  private func checkCount(of table: TableAssembly?, at position: TextPosition) throws {
    guard let table, let index = StoredTable.all.firstIndex(of: table.table),
      table.count != promised[index]
    else { return }
    throw error(
      "The head promises \(promised[index]) rows of \(table.table.name), but there are "
        + "\(table.count).",
      at: position,
      hint: "The dump is cut or was edited: take a whole one."
    )
  }

  /// A member that stands before the one that says what the line is.
  private struct Early {
    var name: String
    var value: Value
    var position: TextPosition
  }

  /// Reads up to the member `type`, most often the first. Some programs put members in another order.
  private mutating func membersBeforeType() throws -> (
    table: String, position: TextPosition, early: [Early]
  ) {
    var early: [Early] = []
    while case .name(let name)? = try reader.next() {
      let position = reader.position
      if name == "type" {
        guard case .string(let table)? = try reader.next() else {
          throw error("The type of a line is a text: the name of a table.", at: reader.position)
        }
        return (table, reader.position, early)
      }
      early.append(Early(name: name, value: try value(of: name), position: position))
    }
    throw error("This line does not say of which type it is.", at: reader.position)
  }

  private mutating func readRow(
    of table: TableAssembly,
    _ early: [Early],
    at start: TextPosition
  ) throws {
    var next = 0
    for member in early {
      try set(member.name, member.value, of: table, &next, at: member.position)
    }
    while case .name(let name)? = try reader.next() {
      let position = reader.position
      let value = try value(of: name)
      try set(name, value, of: table, &next, at: position)
    }
    do {
      try table.add()
    } catch let fault as AssemblyFault {
      throw RegestaError(fault, at: "\(self.name):\(start)")
    }
  }

  private func set(
    _ member: String,
    _ value: Value,
    of table: TableAssembly,
    _ next: inout Int,
    at position: TextPosition
  ) throws {
    let name = JSONLinesFormat.column(for: member, of: table.table.name)
    guard let name, let column = table.column(name, near: next) else {
      let columns = table.columns.map { JSONLinesFormat.member(for: $0.name, of: table.table.name) }
      throw error(
        "\(table.table.name) has no column \"\(member.abridged)\".",
        at: position,
        suggestions: NotationNames.suggestions(for: member, among: columns)
      )
    }
    next = column + 1
    do {
      try table.set(column, to: value)
    } catch let fault as AssemblyFault {
      throw RegestaError(fault, at: "\(self.name):\(position)")
    }
  }

  /// The value that comes next. What is null is as good as left out.
  private mutating func value(of member: String) throws -> Value {
    switch try reader.next() {
    case .string(let text): return .text(text)
    case .integer(let number): return .integer(number)
    case .decimal(let number): return .real(number.double)
    case .null: return .null
    default:
      throw error(
        "\"\(member.abridged)\" must be a text or a number.",
        at: reader.position
      )
    }
  }

  private func error(
    _ message: String,
    _ kind: RegestaError.Kind = .badInput,
    at position: TextPosition,
    hint: String? = nil,
    suggestions: [RegestaError.Suggestion] = []
  ) -> RegestaError {
    RegestaError(kind, "\(name):\(position): \(message)", hint: hint, suggestions: suggestions)
  }
}

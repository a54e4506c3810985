internal import Chronology
internal import Formats
internal import RegestaKit
internal import Seed

/// A mapping file: how a table is written, and what its rows mean (docs/formats/csv-import.md).
struct TableMappingFile {
  let name: String
  let root: NotationRecord

  /// A mapping that the program carries.
  static func builtIn(for header: [String]) throws -> TableMappingFile? {
    try carried.get().first { $0.isFor(header) }
  }

  private static let carried = Result<[TableMappingFile], any Error> {
    try Seed.files(in: "seed/mappings/tables").map {
      try TableMappingFile($0.text, name: $0.path)
    }
  }

  /// Reads a mapping file.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` with file, line and column.
  init(_ text: String, name: String) throws {
    self.name = name
    root = try NotationRecord(
      parsing: text,
      file: name,
      keys: [
        "regesta-table", "title", "header", "reading", "source", "cite", "locator", "kinds",
        "relations", "dates", "things", "claims", "leave-out",
      ]
    )
    guard try root.required("regesta-table") == "1" else {
      throw root.error("This program reads table mappings of version 1.", at: root["regesta-table"])
    }
  }

  /// The columns by which a table is recognised.
  var header: [String] { (try? root.texts("header")) ?? [] }

  func isFor(_ names: [String]) -> Bool {
    let wanted = header
    return !wanted.isEmpty && wanted.allSatisfy(names.contains)
  }

  // MARK: How the table is written

  /// How a table is written, where the mapping says so.
  struct Writing {
    var encoding: TextEncoding?
    var delimiter: UInt8?
    var quote: UInt8??
    var escape: CSVDialect.Escape?
    /// The names of the columns of a table without a header.
    var columns: [String]?

    /// The dialect, when the mapping leaves nothing to be found out.
    func dialect(_ found: CSVDialect) -> CSVDialect {
      var dialect = found
      if let delimiter { dialect.delimiter = delimiter }
      if let quote { dialect.quote = quote }
      if let escape { dialect.escape = escape }
      // What names its columns in a mapping file has or has no header by its mapping, not by its looks.
      dialect.hasHeader = columns == nil
      return dialect
    }
  }

  func writing() throws -> Writing {
    var writing = Writing()
    guard let record = try reading() else { return writing }
    writing.encoding = try Self.encoding(record)
    if let mark = try record.text("delimiter") {
      let names = ["tab": 0x09, "comma": 0x2C, "semicolon": 0x3B, "bar": 0x7C] as [String: UInt8]
      guard let byte = names[mark] ?? (mark.utf8.count == 1 ? mark.utf8.first : nil) else {
        throw record.error("A delimiter is one character, or \"tab\".", at: record["delimiter"])
      }
      writing.delimiter = byte
    }
    if let quote = try record.text("quote") {
      guard quote == "none" || quote.utf8.count == 1 else {
        throw record.error("A quote is one character, or \"none\".", at: record["quote"])
      }
      writing.quote = quote == "none" ? .some(nil) : quote.utf8.first
    }
    switch try record.text("escape") {
    case nil: break
    case "doubled": writing.escape = .doubled
    case "backslash": writing.escape = .backslash
    default: throw record.error("An escape is \"doubled\" or \"backslash\".", at: record["escape"])
    }
    if record["columns"] != nil { writing.columns = try record.texts("columns") }
    return writing
  }

  func reading() throws -> NotationRecord? {
    try root["reading"].map {
      try NotationRecord(
        $0,
        file: name,
        keys: [
          "encoding", "delimiter", "quote", "escape", "columns", "date-order", "calendar",
          "language", "missing", "open", "decimal", "unreadable",
        ]
      )
    }
  }

  private static func encoding(_ record: NotationRecord) throws -> TextEncoding? {
    guard let name = try record.text("encoding") else { return nil }
    if let encoding = TextEncoding(named: name) { return encoding }
    let all = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
    throw record.error("The encodings are: \(all).", at: record["encoding"])
  }

  /// What the mapping says of how cells are read.
  func set(_ table: TableReading) throws {
    guard let record = try reading() else { return }
    if let language = try record.text("language") { table.language = language }
    if record["missing"] != nil { table.missing = TableMissing(try record.texts("missing")) }
    if record["open"] != nil { table.open = Set(try record.texts("open")) }
    if let name = try record.text("calendar") {
      guard let calendar = CalendarSystem(rawValue: name) else {
        let all = CalendarSystem.allCases.map(\.rawValue).joined(separator: ", ")
        throw record.error("The calendars are: \(all).", at: record["calendar"])
      }
      table.calendar = calendar
    }
    switch try record.text("decimal") {
    case nil: break
    case ".": table.decimalMark = "."
    case ",": table.decimalMark = ","
    default: throw record.error("Fractions stand behind \".\" or \",\".", at: record["decimal"])
    }
    switch try record.text("unreadable") {
    case nil, "reject": break
    case "leave-out": table.leavesUnreadable = true
    default:
      throw record.error("\"unreadable\" is \"reject\" or \"leave-out\".", at: record["unreadable"])
    }
  }
}

extension NotationFile {
  /// The parts that mapping files share with the notation: kinds and relations.
  init(name: String, root: NotationRecord) {
    self.name = name
    self.root = root
  }
}

internal import Chronology
internal import Formats
internal import RegestaKit

/// One table on its way in.
struct TableFile {
  private let input: ImportInput
  private let importer: Importer
  private let given: TableMappingFile?
  private let writing: TableMappingFile.Writing

  init(_ input: ImportInput, _ importer: Importer) throws {
    self.input = input
    self.importer = importer
    given = try input.settings.mapping.map { try TableMappingFile($0.text, name: $0.name) }
    writing = try given?.writing() ?? TableMappingFile.Writing()
  }

  func read() throws {
    let encoding = try encoding()
    let sample = CSVFormat.Sample(input.head, writing: encodedWriting(encoding))
    var options = CSVOptions()
    options.raggedRecords = .given
    var reader = try CSVReader(
      input.source,
      encoding: encoding,
      dialect: try dialect(encoding),
      options: options
    )
    let names = try columnNames(reader)
    let layout = TableLayout(
      names: names,
      dialect: reader.dialect,
      hasHeader: reader.header != nil,
      isEncodingNamed: encoding != nil
    )
    let columns = TableColumns(layout.columns)
    let reading = try TableReading(importer, columns, language: input.settings.language)
    let run = try run(reading, sample)
    importer.rejectPreamble = layout.preamble
    let rows = try run.begin(file: input.name)
    for row in sample?.rows ?? [] {
      for date in run.mapping.dates { date.look(at: TableRow(row), reading) }
    }
    try explain(reader, layout)
    let ahead = input.readAhead { try reader.next().map { Row($0, layout, rows) } }
    while let row = try ahead.next() { try add(row, layout, run) }
    // Rows that wait for the order of day and month are read before the columns are counted.
    try importer.finishWaiting()
    if let fatal = reading.fatal { throw fatal }
    importer.place = ImportPlace(input.name)
    try columns.report(to: importer)
  }

  // MARK: How it is written

  private func encoding() throws -> TextEncoding? {
    guard let name = input.settings.encoding else { return writing.encoding }
    if let encoding = TextEncoding(named: name) { return encoding }
    throw RegestaError(
      .badParameter,
      "There is no encoding \"\(name.abridged)\".",
      hint: "There are: \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))."
    )
  }

  private func encodedWriting(_ encoding: TextEncoding?) -> TableMappingFile.Writing {
    var writing = writing
    writing.encoding = encoding
    if given == nil { writing.columns = nil }
    return writing
  }

  /// The dialect; nil: the reader finds it by itself. A table whose columns are named in the mapping has no
  /// header, any other has one, whatever it looks like: columns without names mean nothing.
  private func dialect(_ encoding: TextEncoding?) throws -> CSVDialect? {
    var decoder = TextDecoder(MemorySource(input.head.bytes), encoding: encoding)
    var text: [UInt8] = []
    while let chunk = try? decoder.nextChunk() { text += chunk }
    let isWhole = input.head.bytes.count < FileHead.size
    return TableDialect.found(in: text, isWhole: isWhole, writing).dialect
  }

  private func columnNames(_ reader: CSVReader) throws -> [String] {
    if let columns = writing.columns { return columns }
    let names = (reader.header?.names ?? []).map(\.trimmingSpaces)
    let twice = CSVHeader(names.filter { !$0.isEmpty }).duplicates
    guard twice.isEmpty else {
      throw FormatError(
        "The header has \(twice.map { "\"\($0.abridged)\"" }.joined(separator: ", ")) twice: "
          + "name each column once.",
        at: TextPosition(line: 1, column: 1)
      )
    }
    return names
  }

  private func explain(_ reader: CSVReader, _ layout: TableLayout) throws {
    let encoding = reader.encoding.map { ", \($0)" } ?? ""
    var by = "by the names of its columns"
    if let given {
      by = "by \(given.name)"
    } else if let carried = try TableMappingFile.builtIn(for: layout.columns) {
      by = "as \(try carried.root.required("title"))"
    }
    try importer.explain("the table", "\(layout.dialect)\(encoding); read \(by)", count: 0)
  }

  // MARK: What it means

  private func run(_ reading: TableReading, _ sample: CSVFormat.Sample?) throws -> TableRun {
    let file = try given ?? TableMappingFile.builtIn(for: reading.columns.names)
    if let file {
      let wanted = file.header.filter { reading.columns.index(of: $0) == nil }
      guard wanted.isEmpty else {
        throw RegestaError(
          .badInput,
          "\(file.name) is for tables with the columns "
            + "\(wanted.map { "\"\($0)\"" }.joined(separator: ", ")), which this one does not have.",
          hint: "It has \(reading.columns.printed)."
        )
      }
      try file.set(reading)
      return TableRun(try TableMappingReader.mapping(file, reading), reading, importer)
    }
    let rows = (sample?.rows ?? []).map { TableRow($0) }
    var guess = TableGuess(reading, importer, rows, kind: input.settings.kind)
    return TableRun(try guess.mapping(), reading, importer)
  }

  // MARK: Rows

  /// A record on its way from the thread that reads to the one that tells.
  private final class Row {
    let record: CSVRecord
    /// What it says; nil when it has not the fields of the table.
    let read: ReadTableRow?
    /// How many fields it has too many, or with a minus too few; nil when none.
    let surplus: Int?

    init(_ record: CSVRecord, _ layout: TableLayout, _ rows: TableRowReader) {
      self.record = record
      surplus = layout.surplus(record)
      guard surplus == nil else {
        read = nil
        return
      }
      read = rows.read(TableRow(record))
    }
  }

  private func add(_ row: Row, _ layout: TableLayout, _ run: TableRun) throws {
    let place = ImportPlace(
      input.name,
      TextPosition(line: row.record.line, column: 1),
      record: "row \(row.record.number)"
    )
    let rejected = { (reason: String) in layout.rejected(Array(row.record), reason) }
    guard let read = row.read else {
      let surplus = row.surplus ?? 0
      var place = place
      if surplus > 0 { place.position = row.record.position(of: layout.columns.count) }
      let count = layout.columns.count + surplus
      try importer.reject(
        place,
        "The row has \(count) field\(count == 1 ? "" : "s"), the table \(layout.columns.count) columns.",
        rejected: rejected
      )
      return
    }
    try run.add(read, place, rejected: rejected)
  }
}

/// Which fields of a record are those of the table, and how a row is written among the rejected ones.
struct TableLayout {
  /// The columns, without that of reasons.
  let columns: [String]
  let dialect: CSVDialect
  private let hasHeader: Bool
  private let isEncodingNamed: Bool
  /// Whether the table is one of rejected rows.
  private let hasReasons: Bool

  init(names: [String], dialect: CSVDialect, hasHeader: Bool, isEncodingNamed: Bool) {
    hasReasons = hasHeader && names.last == TableColumns.reasons
    columns = hasReasons ? Array(names.dropLast()) : names
    self.dialect = dialect
    self.hasHeader = hasHeader
    self.isEncodingNamed = isEncodingNamed
  }

  /// What the file of rejected rows begins with. It is in UTF-8, and says so where another encoding was
  /// named, which the same command would name again.
  var preamble: String {
    let mark = isEncodingNamed ? "\u{FEFF}" : ""
    return hasHeader ? mark + line(columns + [TableColumns.reasons]) : mark
  }

  /// How many fields a record has too many, or with a minus too few; nil when it has as many as columns.
  func surplus(_ record: CSVRecord) -> Int? {
    var count = record.count
    if hasReasons {
      count -= 1
    } else if !hasHeader, let last = record.last, last.hasPrefix(TableColumns.reasons + ": ") {
      count -= 1
    }
    return count == columns.count ? nil : count - columns.count
  }

  /// A row with the reason why it was rejected. It keeps the number of its fields, so that one that has
  /// too many or too few is not taken in by a second try without being mended.
  func rejected(_ fields: [String], _ reason: String) -> String {
    var fields = fields
    let mark = TableColumns.reasons + ": "
    if hasReasons, fields.count > 0 { fields.removeLast() }
    if !hasHeader, fields.last?.hasPrefix(mark) == true { fields.removeLast() }
    return line(fields + [hasHeader ? reason : mark + reason])
  }

  private func line(_ fields: [String]) -> String {
    var writer = CSVWriter(dialect: dialect, lineEnd: .feed)
    do {
      try writer.write(fields)
    } catch {
      // Without quotes only the reason can hold what parts fields: those of the row were read so.
      let mark = String(Unicode.Scalar(dialect.delimiter))
      let plain = fields.map { field in
        String(
          field.map { $0.isNewline || String($0) == mark ? " " : $0 }
        )
      }
      _ = try? writer.write(plain)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

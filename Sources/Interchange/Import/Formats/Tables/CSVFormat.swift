internal import Chronology
internal import Formats
internal import RegestaKit

/// Tables: separated values with a header, by a mapping file, a mapping that the program carries, or what
/// the names of the columns say.
public struct CSVFormat: ImportFormat {
  /// The name on the command line.
  public let name = "csv"
  /// One line for lists of formats.
  public let summary =
    "tables: CSV, TSV, semicolons or bars, in any encoding; columns by name or mapping"
  /// The endings of file names that mean it.
  public let fileExtensions = ["csv", "tsv", "tab", "psv"]
  /// A long file is very many records.
  public let bringsManyRecords = true

  /// A format.
  public init() {}

  /// A table has the same number of fields in every line, and more than one.
  public func confidence(in head: FileHead) -> ImportConfidence {
    guard let sample = Sample(head), sample.looksLikeText else { return .none }
    if sample.isTable {
      let names = sample.header ?? []
      if names.contains(TableColumns.reasons) { return .certain }
      if (try? TableMappingFile.builtIn(for: names)) != nil { return .certain }
      return sample.header == nil ? .possible : .likely
    }
    return .possible
  }

  /// Reads a table, row by row.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    try TableFile(input, importer).read()
  }

  /// The beginning of a file, read as a table.
  struct Sample {
    private(set) var header: [String]?
    private(set) var rows: [CSVRecord] = []
    private(set) var isTable = false
    private(set) var looksLikeText = true

    /// Looks at the first bytes of a file; nil when they are no text.
    init?(_ head: FileHead, writing: TableMappingFile.Writing? = nil) {
      guard !head.bytes.isEmpty else { return nil }
      var decoder = TextDecoder(MemorySource(head.bytes), encoding: writing?.encoding)
      var text: [UInt8] = []
      while let chunk = try? decoder.nextChunk() { text += chunk }
      // An encoding that cannot be told does not hide that it is a table.
      if text.isEmpty { text = head.bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "x") } }
      guard !text.contains(0) else { return nil }
      let isWhole = head.bytes.count < FileHead.size
      let found = TableDialect.found(in: text, isWhole: isWhole, writing)
      let first = text.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      looksLikeText = first.map { !"{[<@%".utf8.contains($0) } ?? false
      isTable = found.isTable
      var options = CSVOptions()
      options.raggedRecords = .given
      guard
        var reader = try? CSVReader(
          MemorySource(text),
          encoding: .utf8,
          dialect: found.dialect,
          options: options
        )
      else { return }
      header = reader.header?.names
      while rows.count < 1000, let record = try? reader.next() { rows.append(record) }
      // The last row of a part of a file is likely cut.
      if !isWhole, rows.count > 1, rows.count < 1000 { rows.removeLast() }
    }
  }
}

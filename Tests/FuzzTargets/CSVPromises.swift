import Formats

/// Of tables: however the bytes come, the same records; written and read again, the same fields.
enum CSVPromises {
  private static let dialects: [CSVDialect?] = [
    nil, .rfc4180, CSVDialect(delimiter: 0x3B, escape: .backslash, hasHeader: false),
    CSVDialect(delimiter: 0x7C, quote: nil, skipsLeadingBlanks: true, hasHeader: false),
  ]

  /// What a table reads as.
  private struct Outcome: Equatable {
    var records: [[String]] = []
    var places: [TextPosition] = []
    var dialect: CSVDialect?
    var error: FormatError?
  }

  static func check(_ bytes: [UInt8]) throws {
    let extent = TextExtent(bytes)
    for dialect in dialects {
      for isRagged in [false, true] {
        let whole = read(bytes, dialect, isRagged, chunkSize: .max)
        if let error = whole.error { try extent.check(error) }
        for place in whole.places { try extent.check(place, "a field") }
        if extent.isPlain {
          let cut = read(
            bytes,
            dialect,
            isRagged,
            chunkSize: max(1 + bytes.count % 7, bytes.count / 500)
          )
          try promise(
            cut == whole,
            "the table reads otherwise in pieces: \(dialect?.description ?? "")"
          )
        }
        guard let dialect = whole.dialect else { continue }
        try checkRoundTrip(of: whole.records, dialect)
      }
    }
  }

  private static func read(
    _ bytes: [UInt8],
    _ dialect: CSVDialect?,
    _ isRagged: Bool,
    chunkSize: Int
  ) -> Outcome {
    var outcome = Outcome()
    var options = CSVOptions()
    options.raggedRecords = isRagged ? .given : .refused
    do throws(FormatError) {
      let source = MemorySource(bytes, chunkSize: chunkSize)
      var reader = try CSVReader(source, dialect: dialect, options: options)
      outcome.dialect = reader.dialect
      while let record = try reader.next() {
        outcome.records.append(Array(record))
        outcome.places += record.indices.prefix(3).map { record.position(of: $0) }
      }
    } catch {
      outcome.error = error
    }
    return outcome
  }

  private static func checkRoundTrip(of records: [[String]], _ dialect: CSVDialect) throws {
    var dialect = dialect
    dialect.hasHeader = false
    var writer = CSVWriter(dialect: dialect)
    var written: [[String]] = []
    for record in records {
      do throws(FormatError) {
        try writer.write(record)
        written.append(record)
      } catch {
        try promise(dialect.quote == nil, "a record is not written: \(error)")
      }
    }
    // Without quotes an empty text has no form of its own.
    guard dialect.quote != nil else { return }
    var options = CSVOptions()
    options.raggedRecords = .given
    var reader = try CSVReader(
      MemorySource(writer.bytes),
      encoding: .utf8,
      dialect: dialect,
      options: options
    )
    var again: [[String]] = []
    do throws(FormatError) {
      while let record = try reader.next() { again.append(Array(record)) }
    } catch {
      throw BrokenPromise("what was written does not read: \(error)")
    }
    // An empty line is no record where there are more columns than one.
    let isBlank = { (record: [String]) in record == [""] }
    try promise(
      again.filter { !isBlank($0) } == written.filter { !isBlank($0) },
      "what was written reads otherwise: \(written.first ?? [])"
    )
  }
}

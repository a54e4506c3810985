// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Reads separated values as a stream: one record at a time, each field with its place, in memory
/// that does not grow with the file.
///
/// Lines end with CR, LF or CR LF, also mixed. A blank line is a record with one empty field where
/// the table has one column, and else no record: it is skipped and counted in ``blankLines``.
/// After an error there is nothing more to read.
public struct CSVReader {
  /// How the file is written, as given or found.
  public let dialect: CSVDialect
  /// The names of the columns, when the dialect has a header.
  public private(set) var header: CSVHeader?
  /// How many fields the first record has, and all others should have; nil before it is read.
  public private(set) var columnCount: Int?
  /// Blank lines passed over.
  public private(set) var blankLines = 0
  /// Records read, the header not counted.
  public private(set) var recordCount = 0

  private var decoder: TextDecoder
  private let options: CSVOptions
  private let skipsLeadingBlankLines: Bool
  private var scanner: CSVScanner
  private var buffer: [UInt8] = []
  /// Where the next record begins in `buffer`, and `buffer` in the text.
  private var start = 0
  private var bufferOffset = 0
  private var line = 1
  private var passesFeed = false
  private var isAtEnd = false

  /// Opens a table.
  ///
  /// - Parameters:
  ///   - source: The bytes, in any encoding that ``TextDecoder`` reads.
  ///   - encoding: The encoding when it is known.
  ///   - dialect: How the file is written; nil to find it out from the first 64 KB.
  ///   - options: Limits, and what to do with ragged records.
  /// - Throws: ``FormatError`` when the first bytes cannot be read or the header is not there.
  public init(
    _ source: any ByteSource,
    encoding: TextEncoding? = nil,
    dialect: CSVDialect? = nil,
    options: CSVOptions = CSVOptions()
  ) throws(FormatError) {
    decoder = TextDecoder(source, encoding: encoding)
    self.options = options
    if let dialect {
      self.dialect = dialect
      skipsLeadingBlankLines = false
    } else {
      var isWhole = false
      while !isWhole, buffer.count < CSVDialectGuess.sampleSize {
        guard let chunk = try decoder.nextChunk() else {
          isWhole = true
          break
        }
        buffer += chunk
      }
      let guess = CSVDialectGuess(sample: buffer, isWhole: isWhole)
      self.dialect = guess.dialect
      skipsLeadingBlankLines = guess.columnCount > 1
    }
    scanner = CSVScanner(self.dialect, maximumFields: options.maximumFields)
    if self.dialect.hasHeader {
      guard let record = try next() else {
        throw FormatError(
          "The table has no header: it is empty.",
          at: TextPosition(line: 1, column: 1)
        )
      }
      header = CSVHeader(Array(record))
      recordCount = 0
    }
  }

  /// The encoding the file is read in; nil as long as all was ASCII.
  public var encoding: TextEncoding? { decoder.encoding }
  /// How many bytes have been taken from the source, for a progress bar.
  public var bytesRead: Int { decoder.bytesRead }

  /// Whether reading stopped in a field whose quote is open.
  var isInsideQuotes: Bool { scanner.openQuote != nil }

  /// The next record; nil at the end.
  ///
  /// - Throws: ``FormatError`` with line and column.
  public mutating func next() throws(FormatError) -> CSVRecord? {
    var record = CSVRecord()
    return try read(into: &record) ? record : nil
  }

  /// Reads the next record into one that is there already, so that no memory is taken for it.
  ///
  /// - Parameter record: Overwritten.
  /// - Returns: False at the end.
  /// - Throws: ``FormatError`` with line and column.
  public mutating func read(into record: inout CSVRecord) throws(FormatError) -> Bool {
    while try scanRecord() {
      let offset = textOffset(0)
      let length = scanner.length
      let isBlank = length == 0
      if isBlank, columnCount.map({ $0 != 1 }) ?? skipsLeadingBlankLines {
        blankLines += 1
        step(over: length)
        continue
      }
      let expected = columnCount ?? scanner.fields.count
      if scanner.fields.count != expected, options.raggedRecords == .refused {
        throw raggedRecord(expected: expected)
      }
      columnCount = expected
      recordCount += 1
      record.number = recordCount
      record.line = line
      record.byteOffset = offset
      record.quote = dialect.quote ?? 0
      record.escapes = dialect.escape
      record.bytes.removeAll(keepingCapacity: true)
      buffer.withUnsafeBufferPointer { bytes in
        record.bytes.append(
          contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<start + length])
        )
      }
      swap(&record.fields, &scanner.fields)
      step(over: length)
      return true
    }
    return false
  }

  /// Finds the next record's end; false when there is none.
  private mutating func scanRecord() throws(FormatError) -> Bool {
    scanner.reset()
    while true {
      if passesFeed, start < buffer.count {
        if buffer[start] == 0x0A { start += 1 }
        passesFeed = false
      }
      let outcome = buffer.withUnsafeBufferPointer { bytes in
        scanner.scan(UnsafeBufferPointer(rebasing: bytes[start...]))
      }
      switch outcome {
      case .record: return true
      case .fault(let fault, let place): throw error(fault, at: place)
      case .needsMore:
        guard scanner.length <= options.maximumRecordBytes else { throw recordTooLong() }
        if try refill() { continue }
        guard scanner.length > 0 else { return false }
        guard scanner.finish() else {
          if let quote = scanner.openQuote {
            throw error("The quote that opens this field is never closed.", at: quote)
          }
          throw error(.tooManyFields, at: scanner.length)
        }
        return true
      }
    }
  }

  private mutating func refill() throws(FormatError) -> Bool {
    guard !isAtEnd, let chunk = try decoder.nextChunk() else {
      isAtEnd = true
      return false
    }
    bufferOffset += start
    if start == buffer.count {
      buffer = chunk
    } else {
      buffer.removeSubrange(..<start)
      buffer += chunk
    }
    start = 0
    return true
  }

  /// Goes on behind a record and its line end.
  private mutating func step(over length: Int) {
    line += scanner.lineEnds + 1
    start += length
    // At the very end there may be no line end to pass.
    if start < buffer.count { start += 1 }
    passesFeed = scanner.endedWithReturn
  }
}

extension CSVReader {
  private func position(_ place: Int) -> TextPosition {
    var lines = LineCounter()
    buffer.withUnsafeBufferPointer { bytes in
      lines.advance(over: UnsafeBufferPointer(rebasing: bytes[start..<start + place]))
    }
    return TextPosition(
      line: line + lines.position.line - 1,
      column: lines.position.column
    )
  }

  /// A place of this record in the text; the mark of UTF-8 is counted.
  private func textOffset(_ place: Int) -> Int {
    bufferOffset + start + place + (decoder.encoding == .utf8 ? decoder.markLength : 0)
  }

  private func error(_ message: String, at place: Int) -> FormatError {
    FormatError(message, at: position(place), byteOffset: textOffset(place))
  }

  private func error(_ fault: CSVScanner.Fault, at place: Int) -> FormatError {
    switch fault {
    case .strayQuote:
      error(
        "A quote inside a field that does not begin with one: put the whole field in quotes and "
          + "double this one, or read the file without quoting.",
        at: place
      )
    case .textAfterQuote:
      error(
        "Text after the closing quote of a field: a quote inside it must be "
          + (dialect.escape == .doubled ? "doubled." : "escaped with a backslash."),
        at: place
      )
    case .tooManyFields: error("More than \(options.maximumFields) fields in a record.", at: place)
    }
  }

  private func raggedRecord(expected: Int) -> FormatError {
    let count = scanner.fields.count
    let fields = "\(count) field\(count == 1 ? "" : "s")"
    let place = count > expected ? scanner.fields[expected].start : 0
    return error("This record has \(fields), the table \(expected) columns.", at: place)
  }

  private func recordTooLong() -> FormatError {
    let limit = "longer than \(options.maximumRecordBytes) bytes"
    if let quote = scanner.openQuote {
      return error("The field that this quote opens is \(limit): is the quote closed?", at: quote)
    }
    return error("This record is \(limit).", at: 0)
  }
}

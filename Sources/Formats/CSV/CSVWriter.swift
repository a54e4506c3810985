/// Writes separated values that ``CSVReader`` and others read as they were.
public struct CSVWriter {
  /// Between records.
  public enum LineEnd: String, Hashable, Sendable {
    /// As RFC 4180 has it.
    case returnAndFeed = "\r\n"
    /// As most programs of today write.
    case feed = "\n"
  }

  /// What was written and not yet taken, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  private let dialect: CSVDialect
  private let lineEnd: LineEnd
  private var line = 1

  /// A writer in a dialect.
  public init(dialect: CSVDialect = .rfc4180, lineEnd: LineEnd = .returnAndFeed) {
    self.dialect = dialect
    self.lineEnd = lineEnd
  }

  /// Adds a record; a field is put in quotes only where it must be.
  ///
  /// - Parameter fields: At least one.
  /// - Throws: ``FormatError`` when the dialect has no quotes and a field needs them.
  public mutating func write(_ fields: some Sequence<String>) throws(FormatError) {
    let begin = bytes.count
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(dialect.delimiter) }
      guard needsQuotes(field, isFirst: index == 0) else {
        bytes += field.utf8
        continue
      }
      guard let quote = dialect.quote else {
        bytes.removeLast(bytes.count - begin)
        throw FormatError(
          "Field \(index + 1) holds a delimiter or a line end, and the dialect has no quotes.",
          at: TextPosition(line: line, column: 1)
        )
      }
      append(field, in: quote)
    }
    bytes += lineEnd.rawValue.utf8
    line += 1
  }

  /// Adds a record in which a value may be absent.
  ///
  /// An absent value is an empty field and an empty text is put in quotes, so that the two stay apart;
  /// a record of one absent value is in quotes too, for an empty line is no record.
  ///
  /// - Parameter values: At least one; the dialect must have quotes.
  public mutating func write(values: some Collection<String?>) {
    let quote = dialect.quote ?? UInt8(ascii: "\"")
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(dialect.delimiter) }
      guard let value else {
        if values.count == 1 { append("", in: quote) }
        continue
      }
      if value.isEmpty || needsQuotes(value, isFirst: index == 0) {
        append(value, in: quote)
      } else {
        bytes += value.utf8
      }
    }
    bytes += lineEnd.rawValue.utf8
    line += 1
  }

  /// Takes what was written, to be sent on.
  ///
  /// - Returns: The bytes since the last time.
  public mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private func needsQuotes(_ field: String, isFirst: Bool) -> Bool {
    let text = field.utf8
    // Blanks at the ends get lost in some readers, and a first U+FEFF is taken for a mark.
    if text.first == 0x20 || text.last == 0x20 { return dialect.quote != nil }
    if isFirst, bytes.isEmpty, field.unicodeScalars.first == "\u{FEFF}" { return true }
    if dialect.skipsLeadingBlanks, text.first == 0x09 { return true }
    return text.contains {
      $0 == dialect.delimiter || $0 == dialect.quote || $0 == 0x0A || $0 == 0x0D
    }
  }

  private mutating func append(_ field: String, in quote: UInt8) {
    bytes.append(quote)
    for byte in field.utf8 {
      switch dialect.escape {
      case .doubled where byte == quote: bytes.append(quote)
      case .backslash where byte == quote || byte == UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
      default: break
      }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}

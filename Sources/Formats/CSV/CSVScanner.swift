// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Finds the fields and the end of one record, byte by byte; it can stop at the end of what has come
/// and go on when more has.
///
/// All places are counted from the record's first byte.
struct CSVScanner {
  enum Outcome: Hashable {
    case record
    case needsMore
    case fault(Fault, at: Int)
  }

  enum Fault: Hashable { case strayQuote, textAfterQuote, tooManyFields }

  private enum State { case fieldStart, plain, quoted, quoteInQuoted, escaped }

  /// Of the record found; a reader may take them and leave others, to be overwritten.
  var fields: [CSVRecord.Field] = []
  /// Line ends inside quoted fields.
  private(set) var lineEnds = 0
  /// How many bytes the record has, without its line end.
  private(set) var length = 0
  /// Whether the record ended with CR, so that an LF that follows belongs to it.
  private(set) var endedWithReturn = false
  /// Where the open quoted field has its quote.
  var openQuote: Int? { state == .quoted || state == .escaped ? fieldStart - 1 : nil }

  private let quote: UInt8?
  private let delimiter: UInt8
  private let usesBackslash: Bool
  private let skipsBlanks: Bool
  private let maximumFields: Int
  /// Whether a byte, by its value, is text wherever it stands outside quotes.
  private let isText: [Bool]
  private var state = State.fieldStart
  private var index = 0
  private var fieldStart = 0
  private var isEscaped = false

  init(_ dialect: CSVDialect, maximumFields: Int) {
    quote = dialect.quote
    delimiter = dialect.delimiter
    usesBackslash = dialect.escape == .backslash
    skipsBlanks = dialect.skipsLeadingBlanks
    self.maximumFields = maximumFields
    var isText = [Bool](repeating: true, count: 256)
    for special in [dialect.delimiter, 0x0A, 0x0D] { isText[Int(special)] = false }
    if let quote { isText[Int(quote)] = false }
    self.isText = isText
  }

  /// Makes ready for the next record.
  mutating func reset() {
    fields.removeAll(keepingCapacity: true)
    state = .fieldStart
    index = 0
    fieldStart = 0
    lineEnds = 0
    length = 0
    isEscaped = false
    endedWithReturn = false
  }

  /// Reads on in the bytes from the record's first.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    let count = bytes.count
    while index < count {
      switch state {
      case .fieldStart, .plain:
        if state == .fieldStart, skipsBlanks, bytes[index] == 0x20 || bytes[index] == 0x09 {
          index += 1
          fieldStart = index
          continue
        }
        scanPlain(bytes)
        guard index < count else { break }
        let byte = bytes[index]
        if byte == delimiter {
          guard close(end: index, isQuoted: false) else {
            return .fault(.tooManyFields, at: index)
          }
          index += 1
          fieldStart = index
          state = .fieldStart
        } else if byte == quote {
          guard state == .fieldStart else { return .fault(.strayQuote, at: index) }
          index += 1
          fieldStart = index
          state = .quoted
        } else {
          return end(byte, fieldEnd: index, isQuoted: false)
        }
      case .quoted: scanQuoted(bytes)
      case .escaped:
        index += 1
        state = .quoted
      case .quoteInQuoted:
        let byte = bytes[index]
        if byte == quote {
          isEscaped = true
          index += 1
          state = .quoted
        } else if byte == delimiter {
          guard close(end: index - 1, isQuoted: true) else {
            return .fault(.tooManyFields, at: index)
          }
          index += 1
          fieldStart = index
          state = .fieldStart
        } else if byte == 0x0A || byte == 0x0D {
          return end(byte, fieldEnd: index - 1, isQuoted: true)
        } else {
          return .fault(.textAfterQuote, at: index)
        }
      }
    }
    length = index
    return .needsMore
  }

  /// The text has ended: whether the last record is whole. False in an open quote.
  mutating func finish() -> Bool {
    length = index
    switch state {
    case .quoted, .escaped: return false
    case .quoteInQuoted: return close(end: index - 1, isQuoted: true)
    case .fieldStart, .plain: return close(end: index, isQuoted: false)
    }
  }

  /// Passes over text, and over whole fields that are nothing but text.
  private mutating func scanPlain(_ bytes: UnsafeBufferPointer<UInt8>) {
    let count = bytes.count
    let delimiter = delimiter
    // With blanks to skip each field's start needs a look.
    let passesDelimiters = !skipsBlanks
    var next = index
    var begin = fieldStart
    isText.withUnsafeBufferPointer { isText in
      while next < count {
        let byte = bytes[next]
        if isText[Int(byte)] {
          next &+= 1
        } else if byte == delimiter, passesDelimiters, fields.count < maximumFields {
          fields.append(
            CSVRecord.Field(start: begin, end: next, isQuoted: false, isEscaped: false)
          )
          next &+= 1
          begin = next
        } else {
          break
        }
      }
    }
    index = next
    fieldStart = begin
    state = next == begin ? .fieldStart : .plain
  }

  private mutating func scanQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == quote {
        state = .quoteInQuoted
        return
      }
      if byte == UInt8(ascii: "\\"), usesBackslash {
        isEscaped = true
        state = .escaped
        return
      }
      // The opening quote stands before, so there is a byte before.
      if byte == 0x0D || byte == 0x0A && bytes[index - 2] != 0x0D { lineEnds += 1 }
    }
  }

  private mutating func close(end: Int, isQuoted: Bool) -> Bool {
    guard fields.count < maximumFields else { return false }
    fields.append(
      CSVRecord.Field(start: fieldStart, end: end, isQuoted: isQuoted, isEscaped: isEscaped)
    )
    isEscaped = false
    return true
  }

  private mutating func end(_ byte: UInt8, fieldEnd: Int, isQuoted: Bool) -> Outcome {
    guard close(end: fieldEnd, isQuoted: isQuoted) else {
      return .fault(.tooManyFields, at: index)
    }
    length = index
    endedWithReturn = byte == 0x0D
    return .record
  }
}

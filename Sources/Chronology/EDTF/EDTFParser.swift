/// Reads EDTF from left to right; each function stands for a rule of the grammar.
struct EDTFParser {
  static let longestInput = 1000

  let input: String
  let bytes: [UInt8]
  var position = 0

  init(_ input: String) {
    self.input = input
    // One byte beyond the limit is enough to know that it is passed.
    bytes = Array(input.utf8.prefix(Self.longestInput + 1))
  }

  mutating func parse() throws(DateError) -> EDTF.Value {
    guard bytes.count <= Self.longestInput else {
      throw error("the text is longer than \(Self.longestInput) bytes", at: Self.longestInput)
    }
    guard !bytes.isEmpty else { throw error("the text is empty") }
    let value = try parseValue()
    guard isAtEnd else { throw unexpected("after the end of the date") }
    return value
  }

  private mutating func parseValue() throws(DateError) -> EDTF.Value {
    if take("[") { return .oneOf(try parseElements(closing: "]")) }
    if take("{") { return .allOf(try parseElements(closing: "}")) }
    if take("/") { return .interval(.unknown, try parseEnd()) }
    if take("..") {
      guard take("/") else { throw unexpected("after “..”; an interval goes on with “/”") }
      return .interval(.open, try parseEnd())
    }
    let start = position
    let date = try parseDate()
    if take("T") {
      guard date.isPlainDay else {
        throw error("a time of day needs a whole date without qualifiers before it", at: start)
      }
      return .dateTime(date, try parseTime())
    }
    guard take("/") else { return .date(date) }
    let end = try parseEnd()
    if case .date(let last) = end, date.range.lowerBound > last.range.upperBound {
      throw error("the interval ends before it begins", at: start)
    }
    return .interval(.date(date), end)
  }

  private mutating func parseEnd() throws(DateError) -> EDTF.Endpoint {
    if isAtEnd { return .unknown }
    if take("..") { return .open }
    return .date(try parseDate())
  }

  private mutating func parseElements(closing: String) throws(DateError) -> [EDTF.Element] {
    var elements: [EDTF.Element] = []
    repeat {
      while take(" ") {}
      elements.append(try parseElement(closing: closing))
    } while take(",")
    guard take(closing) else { throw unexpected("in a set that “\(closing)” should close") }
    return elements
  }

  private mutating func parseElement(closing: String) throws(DateError) -> EDTF.Element {
    if take("..") { return .through(nil, try parseDate()) }
    let start = position
    let first = try parseDate()
    guard take("..") else { return .date(first) }
    if isAtEnd || peek(closing) || peek(",") { return .through(first, nil) }
    let last = try parseDate()
    guard first.range.lowerBound <= last.range.upperBound else {
      throw error("the range ends before it begins", at: start)
    }
    return .through(first, last)
  }
}

extension EDTFParser {
  /// A date with its qualifiers, checked to name at least one day.
  mutating func parseDate() throws(DateError) -> EDTF.PartialDate {
    let start = position
    let ownOfYear = parseQualifier()
    var date = EDTF.PartialDate(year: try parseYear())
    date.yearQualification = try qualification(own: ownOfYear)
    let allowsMonth =
      if case .digits(_, _, significant: nil) = date.year { true } else { false }
    if take("-") {
      guard allowsMonth else { throw error("only a year of four digits can have a month") }
      let ownOfMonth = parseQualifier()
      let month = try parseDigits("month")
      date.month = month.digits
      date.monthQualification = try qualification(own: ownOfMonth)
      try check(month, of: date)
      if take("-") {
        guard date.season == nil else {
          throw error("a season has no day; months are 01 to 12", at: month.start)
        }
        let ownOfDay = parseQualifier()
        let day = try parseDigits("day")
        date.day = day.digits
        date.dayQualification = try qualification(own: ownOfDay)
      }
    }
    guard date.days != nil else { throw missingDay(date, at: start) }
    return date
  }

  private mutating func parseQualifier() -> EDTF.Qualifier? {
    for qualifier in EDTF.Qualifier.allCases where take(qualifier.rawValue) { return qualifier }
    return nil
  }

  private mutating func qualification(
    own: EDTF.Qualifier?
  ) throws(DateError) -> EDTF.Qualification {
    let start = position
    let group = parseQualifier()
    if own != nil, group != nil {
      throw error("a part of a date is qualified before it or after it, not both", at: start)
    }
    return EDTF.Qualification(own: own, group: group)
  }

  private mutating func parseDigits(
    _ name: String
  ) throws(DateError) -> (digits: EDTF.Digits, start: Int) {
    let start = position
    guard let tens = parseDigit(), let ones = parseDigit() else {
      throw error("a \(name) has two digits", at: start)
    }
    if let further = current, further == UInt8(ascii: "X") || isDigit(further) {
      throw error("a \(name) has two digits", at: start)
    }
    return (EDTF.Digits(tens: tens, ones: ones), start)
  }

  /// A digit, or nil within for `X`; nil where there is neither.
  mutating func parseDigit() -> Int?? {
    guard let byte = current else { return nil }
    if byte == UInt8(ascii: "X") {
      position += 1
      return .some(nil)
    }
    guard isDigit(byte) else { return nil }
    position += 1
    return Int(byte - UInt8(ascii: "0"))
  }

  private func check(
    _ month: (digits: EDTF.Digits, start: Int),
    of date: EDTF.PartialDate
  ) throws(DateError) {
    guard let number = month.digits.number else {
      guard (1...12).contains(where: { month.digits.matches($0) }) else {
        throw error("no month from 01 to 12 fits these digits", at: month.start)
      }
      return
    }
    switch number {
    case 1...12: return
    case 21...41:
      if date.year.isPartlyOpen {
        throw error("a season needs a year without open digits", at: month.start)
      }
    default:
      throw error(
        "there is no month \(zeroPadded(number, width: 2)): months are 01 to 12, seasons 21 to 41",
        at: month.start
      )
    }
  }

  private func missingDay(_ date: EDTF.PartialDate, at start: Int) -> DateError {
    if let year = date.year.number, let month = date.month?.number, let day = date.day?.number {
      let length = CalendarSystem.gregorian.daysInMonth(month, year: year)
      guard day > 0, length > 0 else { return error("there is no day 00 of a month", at: start) }
      let name = "\(MonthNames.english(month)) \(YearText.text(year, calendar: .gregorian))"
      return error("\(name) has \(length) days", at: start)
    }
    if date.month == nil { return error("the year is too far away to be computed", at: start) }
    return error("no day of the calendar fits these digits", at: start)
  }
}

// MARK: - The cursor

extension EDTFParser {
  var isAtEnd: Bool { position >= bytes.count }
  var current: UInt8? { isAtEnd ? nil : bytes[position] }

  func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  func peek(_ text: String) -> Bool {
    bytes[position...].starts(with: text.utf8)
  }

  mutating func take(_ text: String) -> Bool {
    guard peek(text) else { return false }
    position += text.utf8.count
    return true
  }

  func error(_ message: String, at offset: Int? = nil) -> DateError {
    DateError(message, in: input, at: offset ?? position)
  }

  func unexpected(_ place: String) -> DateError {
    guard let byte = current else { return error("the text ends \(place)") }
    let sign =
      byte > 0x20 && byte < 0x7F
      ? "“\(Character(UnicodeScalar(byte)))”" : "a sign that is not of EDTF"
    return error("\(sign) is out of place \(place)")
  }
}

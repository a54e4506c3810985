extension EDTFParser {
  /// A year of four digits, a longer one after `Y`, or the digits of a decade or a century.
  mutating func parseYear() throws(DateError) -> EDTF.Year {
    let start = position
    if take("Y") { return try parseLongYear(from: start) }
    let isNegative = take("-")
    var digits: [Int?] = []
    while let digit = parseDigit() { digits.append(digit) }
    switch digits.count {
    case 4:
      if isNegative, digits.allSatisfy({ $0 == 0 }) {
        throw error("the year -0000 is not written; 0000 is 1 BCE", at: start)
      }
      let significant = try parseSignificantDigits(of: 4)
      if significant != nil, digits.contains(nil) {
        throw error("a year with open digits has no significant ones", at: start)
      }
      return .digits(isNegative: isNegative, digits, significant: significant)
    case 2, 3:
      guard !digits.contains(nil) else {
        throw error("open digits (X) are written in a year of four", at: start)
      }
      let number = digits.reduce(0) { $0 * 10 + ($1 ?? 0) }
      guard number > 0 || !isNegative else {
        throw error("there is no decade or century -0", at: start)
      }
      let signed = isNegative ? -number : number
      return digits.count == 2 ? .century(signed) : .decade(signed)
    case 0: throw unexpected("where a year should begin")
    case 1: throw error("a year has four digits", at: start)
    default:
      throw error("a year of more than four digits is written with Y before it", at: start)
    }
  }

  private mutating func parseLongYear(from start: Int) throws(DateError) -> EDTF.Year {
    let isNegative = take("-")
    guard let number = parseNumber(), number > 0 else {
      throw error("Y is followed by the digits of a year", at: start)
    }
    let exponent = take("E") ? parseNumber() : nil
    if exponent == nil, position > 0, bytes[position - 1] == UInt8(ascii: "E") {
      throw error("E is followed by an exponent")
    }
    let significand = isNegative ? -number : number
    var year = EDTF.Year.long(significand: significand, exponent: exponent, significant: nil)
    guard let value = year.number else {
      throw error("the year is too far away to be computed", at: start)
    }
    guard value.magnitude > 9999 else {
      throw error("a year of four digits is written without Y", at: start)
    }
    let count = String(value.magnitude).utf8.count
    year = .long(
      significand: significand,
      exponent: exponent,
      significant: try parseSignificantDigits(of: count)
    )
    return year
  }

  private mutating func parseSignificantDigits(of count: Int) throws(DateError) -> Int? {
    let start = position
    guard take("S") else { return nil }
    guard let significant = parseNumber(), significant >= 1, significant <= count else {
      throw error("S is followed by how many of the \(count) digits are significant", at: start)
    }
    return significant
  }

  /// A whole number without sign; nil where there is none or it is beyond 18 digits.
  private mutating func parseNumber() -> Int? {
    let start = position
    while let byte = current, isDigit(byte) { position += 1 }
    guard position > start, position - start <= 18 else { return nil }
    return bytes[start..<position].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// A time after `T`: hours and minutes at least.
  mutating func parseTime() throws(DateError) -> EDTF.Time {
    let start = position
    let hour = try parsePair("an hour", upTo: 24)
    guard take(":") else { throw unexpected("after the hour; minutes follow “:”") }
    let minute = try parsePair("a minute", upTo: 59)
    var time = EDTF.Time(hour: hour, minute: minute)
    if take(":") {
      time.second = try parsePair("a second", upTo: hour == 23 && minute == 59 ? 60 : 59)
      if take(".") || take(",") { time.fraction = try parseFraction() }
    }
    let pastMidnight =
      minute > 0 || (time.second ?? 0) > 0 || (time.fraction ?? "").contains { $0 != "0" }
    if hour == 24, pastMidnight { throw error("24:00 is the end of the day", at: start) }
    time.shift = try parseShift()
    return time
  }

  private mutating func parsePair(_ name: String, upTo limit: Int) throws(DateError) -> Int {
    let start = position
    guard let tens = parseDigit() ?? nil, let ones = parseDigit() ?? nil else {
      throw error("\(name) has two digits", at: start)
    }
    let number = tens * 10 + ones
    guard number <= limit else { throw error("\(name) is at most \(limit)", at: start) }
    return number
  }

  private mutating func parseFraction() throws(DateError) -> String {
    let start = position
    while let byte = current, isDigit(byte) { position += 1 }
    guard position > start else { throw error("the fraction of the second is missing") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// `Z`, or hours and minutes between -12:00 and +14:00, the least and the most that are in use.
  private mutating func parseShift() throws(DateError) -> EDTF.Time.Shift? {
    let start = position
    if take("Z") { return .utc }
    let isNegative = take("-")
    guard isNegative || take("+") else { return nil }
    let hours = try parsePair("the hours of a shift", upTo: 14)
    let hasMinutes = take(":")
    let total = hours * 60 + (hasMinutes ? try parsePair("the minutes of a shift", upTo: 59) : 0)
    guard total <= (isNegative ? 12 : 14) * 60 else {
      throw error("local time is from -12:00 to +14:00", at: start)
    }
    guard !isNegative || total > 0 else { throw error("no shift is written +00:00", at: start) }
    return .minutes(isNegative ? -total : total, written: hasMinutes)
  }
}

extension HistoricalDate {
  /// Reads a year of four digits, alone, with a month, or with a month and a day: `1920`, `1920-07`,
  /// `1920-07-12`.
  ///
  /// It is what most dates of a table or a dump are, and what ``init(edtf:approximation:)`` reads as the same
  /// date, without the work of parsing what may be any EDTF.
  ///
  /// - Parameter text: The text; kept as the wording.
  package init?(plainISO text: String) {
    var fields = (year: 0, month: 0, day: 0)
    let length = text.utf8.count
    guard length == 4 || length == 7 || length == 10 else { return nil }
    for (index, byte) in text.utf8.enumerated() {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard case let digit = Int(byte) - 0x30, 0...9 ~= digit else { return nil }
      switch index {
      case ..<4: fields.year = fields.year * 10 + digit
      case ..<7: fields.month = fields.month * 10 + digit
      default: fields.day = fields.day * 10 + digit
      }
    }
    let (year, month, day) = fields
    guard year > 0 else { return nil }
    func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
      Gregorian.dayNumber(year: year, month: month, day: day)
    }
    var endOfMonth: Int { number(month == 12 ? year + 1 : year, month % 12 + 1, 1) - 1 }
    let range: (first: Int, last: Int)
    let rule: DateRule
    switch length {
    case 4:
      range = (number(year, 1, 1), number(year, 12, 31))
      rule = .year
    case 7 where 1...12 ~= month:
      range = (number(year, month, 1), endOfMonth)
      rule = .month
    case 10 where 1...12 ~= month && day > 0:
      range = (number(year, month, day), number(year, month, day))
      guard range.first <= endOfMonth else { return nil }
      rule = .day
    default: return nil
    }
    self.init(
      earliest: Day(number: range.first),
      latest: Day(number: range.last),
      wording: text,
      rule: rule,
      edtf: text
    )
  }
}

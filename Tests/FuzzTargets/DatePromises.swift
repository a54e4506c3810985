import Chronology

/// Of dates: what is printed is read as the same days, and no reader finds a date outside its text.
enum DatePromises {
  private static let contexts: [DateContext] = [
    .none,
    DateContext(
      reference: try? HistoricalDate(edtf: "1920-04"),
      order: .monthDayYear,
      calendar: .always(.julian)
    ),
  ]

  static func check(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    for context in contexts {
      try checkDate(text, context)
      try checkPeriod(text, context)
    }
    try checkEDTF(text)
    try checkProse(text)
  }

  private static func checkDate(_ text: String, _ context: DateContext) throws {
    do {
      let date = try HistoricalDate(parsing: text, context: context)
      try checkRoundTrip(of: date)
    } catch let error as DateError {
      try promise(!error.message.isEmpty, "an error without words")
      try promise(
        (0...text.utf8.count).contains(error.offset),
        "the error “\(error.message)” stands at byte \(error.offset)"
      )
    }
  }

  private static func checkRoundTrip(of date: HistoricalDate) throws {
    try promise(date.earliest <= date.latest, "\(date.wording): the bounds are the wrong way round")
    let printed = date.printed
    let again = try? HistoricalDate(english: printed)
    try promise(
      again?.bounds == date.bounds,
      "“\(date.wording)” is printed “\(printed)”, which reads as \(again?.printed ?? "nothing")"
    )
    try promise(!hasYearZero(printed), "“\(date.wording)” is printed with a year 0: \(printed)")
    let plain = HistoricalDate(
      earliest: date.earliest,
      latest: date.latest,
      calendar: date.calendar,
      rule: date.rule
    )
    guard let edtf = plain.edtf else { return }
    try promise(
      (try? HistoricalDate(edtf: edtf))?.bounds == date.bounds,
      "“\(date.wording)” is written \(edtf) in EDTF, which reads otherwise"
    )
  }

  private static func checkPeriod(_ text: String, _ context: DateContext) throws {
    guard let period = try? Period(parsing: text, context: context) else { return }
    try promise(period.isConsistent, "“\(text)” is a period that ends before it begins")
    let again = try? Period(english: period.printed)
    try promise(
      again.map(bounds) == bounds(period),
      "“\(text)” is printed “\(period.printed)”, which reads as \(again?.printed ?? "nothing")"
    )
  }

  private static func bounds(_ period: Period) -> [Day] {
    [period.startEarliest, period.startLatest, period.endEarliest, period.endLatest]
  }

  private static func checkEDTF(_ text: String) throws {
    guard let edtf = try? EDTF(text) else { return }
    try promise(
      (try? EDTF(edtf.description)) == edtf,
      "\(text) is written \(edtf) and reads otherwise"
    )
    try promise((0...2).contains(edtf.level), "\(text) is of level \(edtf.level)")
    try promise(edtf.earliest <= edtf.latest, "\(text) ends before it begins")
  }

  /// The text as running prose, a passage to each line and the first as a heading.
  private static func checkProse(_ text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let passages = lines.map { ProsePassage($0, headings: lines.prefix(1).map { $0 }) }
    for found in DateFinder().dates(in: passages) {
      let length = passages[found.passage].text.unicodeScalars.count
      let whole = 0..<length
      try promise(
        !found.range.isEmpty && found.range.clamped(to: whole) == found.range
          && found.namedRange.clamped(to: whole) == found.namedRange
          && found.expression.range.clamped(to: whole) == found.expression.range,
        "“\(found.wording)” stands at \(found.range) of \(length) letters"
      )
      try promise((0...1).contains(found.confidence), "\(found.wording): \(found.confidence)")
      if found.isResolved { try checkRoundTrip(of: found.date) }
    }
  }

  /// Whether a text has the number 0 by itself.
  private static func hasYearZero(_ text: String) -> Bool {
    text.split { !$0.isNumber }.contains { Int($0) == 0 }
  }
}

import TestSupport
import Chronology
import Testing

/// What is written can be read, and means the same.
@Suite struct RoundTripTests {
  @Test func edtfIsWrittenBack() throws {
    var random = SplitMix64(seed: 8601)
    var read = 0
    for _ in 0..<6000 {
      let text = random.edtf()
      guard let edtf = try? EDTF(text) else { continue }
      read += 1
      #expect(edtf.description == text.replacing(", ", with: ","))
      #expect(try EDTF(edtf.description) == edtf)
      #expect((0...2).contains(edtf.level))
      #expect(edtf.earliest <= edtf.latest)
      let date = try HistoricalDate(edtf: text)
      #expect(date.earliest <= edtf.earliest && edtf.latest <= date.latest)
    }
    #expect(read > 2000, "the generator should hit the grammar")
  }

  /// The commonest dates are read by a way of their own.
  @Test func plainDatesAreReadAsEDTFReadsThem() {
    var random = SplitMix64(seed: 1582)
    var read = (0, 0)
    for _ in 0..<6000 {
      var text = padded(random.chance(5) ? 0 : random.int(1...9999), 4)
      if random.chance(80) { text += "-" + padded(random.int(0...13), 2) }
      // Behind a year alone stands a month or a season, and seasons are no plain dates.
      if text.count == 7, random.chance(80) { text += "-" + padded(random.int(0...33), 2) }
      let edtf = try? EDTF(text)
      let date = try? HistoricalDate(edtf: text)
      #expect(date?.bounds == edtf?.bounds, "\(text)")
      #expect(date?.edtf == edtf?.description, "\(text)")
      #expect(date == nil || date?.wording == text)
      guard let date else { continue }
      read = (read.0 + 1, read.1 + (date.rule == .day ? 1 : 0))
      let again = HistoricalDate(earliest: date.earliest, latest: date.latest, rule: date.rule)
      #expect(again.edtf == text)
    }
    #expect(read.0 > 2000 && read.1 > 500, "\(read)")
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  @Test func whatIsPrintedFromEDTFIsReadTheSame() throws {
    var random = SplitMix64(seed: 238)
    for _ in 0..<3000 {
      guard let date = try? HistoricalDate(edtf: random.edtf()) else { continue }
      expectRoundTrip(of: date)
    }
  }

  @Test func whatIsPrintedFromBoundsIsReadTheSame() throws {
    var random = SplitMix64(seed: 12_071_920)
    for _ in 0..<8000 { expectRoundTrip(of: random.date()) }
  }

  private func expectRoundTrip(of date: HistoricalDate) {
    let printed = date.printed
    let again = try? HistoricalDate(english: printed)
    #expect(again?.bounds == date.bounds, "\(date.edtf ?? "") by \(date.rule): \(printed)")
    #expect(!hasYearZero(printed), "\(printed)")
    if let edtf = HistoricalDate(
      earliest: date.earliest,
      latest: date.latest,
      calendar: date.calendar,
      rule: date.rule
    ).edtf {
      #expect((try? HistoricalDate(edtf: edtf))?.bounds == date.bounds, "\(edtf) by \(date.rule)")
    }
  }

  @Test func periodsArePrintedAndReadTheSame() throws {
    var random = SplitMix64(seed: 59)
    for _ in 0..<4000 {
      let ends = (0..<2).map { _ -> Period.Endpoint in
        random.chance(15) ? .open : random.chance(15) ? .unknown : .date(random.date())
      }
      let period =
        random.chance(20)
        ? Period.instant(random.date()) : Period(start: ends[0], end: ends[1])
      guard period.isConsistent else { continue }
      let again = try? Period(english: period.printed)
      #expect(again.map(bounds) == bounds(period), "\(period)")
      #expect(!hasYearZero(period.printed))
    }
  }

  private func bounds(_ period: Period) -> [Day] {
    [period.startEarliest, period.startLatest, period.endEarliest, period.endLatest]
  }

  /// Whether a text has the number 0 by itself, with or without an ending.
  private func hasYearZero(_ text: String) -> Bool {
    text.split { !$0.isNumber }.contains { Int($0) == 0 }
  }
}

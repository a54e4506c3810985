import TestSupport
import Chronology
import Testing

/// Every three-valued answer is compared with a count of all readings in a small window of days.
@Suite struct VerdictTests {
  private static let origin = 2_422_000
  /// Days 0 to 8; endless ends are cut to a window that no end within it can tell from endless.
  private static let window = -3...11

  private static func day(_ number: Int) -> Day { Day(number: origin + number) }

  private struct Reading { var start: Int, end: Int }

  private static func readings(_ period: Period) -> [Reading] {
    let starts = numbers(period.start, open: -1000)
    let ends = numbers(period.end, open: 1000)
    return starts.flatMap { start in
      ends.filter { $0 >= start && (!period.isInstant || $0 == start) }
        .map { Reading(start: start, end: $0) }
    }
  }

  private static func numbers(_ end: Period.Endpoint, open: Int) -> [Int] {
    switch end {
    case .open: [open]
    case .unknown: Array(window)
    case .date(let date):
      window.filter { date.bounds.contains(day($0)) }
    }
  }

  private static func verdict<Item>(_ items: [Item], _ holds: (Item) -> Bool) -> Verdict {
    Verdict(all: !items.isEmpty && items.allSatisfy(holds), some: items.contains(where: holds))
  }

  private static func date(_ random: inout SplitMix64) -> HistoricalDate {
    let first = random.int(0...8)
    let last = random.chance(40) ? first : random.int(first...8)
    switch random.int(1...10) {
    case 1: return HistoricalDate(earliest: .distantPast, latest: day(last))
    case 2: return HistoricalDate(earliest: day(first), latest: .distantFuture)
    default: return HistoricalDate(earliest: day(first), latest: day(last))
    }
  }

  private static func period(_ random: inout SplitMix64) -> Period {
    if random.chance(20) { return .instant(date(&random)) }
    let ends = (0..<2).map { _ -> Period.Endpoint in
      random.chance(15) ? .open : random.chance(15) ? .unknown : .date(date(&random))
    }
    return Period(start: ends[0], end: ends[1])
  }

  @Test func aPeriodHoldsOnADayAsItsReadingsSay() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<400 {
      let period = Self.period(&random)
      let readings = Self.readings(period)
      #expect(period.isConsistent == !readings.isEmpty)
      for number in 0...8 {
        let expected = Self.verdict(readings) { $0.start <= number && number <= $0.end }
        #expect(period.holds(on: Self.day(number)) == expected, "\(period) on \(number)")
      }
      let first = random.int(0...8)
      let last = random.int(first...8)
      let range = Self.day(first)...Self.day(last)
      let date = HistoricalDate(earliest: range.lowerBound, latest: range.upperBound)
      #expect(
        period.holds(throughout: range)
          == Self.verdict(readings) { $0.start <= first && last <= $0.end },
        "\(period)"
      )
      #expect(
        period.holds(sometimeIn: range)
          == Self.verdict(readings) { $0.start <= last && first <= $0.end },
        "\(period)"
      )
      let pairs = readings.flatMap { reading in (first...last).map { (reading, $0) } }
      #expect(
        period.holds(on: date)
          == Self.verdict(pairs) { $0.0.start <= $0.1 && $0.1 <= $0.0.end },
        "\(period)"
      )
    }
  }

  @Test func periodsLieToEachOtherAsTheirReadingsSay() {
    var random = SplitMix64(seed: 13)
    for _ in 0..<150 {
      let (a, b) = (Self.period(&random), Self.period(&random))
      let pairs = Self.readings(a).flatMap { one in Self.readings(b).map { (one, $0) } }
      func expect(_ verdict: Verdict, _ holds: ((Reading, Reading)) -> Bool, _ name: String) {
        #expect(verdict == Self.verdict(pairs, holds), "\(a) \(name) \(b)")
      }
      expect(a.isBefore(b), { $0.0.end < $0.1.start }, "is before")
      expect(a.isAfter(b), { $0.0.start > $0.1.end }, "is after")
      expect(a.meets(b), { $0.0.end + 1 == $0.1.start }, "meets")
      expect(a.overlaps(b), { $0.0.start <= $0.1.end && $0.1.start <= $0.0.end }, "overlaps")
      expect(a.contains(b), { $0.0.start <= $0.1.start && $0.1.end <= $0.0.end }, "contains")
      expect(a.isDuring(b), { $0.1.start <= $0.0.start && $0.0.end <= $0.1.end }, "is during")
      expect(a.starts(with: b), { $0.0.start == $0.1.start }, "starts with")
      expect(a.ends(with: b), { $0.0.end == $0.1.end }, "ends with")
      expect(a.isSame(as: b), { $0.0.start == $0.1.start && $0.0.end == $0.1.end }, "is")
      for relation in AllenRelation.allCases {
        expect(
          a.relates(to: b, as: relation),
          { Self.allen($0.0.start, $0.0.end, $0.1.start, $0.1.end) == relation },
          relation.rawValue
        )
        #expect(a.relates(to: b, as: relation) == b.relates(to: a, as: relation.inverse))
      }
      let possible = Set(pairs.map { Self.allen($0.start, $0.end, $1.start, $1.end) })
      #expect(Set(a.possibleRelations(to: b)) == possible)
    }
  }

  /// Allen's relation of two readings, found without the inequalities of the library.
  private static func allen(_ s: Int, _ e: Int, _ s2: Int, _ e2: Int) -> AllenRelation {
    if e + 1 < s2 { return .before }
    if e + 1 == s2 { return .meets }
    if e2 + 1 < s { return .after }
    if e2 + 1 == s { return .metBy }
    switch (s == s2, e == e2) {
    case (true, true): return .equals
    case (true, false): return e < e2 ? .starts : .startedBy
    case (false, true): return s > s2 ? .finishes : .finishedBy
    case (false, false):
      if s < s2 { return e < e2 ? .overlaps : .contains }
      return e < e2 ? .during : .overlappedBy
    }
  }

  @Test func datesCompareAsTheirReadingsSay() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<600 {
      let (a, b) = (Self.date(&random), Self.date(&random))
      let (days, others) = (
        Self.numbers(.date(a), open: 0), Self.numbers(.date(b), open: 0)
      )
      let pairs = days.flatMap { one in others.map { (one, $0) } }
      #expect(a.isBefore(b) == Self.verdict(pairs) { $0.0 < $0.1 })
      #expect(a.isAfter(b) == Self.verdict(pairs) { $0.0 > $0.1 })
      #expect(a.isSame(as: b) == Self.verdict(pairs) { $0.0 == $0.1 })
      #expect(a.isWithin(b) == Self.verdict(days) { others.contains($0) })
      guard [a.earliest, a.latest, b.earliest, b.latest].allSatisfy(\.isFinite) else { continue }
      let lengths = pairs.map { abs($0.1 - $0.0) }
      #expect(a.duration(to: b) == DayCount(least: lengths.min() ?? 0, most: lengths.max()))
    }
  }

  @Test func aPeriodLastsAsItsReadingsSay() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<400 {
      let period = Self.period(&random)
      let lengths = Self.readings(period).map { $0.end - $0.start }
      let isFinite = [period.startEarliest, period.endLatest].allSatisfy(\.isFinite)
      guard isFinite, let least = lengths.min() else { continue }
      #expect(period.duration == DayCount(least: least, most: lengths.max()), "\(period)")
    }
  }

  @Test func verdictsCombine() {
    for one in Verdict.allCases {
      #expect(!(!one) == one)
      for other in Verdict.allCases {
        #expect((one && other) == (other && one))
        #expect(!(one && other) == (!one || !other))
        #expect((one && .certain) == one)
        #expect((one || .no) == one)
      }
    }
    #expect((Verdict.possible && .no) == .no)
    #expect((Verdict.possible || .certain) == .certain)
    #expect(Verdict.possible.isPossible && !Verdict.no.isPossible)
  }
}

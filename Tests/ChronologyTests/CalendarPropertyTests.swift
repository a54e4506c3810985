import TestSupport
import Chronology
import Testing

/// Conversions between days and calendars are inverse and keep the order, near and far.
@Suite struct CalendarPropertyTests {
  @Test(arguments: CalendarSystem.allCases)
  func everyDayOfACenturyFollowsTheOneBefore(_ calendar: CalendarSystem) throws {
    let first = try #require(Day(year: 1785, month: 1, day: 1)).number
    var previous = Day(number: first - 1).components(in: calendar)
    for number in first..<first + 36_525 {
      let date = Day(number: number).components(in: calendar)
      if date.day == previous.day + 1 {
        guard date.month == previous.month, date.year == previous.year else {
          Issue.record("\(previous) is followed by \(date)")
          return
        }
      } else {
        let length = calendar.daysInMonth(previous.month, year: previous.year)
        guard date.day == 1, previous.day == length else {
          Issue.record("\(previous) is followed by \(date)")
          return
        }
      }
      if date.start.number != number {
        Issue.record("\(date) is not day \(number)")
        return
      }
      previous = date
    }
  }

  @Test(arguments: CalendarSystem.allCases)
  func conversionsAreInverseFromFarBackToFarAhead(_ calendar: CalendarSystem) throws {
    var random = SplitMix64(seed: 1920)
    for range in [-5000...3000, -1_000_000...1_000_000, -99_000_000_000...99_000_000_000] {
      for _ in 0..<300 {
        let year = random.int(range)
        let month = random.int(1...calendar.monthsInYear(year))
        let day = random.int(1...calendar.daysInMonth(month, year: year))
        let made = try #require(Day(year: year, month: month, day: day, calendar: calendar))
        let date = made.components(in: calendar)
        #expect([date.year, date.month, date.day] == [year, month, day])
        let days = try #require(calendar.days(ofYear: year))
        #expect(days.contains(made))
        #expect(calendar.days(ofYear: year + 1)?.lowerBound == days.upperBound.advanced(by: 1))
        let months = (1...calendar.monthsInYear(year)).map { calendar.daysInMonth($0, year: year) }
        #expect(months.reduce(0, +) == days.lowerBound.days(until: days.upperBound) + 1)
      }
    }
  }

  @Test(arguments: CalendarSystem.allCases)
  func laterFieldsAreLaterDays(_ calendar: CalendarSystem) throws {
    var random = SplitMix64(seed: 12)
    for _ in 0..<500 {
      let first = Day(number: random.int(-3_000_000...6_000_000))
      let second = first.advanced(by: random.int(1...1000))
      let (a, b) = (first.components(in: calendar), second.components(in: calendar))
      #expect(a.year <= b.year)
      if a.year == b.year, calendar != .hebrew { #expect((a.month, a.day) < (b.month, b.day)) }
    }
  }

  @Test(arguments: CalendarSystem.allCases)
  func thereIsNoDayBeyondAMonthOrAYear(_ calendar: CalendarSystem) {
    for year in [-5000, -1, 0, 1, 4, 14, 1900, 2000, 5784] {
      let months = calendar.monthsInYear(year)
      #expect(Day(year: year, month: 0, day: 1, calendar: calendar) == nil)
      #expect(Day(year: year, month: months + 1, day: 1, calendar: calendar) == nil)
      for month in 1...months {
        let length = calendar.daysInMonth(month, year: year)
        #expect(Day(year: year, month: month, day: 0, calendar: calendar) == nil)
        #expect(Day(year: year, month: month, day: length, calendar: calendar) != nil)
        #expect(Day(year: year, month: month, day: length + 1, calendar: calendar) == nil)
      }
    }
    #expect(Day(year: .max, month: 1, day: 1, calendar: calendar) == nil)
    #expect(Day(year: .min, month: 1, day: 1, calendar: calendar) == nil)
    #expect(calendar.daysInMonth(1, year: .min) == 0)
  }

  @Test func hebrewNewYearsKeepOffThreeDaysAndYearsHaveSixLengths() throws {
    var lengths: Set<Int> = []
    for year in 1...7000 {
      let days = try #require(CalendarSystem.hebrew.days(ofYear: year))
      #expect(![.sunday, .wednesday, .friday].contains(days.lowerBound.weekday))
      lengths.insert(days.count)
    }
    #expect(lengths == [353, 354, 355, 383, 384, 385])
  }

  @Test(arguments: [
    (CalendarSystem.gregorian, 2000, 2, 29, 2_451_604), (.julian, -4712, 1, 1, 0),
    (.julian, 1582, 10, 4, 2_299_160), (.gregorian, 1582, 10, 15, 2_299_161),
    (.frenchRepublican, 8, 2, 18, 2_378_444), (.frenchRepublican, 3, 13, 6, 2_376_935),
    (.hebrew, 5708, 2, 5, 2_432_686), (.islamic, 1, 1, 1, 1_948_440),
    (.coptic, 1, 1, 1, 1_825_030), (.ethiopian, 2000, 1, 1, 2_454_356),
    (.byzantine, 6961, 9, 29, 2_251_915), (.byzantine, 1, 1, 1, -290_495),
  ])
  func knownDays(
    _ calendar: CalendarSystem,
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ number: Int
  ) throws {
    let made = try #require(Day(year: year, month: month, day: day, calendar: calendar))
    #expect(made.number == number)
  }

  /// Leap years, and years that would be leap by a simpler rule.
  @Test(arguments: [
    (CalendarSystem.gregorian, [1920, 2000, 0, -4, -400], [1900, 1919, -100]),
    (.julian, [1900, 1920, 0, -4], [1919, -1]),
    (.byzantine, [7428], [7427]),
    (.frenchRepublican, [3, 7, 11, 20, 400], [4, 15, 100, 4000]),
    (.frenchRepublicanRomme, [3, 7, 11, 16, 20, 400, 8400], [15, 19, 100, 4000, 8000]),
    (.frenchRepublicanMadler, [3, 11, 15, 20, 124, 132, 4000], [16, 19, 128, 256]),
    (.frenchRepublicanContinuous, [3, 15, 19, 99, 403], [4, 20, 100, 400]),
    (.hebrew, [5676, 5679, 5681, 5784], [5678, 5680, 5783]),
    (.islamic, [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29, 32], [1, 3, 15, 27, 28, 30]),
    (.coptic, [3, 1639], [4, 1640]),
    (.ethiopian, [2003, 2015], [2000, 2004]),
  ])
  func leapYears(_ calendar: CalendarSystem, _ leap: [Int], _ common: [Int]) {
    #expect(leap.filter { !calendar.isLeap($0) } == [])
    #expect(common.filter { calendar.isLeap($0) } == [])
  }
}

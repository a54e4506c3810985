import Chronology
import Testing

@Suite struct DayTests {
  @Test func aDayIsItsJulianDayNumber() throws {
    let day = try #require(Day(year: 1920, month: 7, day: 12))
    #expect(day.number == 2_422_518)
    #expect(day.weekday == .monday)
    #expect(day.components(in: .julian).day == 29)
    #expect(day.advanced(by: 61).iso == "1920-09-11")
  }

  @Test(arguments: [
    (1920, "1920-07-12"), (44, "0044-07-12"), (0, "0000-07-12"), (-43, "-0043-07-12"),
    (12000, "+12000-07-12"), (-12000, "-12000-07-12"),
  ])
  func isoCountsYearsThroughZero(_ year: Int, _ iso: String) throws {
    #expect(try #require(Day(year: year, month: 7, day: 12)).iso == iso)
  }

  @Test func theDistantDaysStayWhereTheyAre() {
    #expect(Day.distantPast.iso == "-infinity")
    #expect(Day.distantFuture.iso == "infinity")
    #expect(Day.distantPast.advanced(by: 5) == .distantPast)
    #expect(Day.distantFuture.advanced(by: -5) == .distantFuture)
    #expect(Day(number: 0).advanced(by: .max) == .distantFuture)
    #expect(Day(number: -5).advanced(by: .min) == .distantPast)
    #expect(!Day.distantPast.isFinite)
    #expect(Day(number: 0).isFinite)
  }

  @Test func daysCanBeCountedThrough() throws {
    let start = try #require(Day(year: 1920, month: 2, day: 28))
    let end = try #require(Day(year: 1920, month: 3, day: 1))
    #expect((start...end).map(\.iso) == ["1920-02-28", "1920-02-29", "1920-03-01"])
    #expect(start.days(until: end) == 2)
  }
}

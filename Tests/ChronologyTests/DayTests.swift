import Chronology
import Testing

@Suite struct DayTests {
  @Test func julianDayNumber() throws {
    let day = try #require(Day(year: 1920, month: 7, day: 12))
    #expect(day.number == 2_422_518)
  }
}

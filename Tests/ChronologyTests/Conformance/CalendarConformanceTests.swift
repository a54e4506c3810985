import Chronology
import Testing

/// Compares conversions between calendars with those of another program.
@Suite(
  "Calendar conversions of another implementation",
  .enabled(
    if: SharedFiles.exists(SharedFiles.calendars),
    "the shared calendar-cases.tsv is not here"
  )
)
struct CalendarConformanceTests {
  @Test func everyCaseAgreesBothWays() throws {
    let rows = try SharedFiles.table(SharedFiles.calendars)
    #expect(rows.count > 50)
    for row in rows {
      let from = try #require(calendar(row["from"] ?? ""))
      let fields = try #require(self.fields(row["date"] ?? ""))
      let day = try #require(
        Day(year: fields[0], month: fields[1], day: fields[2], calendar: from),
        "\(row)"
      )
      let expected = row["date2"] ?? ""
      if row["to"] == "jd" {
        // N.5 is the midnight at which the day begins whose noon is N + 1.
        #expect(expected == "\(day.number - 1).5", "\(row)")
        continue
      }
      let to = try #require(calendar(row["to"] ?? ""))
      let target = try #require(self.fields(expected))
      let date = day.components(in: to)
      #expect([date.year, date.month, date.day] == target, "\(row)")
      #expect(
        Day(year: target[0], month: target[1], day: target[2], calendar: to) == day,
        "\(row)"
      )
    }
  }

  private func calendar(_ name: String) -> CalendarSystem? {
    [
      "gregorian": .gregorian, "julian": .julian, "hebrew": .hebrew, "islamic": .islamic,
      "french_republican": .frenchRepublican, "french_republican:year_starts": .frenchRepublican,
      "french_republican:romme": .frenchRepublicanRomme,
      "french_republican:madler": .frenchRepublicanMadler,
      "french_republican:continuous": .frenchRepublicanContinuous,
    ][name]
  }

  private func fields(_ text: String) -> [Int]? {
    let fields = text.split(separator: "-").compactMap { Int($0) }
    return fields.count == 3 ? fields : nil
  }
}

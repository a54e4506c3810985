import Chronology
import Foundation
import Testing

/// The examples of docs/dates.md are what the library does.
@Suite struct DocumentationTests {
  @Test func everyWordingIsReadAsThePageSays() throws {
    let rows = try rows(under: ["Wording", "Earliest", "Latest", "Rule", "Printed"])
    #expect(rows.count > 60)
    for row in rows {
      let date = try HistoricalDate(parsing: row[0])
      #expect(
        [date.earliest.iso, date.latest.iso, date.rule.rawValue, date.printed]
          == Array(row[1...]),
        "\(row[0])"
      )
    }
  }

  @Test func everyPeriodAnswersAsThePageSays() throws {
    let rows = try rows(under: ["Period", "Day", "Answer"])
    #expect(rows.count > 8)
    for row in rows {
      let verdict = try Period(parsing: row[0]).holds(on: EDTF(row[1]).earliest)
      #expect(verdict.rawValue == row[2], "\(row[0]) on \(row[1])")
    }
    let stay = try Period(parsing: "from July 1920 to September 1920")
    #expect(stay.duration == DayCount(least: 32, most: 91))
  }

  @Test func everyRefusalGivesTheReasonOfThePage() throws {
    let rows = try rows(under: ["Refused", "Why"])
    #expect(rows.count > 6)
    for row in rows {
      let error = #expect(throws: DateError.self) { try HistoricalDate(parsing: row[0]) }
      #expect(error?.message == row[1], "\(row[0])")
    }
  }

  @Test func everyTextIsReadAsThePageSays() throws {
    let rows = try rows(under: ["Text", "Found", "Earliest", "Latest", "Role"])
    #expect(rows.count > 15)
    for row in rows {
      let found = DateFinder().dates(in: [ProsePassage(row[0])]).first { $0.wording == row[1] }
      #expect(
        [found?.date.earliest.iso, found?.date.latest.iso, found?.role.rawValue]
          == Array(row[2...]),
        "\(row[0])"
      )
    }
  }

  /// The rows of all tables with this head.
  private func rows(under head: [String]) throws -> [[String]] {
    let url = SharedFiles.packageRoot.appendingPathComponent("docs/dates.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    var rows: [[String]] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        isInside = false
        continue
      }
      let cells = line.dropFirst().dropLast().split(
        separator: "|",
        omittingEmptySubsequences: false
      )
      .map { $0.trimmingCharacters(in: .whitespaces) }
      if cells == head {
        isInside = true
      } else if isInside, cells.first?.hasPrefix("---") == false {
        rows.append(cells)
      }
    }
    return rows
  }
}

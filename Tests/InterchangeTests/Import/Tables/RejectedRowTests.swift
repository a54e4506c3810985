import Formats
import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

/// Rows are taken in together; one that is wrong is rejected alone all the same, and leaves nothing behind.
@Suite struct RejectedRowTests {
  /// Rows with what must not outlive a rejected one: new things, whose names others bear later, states that are
  /// mentioned, books that are cited, dates, and rows that wait until the order of day and month is known.
  private static func rows(_ count: Int, wrong: Double, seed: UInt64)
    -> [(text: String, isWrong: Bool)]
  {
    var random = SplitMix64(seed: seed)
    // Long, so that the row that tells stands behind what is read of a file to see what it is.
    let remarks = String(repeating: "and so on ", count: 220)
    return (1...count).map { row in
      // The row that tells the order of day and month stays in both files.
      let isWrong = Double.random(in: 0..<1, using: &random) < wrong && row != telling(count)
      let name = "Town \(Int.random(in: 1...(count / 3), using: &random))"
      let state = "State \(Int.random(in: 1...30, using: &random))"
      let book = "History of \(Int.random(in: 1...30, using: &random))"
      let year = Int.random(in: 1200...1800, using: &random)
      let date =
        switch row {
        case telling(count): "25/04/\(year)"
        case _ where row % 9 == 0: "03/04/\(year)"
        default: "\(year)-0\(1 + row % 9)-12"
        }
      let fault = ["represented-by,\(year),", "controls,\(year),\(year - 9)", "no-such,,"]
      let holding = isWrong ? fault[row % 3] : "controls,\(year),\(year + 40)"
      return ("town,\(name),\(date),\(state),\(holding),,,\(book),\(row % 90),\(remarks)", isWrong)
    }
  }

  /// Which row tells the order of day and month.
  private static func telling(_ count: Int) -> Int { count * 9 / 10 + 1 }

  private static func table(_ rows: some Sequence<String>) -> String {
    "kind,name,date,other,relation,from,to,latitude,longitude,source,page,remarks\n"
      + rows.map { $0 + "\n" }.joined()
  }

  @Test(
    "Wrong rows leave the base as if they had not been in the file, however many there are",
    arguments: [0.01, 0.1, 0.5, 0.9]
  )
  func leavesNothing(share: Double) throws {
    let rows = Self.rows(400, wrong: share, seed: UInt64(share * 100))
    let (whole, clean) = (try TableBench(), try TableBench())
    let taken = try whole.take(Self.table(rows.map(\.text)), mapping: TableBench.gazetteer)
    let expected = try clean.take(
      Self.table(rows.filter { !$0.isWrong }.map(\.text)),
      mapping: TableBench.gazetteer
    )

    #expect(taken.report.count(.rejected) == rows.count { $0.isWrong })
    #expect(expected.report.count(.rejected) == 0)
    func told(_ taken: TableBench.Taken) -> [String] {
      // How many values a column has is counted of all rows.
      taken.events.filter {
        ![.rejected, .readAs].contains($0.outcome) && !$0.sentence.hasPrefix("column")
      }.map {
        "\($0.outcome) \($0.thing) \($0.id ?? 0) \($0.sentence) \($0.reason ?? "") \($0.count)"
      }
    }
    #expect(told(taken) == told(expected))
    let comparison = try whole.base.compare(with: clean.base, by: .content)
    #expect(comparison.isEqual, "\(comparison)")
    for table in ["entity", "claim", "citation", "source", "date"] {
      let sum = "SELECT count(*) * 1000003 + sum(id * (id % 97 + 1)) FROM \(table)"
      #expect(try whole.count(sum) == clean.count(sum), "numbers of \(table)")
    }
    #expect(try whole.base.soundness().isSound)
  }

  @Test("Rejected rows are told in the order of the file, those that waited for its end last")
  func order() throws {
    let rows = Self.rows(400, wrong: 0.2, seed: 4)
    let bench = try TableBench()
    // A row with a field too many is rejected before it is read.
    let texts = rows.enumerated().map { index, row in
      index % 20 == 10 ? row.text + ",surplus" : row.text
    }
    try bench.take(Self.table(texts), mapping: TableBench.gazetteer)
    func waits(_ index: Int) -> Bool {
      index + 1 < Self.telling(rows.count) && (index + 1) % 9 == 0
    }
    let surplus = rows.indices.filter { $0 % 20 == 10 }
    let wrong = rows.indices.filter { rows[$0].isWrong && !surplus.contains($0) }
    let atOnce = (surplus + wrong.filter { !waits($0) }).sorted()
    let expected = (atOnce + wrong.filter(waits)).map { $0 + 2 }
    #expect(bench.rejects.map { $0.place.position?.line } == expected)
    #expect(wrong.contains(where: waits))
  }
}

import Interchange
import RegestaKit
import TestSupport
import Testing

/// Long series of figures on one thing: whether they come in the order of time is all the same.
@Suite struct SeriesTests {
  private static let mapping = """
    regesta-table: 1
    title: series
    things:
      town: {kind: town, names: town}
    claims:
      - {claim: [town, population, population], on: day}
    """

  /// Figures of two towns by day, some of which are said twice, or otherwise, or of a whole month that has others.
  private static func rows() -> [String] {
    (0..<240).flatMap { number -> [String] in
      let town = "Town \(number % 2)"
      let day = "19\(10 + number / 24)-\(10 + number / 8 % 3)-\(10 + number % 17)"
      let row = "\(town),\(day),\(1000 + number)"
      switch number % 10 {
      case 3: return [row, row]
      case 5: return [row, "\(town),\(day),\(5000 + number)"]
      case 7: return [row, "\(town),\(day.prefix(7)),\(1000 + number)"]
      default: return [row]
      }
    }
  }

  @Test(
    "In the order of time, backwards and mixed, a series comes in the same",
    arguments: 1...3
  )
  func order(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows()
    let ways = [rows, rows.reversed(), rows.shuffled(using: &random)]
    let taken = try ways.map { rows -> (sentences: [String], rejected: Int) in
      let bench = try TableBench()
      let table = "town,day,population\n" + rows.map { $0 + "\n" }.joined()
      let taken = try bench.take(table, mapping: Self.mapping)
      // A second time nothing is new.
      let again = try bench.take(table, mapping: Self.mapping)
      #expect(again.report.count(.new, "claim") == 0)
      #expect(try bench.base.soundness().isSound)
      return (try bench.sentences(), taken.report.count(.rejected))
    }
    #expect(taken[0].rejected == 0)
    #expect(taken[0].sentences.count > 240)
    for other in taken.dropFirst() { #expect(other.sentences == taken[0].sentences) }
  }
}

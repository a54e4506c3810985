import Chronology
import Foundation
import Testing

/// The founding article: each of its dates, by its place in the file. The text itself is not here.
@Suite struct ProseArticleTests {
  private static let path = "articles/soviet-lithuanian-treaty-1920.txt"

  /// Where a date stands, its bounds, and whether the context had to help.
  private static let dates: [(at: Range<Int>, bounds: String, isInferred: Bool)] = [
    (105..<109, "1920-01-01 1920-12-31", false), (160..<173, "1920-07-12 1920-07-12", false),
    (357..<361, "1919-01-01 1919-12-31", false), (503..<508, "1919-04-01 1919-04-30", true),
    (727..<745, "1919-09-11 1919-09-11", false), (1155..<1169, "1920-03-31 1920-03-31", false),
    (1652..<1660, "1920-04-15 1920-04-15", true), (1694..<1699, "1920-05-07 1920-05-07", true),
    (2117..<2121, "1857-01-01 1857-12-31", false), (2572..<2584, "1920-05-22 1920-05-22", false),
    (2977..<2984, "1920-07-12 1920-07-12", true), (3564..<3578, "1920-08-08 1920-08-08", false),
    (3959..<3962, "1920-05-01 1920-05-31", true), (3982..<3986, "1920-07-01 1920-07-31", true),
    (4064..<4096, "1920-07-13 1920-07-13", true), (4181..<4188, "1920-07-14 1920-07-14", true),
    (4412..<4419, "1920-07-14 1920-07-14", true), (4745..<4754, "1920-08-21 1920-08-21", true),
    (4771..<4783, "1920-09-11 1920-09-11", true), (4785..<4848, "1920-08-08 1920-09-21", true),
    (4811..<4817, "1920-08-01 1920-08-31", true), (5456..<5463, "1920-07-23 1920-07-23", true),
  ]

  @Test(.enabled(if: SharedFiles.exists(path), "the founding article is not beside the repository"))
  func everyDateIsFoundAndRight() throws {
    let url = SharedFiles.root.appendingPathComponent(Self.path)
    let text = try String(contentsOf: url, encoding: .utf8)
    var reader = DateFinder().reader()
    var found: [(at: Range<Int>, date: FoundDate)] = []
    var headings: [String] = []
    var offset = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      defer { offset += line.unicodeScalars.count + 1 }
      if offset == 0 {
        headings = [String(line)]
      } else if line.hasPrefix("[edit]") {
        headings = [headings[0], String(line.dropFirst(7))]
      } else {
        for date in reader.read(text: String(line), headings: headings) {
          let range = date.namedRange
          found.append((range.lowerBound + offset..<range.upperBound + offset, date))
        }
      }
    }
    #expect(found.map(\.at) == Self.dates.map(\.at))
    for (one, expected) in zip(found, Self.dates) {
      let named = one.date.named
      #expect("\(named.earliest) \(named.latest)" == expected.bounds, "\(expected.at)")
      #expect(one.date.isInferred == expected.isInferred, "\(expected.at)")
    }
  }
}

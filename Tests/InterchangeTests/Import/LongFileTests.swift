import Formats
import Foundation
import Interchange
import RegestaKit
import TestSupport
import Testing

/// Files so long that they are read on another thread than they are taken in on: all is as if they were short.
@Suite struct LongFileTests {
  private static let mapping = """
    regesta-table: 1
    title: towns
    source: {key: towns, type: dataset, title: Towns}
    things:
      town: {kind: town, names: name}
    claims:
      - {claim: [town, founded-on, date]}
    """

  /// A table of towns with the days on which they were founded.
  private static func table(_ dates: [String]) -> String {
    "name,date\n" + dates.enumerated().map { "Town \($0.offset),\($0.element)\n" }.joined()
  }

  private static let claims = """
    SELECT count(*) FROM claim AS c JOIN relation AS r ON r.id = c.relation WHERE r.key = 'founded-on'
    """

  /// What comes in until it breaks.
  private struct BrokenSource: ByteSource {
    var source: MemorySource
    var chunksLeft: Int

    mutating func nextChunk() throws(FormatError) -> [UInt8]? {
      guard chunksLeft > 0 else { throw FormatError("The disk does not answer.") }
      chunksLeft -= 1
      return source.nextChunk()
    }
  }

  @Test(
    "Each wrong row is rejected at its line, in the order of the file, and the others are there"
  )
  func wrongRows() throws {
    let bench = try TableBench()
    let isWrong = { (number: Int) in number % 97 == 0 }
    let dates = (0..<3_000).map { number in
      isWrong(number) ? (number % 2 == 0 ? "sometime" : "1900,too much") : "19\(10 + number % 90)"
    }
    let taken = try bench.take(Self.table(dates), mapping: Self.mapping)
    let wrong = (0..<3_000).filter(isWrong)
    #expect(bench.rejects.map(\.place.position?.line) == wrong.map { $0 + 2 })
    #expect(bench.rejects.map(\.place.record) == wrong.map { "row \($0 + 1)" })
    for reject in bench.rejects {
      #expect(reject.reason.contains("Column \"date\"") || reject.reason.contains("3 fields"))
    }
    #expect(taken.report.count(.rejected) == wrong.count)
    #expect(
      try bench.count(Self.claims)
        == 3_000 - wrong.count
    )
    #expect(try bench.count("SELECT count(*) FROM entity") == 3_000 - wrong.count)
  }

  @Test("Values that are left out keep their places")
  func leftOut() throws {
    let bench = try TableBench()
    let dates = (0..<2_000).map { $0 % 301 == 300 ? "sometime" : "1900" }
    let mapping = Self.mapping + "\nreading: {unreadable: leave-out}\n"
    let taken = try bench.take(Self.table(dates), mapping: mapping)
    let places = taken.events.filter {
      $0.outcome == .leftOut && $0.sentence == "value of column \"date\""
    }.map(\.place.position)
    #expect(
      places
        == stride(from: 302, to: 2_002, by: 301).map {
          TextPosition(line: $0, column: "Town \($0 - 2),".count + 1)
        }
    )
    #expect(bench.rejects.isEmpty)
    #expect(try bench.count("SELECT count(*) FROM entity") == 2_000)
  }

  @Test(
    "The order of day and month is known by the last row, and read into the first",
    arguments: [true, false]
  )
  func order(isTold: Bool) throws {
    let bench = try TableBench()
    var dates = (0..<1_500).map { "\(1 + $0 % 11)/12/\(1900 + $0 % 50)" }
    if isTold { dates.append("25/12/1900") }
    let taken = try bench.take(Self.table(dates), mapping: Self.mapping)
    if isTold {
      #expect(taken.report.count(.rejected) == 0)
      #expect(
        try bench.count(Self.claims) == 1_501
      )
      #expect(
        try bench.count(
          "SELECT count(*) FROM date WHERE wording = '3/12/1902' AND date(earliest) = '1902-12-03'"
        ) == 1
      )
    } else {
      #expect(taken.report.count(.rejected) == 1_500)
      #expect(bench.rejects.first?.reason.contains("day or the month first") == true)
    }
  }

  @Test("Both orders: nothing is taken in, however far apart they stand")
  func bothOrders() throws {
    let bench = try TableBench()
    var dates = ["25/12/1900"] + (0..<1_500).map { "3/\(1 + $0 % 11)/1900" }
    dates.append("12/25/1900")
    let error = #expect(throws: RegestaError.self) {
      try bench.take(Self.table(dates), mapping: Self.mapping)
    }
    #expect(error?.message.contains("line 2") == true)
    #expect(error?.message.contains("line 1503") == true)
    #expect(try bench.count("SELECT count(*) FROM entity") == 0)
    #expect(bench.rejects.isEmpty)
  }

  @Test("A file that breaks off is not taken in, and the fault is said", arguments: [5, 40])
  func broken(chunks: Int) throws {
    let bench = try TableBench()
    let text = Self.table(Array(repeating: "1900", count: 20_000))
    let file = ImportFile(name: "towns.csv", size: text.utf8.count) {
      BrokenSource(source: MemorySource(text, chunkSize: 4_096), chunksLeft: chunks)
    }
    var request = ImportRequest([file], who: "test")
    request.settings.mapping = .init(name: "mapping.yaml", text: Self.mapping)
    let error = #expect(throws: RegestaError.self) {
      try bench.base.importFiles(request, report: ImportReport())
    }
    #expect(error?.message == "towns.csv: The disk does not answer.")
    #expect(try bench.count("SELECT count(*) FROM entity") == 0)
    // The base can be written again.
    try bench.take(Self.table(["1900"]), mapping: Self.mapping)
    #expect(try bench.count("SELECT count(*) FROM entity") == 1)
  }

  @Test("How far it is, is told on the thread that imports, and grows to the end of the file")
  func progress() throws {
    let bench = try TableBench()
    let text = Self.table(Array(repeating: "1900", count: 5_000))
    let file = ImportFile(name: "towns.csv", size: text.utf8.count) {
      MemorySource(text, chunkSize: 4_096)
    }
    var request = ImportRequest([file], who: "test")
    request.settings.mapping = .init(name: "mapping.yaml", text: Self.mapping)
    let caller = Thread.current
    var told: [Int] = []
    request.progress = {
      told.append($0)
      #expect(Thread.current === caller)
    }
    try bench.base.importFiles(request, report: ImportReport())
    #expect(told == told.sorted())
    #expect(told.count > 20)
    #expect(told.last == text.utf8.count)
  }

  @Test("Damaged lines of a dump are rejected at their places, and the others are there")
  func dump() throws {
    let from = try TableBench()
    try from.take(Self.table((0..<1_500).map { "1\(100 + $0 % 800)" }), mapping: Self.mapping)
    var lines = try ExportSamples.text(of: from.base, as: "jsonl")
      .split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    let damaged = lines.indices.filter {
      lines[$0].hasPrefix("{\"type\":\"citation\"") && $0 % 50 == 0
    }
    #expect(damaged.count > 20)
    for line in damaged { lines[line].removeLast() }
    let bench = try TableBench(founding: true)
    let before = try bench.count("SELECT count(*) FROM entity")
    try bench.take(lines.joined(separator: "\n") + "\n", name: "towns.jsonl")
    #expect(bench.rejects.map(\.place.position?.line) == damaged.map { $0 + 1 })
    #expect(try bench.count("SELECT count(*) FROM entity") == before + 1_500)
  }

  @Test("Damaged lines of N-Triples are rejected at their places, and the others are there")
  func triples() throws {
    let bench = try TableBench()
    let wrong = Set(stride(from: 100, to: 6_000, by: 1_000))
    let lines = (0..<6_000).map { number in
      let thing = "<http://example.org/town/\(number)>"
      return wrong.contains(number)
        ? "\(thing) <http://www.w3.org/2000/01/rdf-schema#label> \"Town"
        : "\(thing) <http://www.w3.org/2000/01/rdf-schema#label> \"Town \(number)\"@en ."
    }
    let taken = try bench.take(lines.joined(separator: "\n") + "\n", name: "towns.nt")
    #expect(bench.rejects.map(\.place.position?.line) == wrong.sorted().map { $0 + 1 })
    #expect(taken.report.count(.rejected) == wrong.count)
    #expect(try bench.count("SELECT count(*) FROM name") == 6_000 - wrong.count)
  }
}

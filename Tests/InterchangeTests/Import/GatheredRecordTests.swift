import Formats
import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

/// Records that are taken in together are as if each had been taken in by itself, whenever some of them go wrong.
@Suite struct GatheredRecordTests {
  /// What becomes of a record, and when.
  private enum Fault: CaseIterable {
    case none
    /// Nothing was written before.
    case atOnce
    /// A thing has been made, which others name too.
    case afterwards
    /// The base refuses the last thing that is said.
    case refused
  }

  /// Records of towns and the states that they name, some of them wrong.
  private static func records(_ count: Int, wrong: Double, seed: UInt64) -> [(
    fault: Fault, told: ToldFormat.Record
  )] {
    var random = SplitMix64(seed: seed)
    return (1...count).map { number in
      let isWrong = Double.random(in: 0..<1, using: &random) < wrong
      let fault =
        isWrong ? Fault.allCases.dropFirst().randomElement(using: &random) ?? .none : .none
      let state = "State \(Int.random(in: 1...9, using: &random))"
      let year = Int.random(in: 1200...1800, using: &random)
      return (
        fault,
        { importer in
          if fault == .atOnce { throw FormatError("It does not read.") }
          let town = try importer.entity(
            EntityReference(names: [.init("Town \(number % 40)")], kind: "town")
          )
          let holder = try importer.entity(EntityReference(mention: state, kind: "state"))
          if fault == .afterwards { throw FormatError("It goes wrong.") }
          try importer.claim(ClaimDraft(holder, "controls", .entity(town)))
          if fault == .refused {
            try importer.claim(ClaimDraft(town, "population", .text("\(year)")))
          }
        }
      )
    }
  }

  private struct Outcome {
    var base: KnowledgeBase
    var rejected: [String] = []
    var events: [String] = []
  }

  private static func take(
    _ records: [ToldFormat.Record],
    into bench: TableBench,
    gathers: Bool,
    isInBulk: Bool
  ) throws -> Outcome {
    let file = ImportFile(name: "file.told", size: 1) { MemorySource("x") }
    var request = ImportRequest([file], who: "test")
    request.formats = [
      ToldFormat(gathers: gathers, bringsManyRecords: isInBulk, records: records)
    ]
    request.bulkBytes = 0
    var outcome = Outcome(base: bench.base)
    request.rejects = {
      outcome.rejected.append("\($0.place.position?.line ?? 0) \($0.reason) \($0.text ?? "")")
    }
    let report = ImportReport {
      outcome.events.append("\($0.outcome) \($0.id ?? 0) \($0.sentence) \($0.reason ?? "")")
    }
    try bench.base.importFiles(request, report: report)
    return outcome
  }

  @Test(
    "Taken together or by themselves, the wrong ones leave nothing and the others are the same",
    arguments: [0.02, 0.2, 0.8],
    [false, true]
  )
  func same(share: Double, isInBulk: Bool) throws {
    let records = Self.records(500, wrong: share, seed: UInt64(share * 100))
    let told = records.map(\.told)
    let benches = (try TableBench(), try TableBench(), try TableBench())
    let together = try Self.take(told, into: benches.0, gathers: true, isInBulk: isInBulk)
    let single = try Self.take(told, into: benches.1, gathers: false, isInBulk: isInBulk)
    let sound = try Self.take(
      records.filter { $0.fault == .none }.map(\.told),
      into: benches.2,
      gathers: true,
      isInBulk: isInBulk
    )

    let faults = records.indices.filter { records[$0].fault != .none }
    #expect(together.rejected.map { $0.prefix { $0 != " " } } == faults.map { "\($0 + 1)" })
    #expect(together.rejected == single.rejected)
    #expect(together.events == single.events)
    #expect(together.events.filter { !$0.hasPrefix("rejected") } == sound.events)
    for other in [single, sound] {
      let comparison = try together.base.compare(with: other.base, by: .content)
      #expect(comparison.isEqual)
    }
    #expect(try together.base.soundness().isSound)
  }
}

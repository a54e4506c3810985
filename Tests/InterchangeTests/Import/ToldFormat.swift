import Chronology
import Formats
import Interchange
import RegestaKit

/// A format that reads nothing: each record is what a test tells the importer.
struct ToldFormat: ImportFormat {
  typealias Record = @Sendable (Importer) throws -> Void

  let name = "told"
  let summary = "what a test says"
  let fileExtensions = ["told"]
  var sourceKey: String? = "told"
  /// Whether records may be taken in together.
  var gathers = false
  var bringsManyRecords = false
  var records: [Record]

  func confidence(in head: FileHead) -> ImportConfidence { .certain }

  func read(_ input: ImportInput, into importer: Importer) throws {
    if let sourceKey { try importer.beginSource(ofFile: sourceKey) }
    for (index, record) in records.enumerated() {
      let place = ImportPlace(
        input.name,
        TextPosition(line: index + 1, column: 1),
        record: "record \(index + 1)"
      )
      let rejected = { (reason: String) -> String? in "# \(reason)\nrecord \(index + 1)" }
      if gathers {
        try importer.gather(.init(place: place, rejected: rejected) { try record(importer) })
      } else {
        try importer.record(place, rejected: rejected) { try record(importer) }
      }
    }
  }
}

extension KnowledgeBase {
  /// Takes in what a test tells, and returns the report.
  @discardableResult
  func take(
    source: String? = "told",
    isDryRun: Bool = false,
    isStrict: Bool = false,
    rejecting collector: RejectCollector? = nil,
    _ records: ToldFormat.Record...
  ) throws -> ImportReport {
    let file = ImportFile(name: "file.told", size: 1) { MemorySource("x") }
    var request = ImportRequest([file], who: "test")
    request.formats = [ToldFormat(sourceKey: source, records: records)]
    request.isDryRun = isDryRun
    request.isStrict = isStrict
    if let collector { request.rejects = { collector.records.append($0) } }
    let report = ImportReport(limit: 100)
    try importFiles(request, report: report)
    return report
  }

  /// The recorded claims of an entity in words, in order.
  func sentences(about key: String) throws -> [String] {
    guard let entity = try entity(key: key) else { return [] }
    return try claims(ClaimQuery(about: entity.id)).map(\.sentence).sorted()
  }
}

/// Keeps what an import rejects.
final class RejectCollector {
  var records: [RejectedRecord] = []
}

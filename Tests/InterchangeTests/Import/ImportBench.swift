import Formats
import Interchange
import RegestaKit
import SQLite

/// Takes texts in, as files, and keeps what the report said.
struct ImportBench {
  let base: KnowledgeBase

  /// With the catalogue, or with the founding article too.
  init(founding: Bool = false) throws {
    base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: founding, who: "test")
  }

  /// What an import said, event by event.
  final class Told {
    var report: ImportReport
    var events: [ImportReport.Event] = []
    var rejected: [RejectedRecord] = []

    init() {
      report = ImportReport(limit: 50)
    }

    func count(_ outcome: ImportReport.Outcome, _ thing: String? = nil) -> Int {
      report.count(outcome, thing)
    }

    func sentences(_ outcome: ImportReport.Outcome) -> [String] {
      events.filter { $0.outcome == outcome }.map { "\($0.sentence): \($0.reason ?? "")" }
    }
  }

  @discardableResult
  func take(
    _ bytes: [UInt8],
    named name: String,
    format: String? = nil,
    mapping: String? = nil,
    isDryRun: Bool = false
  ) throws -> Told {
    let told = Told()
    told.report = ImportReport(limit: 50) { told.events.append($0) }
    let file = ImportFile(name: name, size: bytes.count) { MemorySource(bytes, chunkSize: 65_536) }
    var request = ImportRequest([file], who: "test")
    request.format = format
    request.isDryRun = isDryRun
    if let mapping { request.settings.mapping = .init(name: "own.yaml", text: mapping) }
    request.rejects = { told.rejected.append($0) }
    try base.importFiles(request, report: told.report)
    return told
  }

  @discardableResult
  func take(
    _ text: String,
    named name: String,
    format: String? = nil,
    mapping: String? = nil,
    isDryRun: Bool = false
  ) throws -> Told {
    try take(
      Array(text.utf8),
      named: name,
      format: format,
      mapping: mapping,
      isDryRun: isDryRun
    )
  }

  /// The sentences of the claims that a condition chooses, in the order of recording.
  func sentences(_ condition: String) throws -> [String] {
    try base.connection.rows(
      SQL(raw: "SELECT sentence FROM all_claims WHERE \(condition) ORDER BY id")
    ) { try $0.text(0) }
  }

  func texts(_ sql: String) throws -> [String] {
    try base.connection.rows(SQL(raw: sql)) { try $0.text(0) }
  }

  func number(_ sql: String) throws -> Int {
    try base.connection.first(SQL(raw: sql)) { try $0.int(0) } ?? 0
  }
}

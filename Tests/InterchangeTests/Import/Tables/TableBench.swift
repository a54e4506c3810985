import Formats
import Foundation
import Interchange
import RegestaKit
import SQLite

/// A base in a file of its own, into which tables are taken.
final class TableBench {
  let folder: URL
  let base: KnowledgeBase
  /// What the last import rejected.
  private(set) var rejects: [RejectedRecord] = []

  /// A mapping of towns with their masters and battles with their day, each from some book.
  static let gazetteer = """
    regesta-table: 1
    title: gazetteer
    source: {key: gazetteer, type: dataset, title: A gazetteer}
    cite: {title: source, type: book}
    locator: [page]
    things:
      thing: {kind: {column: kind}, names: name, dates: {happened-on: date}}
      other: {kind: state, names: other, mention: yes, when: {other: present}}
    claims:
      - {claim: [other, {column: relation}, thing], from: from, to: to, when: {other: present}}
      - {claim: [thing, happened-on, date], when: {date: present}}
      - {claim: [thing, coordinates, [latitude, longitude]], when: {latitude: present}}
    """

  init(founding: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("regesta-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    base = try KnowledgeBase.create(at: folder.appendingPathComponent("base.db").path)
    try base.loadSeed(withFoundingArticle: founding, who: "test")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Takes in one table; the report has every event.
  @discardableResult
  func take(
    _ text: String,
    name: String = "table.csv",
    mapping: String? = nil,
    kind: String? = nil,
    dryRun: Bool = false
  ) throws -> Taken {
    try take([UInt8](text.utf8), name: name, mapping: mapping, kind: kind, dryRun: dryRun)
  }

  @discardableResult
  func take(
    _ bytes: [UInt8],
    name: String = "table.csv",
    mapping: String? = nil,
    kind: String? = nil,
    encoding: String? = nil,
    dryRun: Bool = false,
    bulkBytes: Int? = nil
  ) throws -> Taken {
    let file = ImportFile(name: name, size: bytes.count) { MemorySource(bytes, chunkSize: 8192) }
    var request = ImportRequest([file], who: "test")
    if let bulkBytes { request.bulkBytes = bulkBytes }
    request.settings.kind = kind
    request.settings.encoding = encoding
    request.settings.mapping = mapping.map { .init(name: "mapping.yaml", text: $0) }
    request.isDryRun = dryRun
    rejects = []
    request.rejects = { self.rejects.append($0) }
    var events: [ImportReport.Event] = []
    let report = ImportReport { events.append($0) }
    try base.importFiles(request, report: report)
    return Taken(report: report, events: events)
  }

  /// The file of what was rejected last.
  var rejectFile: String {
    (rejects.first?.preamble ?? "") + rejects.compactMap(\.text).joined()
  }

  /// The sentences of all recorded claims, in the order of their words.
  func sentences(_ condition: String = "1") throws -> [String] {
    try base.connection.rows(
      SQL(raw: "SELECT sentence FROM all_claims WHERE status = 'recorded' AND \(condition)")
    ) { try $0.text(0) }.sorted()
  }

  func count(_ query: String) throws -> Int {
    try base.connection.first(SQL(raw: query)) { try $0.int(0) } ?? -1
  }

  struct Taken {
    var report: ImportReport
    var events: [ImportReport.Event]

    /// What each column was taken for.
    var readAs: [String: String] {
      Dictionary(
        events.filter { $0.outcome == .readAs }.map { ($0.sentence, $0.reason ?? "") }
      ) { first, _ in first }
    }

    func reasons(_ outcome: ImportReport.Outcome) -> [String] {
      events.filter { $0.outcome == outcome }.map { "\($0.sentence): \($0.reason ?? "")" }
    }
  }
}

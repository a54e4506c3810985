import Formats
import Foundation
import Interchange
import RegestaKit
import SQLite
import Testing

/// Takes texts in as files, and keeps what became of them.
struct LibraryRun {
  var report: ImportReport
  var rejects: [RejectedRecord]
  var events: [ImportReport.Event]

  /// Takes in one file.
  @discardableResult
  static func take(
    _ text: String,
    _ name: String,
    into base: KnowledgeBase,
    format: String? = nil,
    isDryRun: Bool = false
  ) throws -> LibraryRun {
    try take([(name, text)], into: base, format: format, isDryRun: isDryRun)
  }

  /// Takes in files, in one batch.
  @discardableResult
  static func take(
    _ files: [(name: String, text: String)],
    into base: KnowledgeBase,
    format: String? = nil,
    isDryRun: Bool = false
  ) throws -> LibraryRun {
    var rejects: [RejectedRecord] = []
    var events: [ImportReport.Event] = []
    let report = ImportReport { events.append($0) }
    let imports = files.map { file in
      ImportFile(name: file.name, size: nil) { MemorySource(file.text, chunkSize: 1000) }
    }
    var request = ImportRequest(imports, who: "test")
    request.format = format
    request.isDryRun = isDryRun
    request.rejects = { rejects.append($0) }
    try base.importFiles(request, report: report)
    return LibraryRun(report: report, rejects: rejects, events: events)
  }

  /// The file of rejected records.
  var rejectFile: String {
    (rejects.first?.preamble ?? "") + rejects.compactMap(\.text).joined()
  }

  /// "outcome thing: sentence (reason)", of those with an outcome.
  func lines(_ outcome: ImportReport.Outcome) -> [String] {
    events.filter { $0.outcome == outcome }.map { event in
      "\(event.thing): \(event.sentence)" + (event.reason.map { " (\($0))" } ?? "")
    }
  }

  /// What is known: all rows that are knowledge, without their numbers.
  static func knowledge(of base: KnowledgeBase) throws -> [String] {
    let queries = [
      "SELECT 'entity', key, label FROM entity WHERE status = 1 ORDER BY key",
      """
      SELECT 'source', key, type, short, author, title, volume, csl FROM source WHERE status = 1
       ORDER BY key
      """,
      """
      SELECT 'claim', c.subject_key, c.relation_key, c.sentence, c.denied, c.certainty, c.start_min,
             c.start_max, c.end_min, c.end_max, c.comment,
             (SELECT group_concat(t.x, ' | ') FROM (
                SELECT s.key || ' ' || ifnull(v.key, '') || ' ' || i.stance || ' '
                    || ifnull(i.locator, '') || ifnull(i.quote, '') AS x
                  FROM citation AS i JOIN source AS s ON s.id = i.source
                  LEFT JOIN source AS v ON v.id = i.via
                 WHERE i.claim = c.id AND i.status = 1 ORDER BY x) AS t)
        FROM all_claims AS c WHERE c.status = 'recorded' ORDER BY c.sentence, c.relation_key, c.subject_key
      """,
      """
      SELECT 'dispute', d.key, d.question, d.status, count(*) FROM dispute AS d
        JOIN dispute_claim AS s ON s.dispute = d.id WHERE d.status <> 'withdrawn' GROUP BY d.id
       ORDER BY d.key
      """,
      """
      SELECT 'position', e.key, c.sentence, p.stance, p.reason FROM position AS p
        JOIN entity AS e ON e.id = p.holder JOIN all_claims AS c ON c.id = p.claim
       WHERE p.status = 1 ORDER BY e.key, c.sentence
      """,
    ]
    return try queries.flatMap { query in
      try base.connection.rows(SQL(raw: query)) { row in
        try row.values().map { "\($0)" }.joined(separator: "\t")
      }
    }
  }

  /// The file of a sample that lies beside the repository; nil when it is not there.
  static func shared(_ path: String) -> String? {
    let environment = ProcessInfo.processInfo.environment["REGESTA_SHARED"]
    let file = URL(fileURLWithPath: #filePath)
    let package = (0..<5).reduce(file) { url, _ in url.deletingLastPathComponent() }
    let root =
      environment ?? package.deletingLastPathComponent().appendingPathComponent("shared").path
    return try? String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }
}

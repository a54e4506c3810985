internal import Formats
internal import RegestaKit
internal import SQLite

extension KnowledgeBase {
  /// Takes the dump of a whole base in the place of the content of one that has only its catalogue: row by
  /// row, with numbers, batches and history, which no import into a base with knowledge could keep.
  ///
  /// - Parameters:
  ///   - request: What is to be taken in.
  ///   - report: Is told how many rows of each kind there are.
  /// - Returns: Whether that was the case; if not, nothing was done.
  /// - Throws: As ``replaceContent(from:progress:)``.
  func restore(_ request: ImportRequest, report: ImportReport) throws -> Bool {
    let dump = DumpImportFormat().name
    guard request.files.count == 1, request.format.map({ $0 == dump }) ?? true,
      request.formats.contains(where: { $0.name == dump }), try isPristine
    else { return false }
    let file = request.files[0]
    // A file that is none is begun once more, and then progress is told.
    var isDump = false
    let (source, head, _) = try Self.locating(file.name) {
      try file.opened { if isDump { request.progress($0) } }
    }
    isDump = JSONLinesRestore.recognizes(head.bytes)
    guard isDump else { return false }
    let restored = try JSONLinesRestore(source, name: file.name).makeTemporaryBase()
    for (table, thing) in Self.restoredThings {
      let count = try restored.connection.first("SELECT count(*) FROM \(raw: table)") {
        try $0.int(0)
      }
      guard let count, count > 0 else { continue }
      try report.add(
        ImportReport.Event(
          outcome: .new,
          thing: thing,
          place: ImportPlace(file.name),
          sentence: "\(count) rows of the table \(table), as they stand",
          count: count
        )
      )
    }
    report.files = [(file.name, dump)]
    report.isRestored = true
    if !request.isDryRun { try replaceContent(with: restored) }
    return true
  }

  private static let restoredThings: [(table: String, thing: String)] = [
    ("entity", "entity"), ("claim", "claim"), ("citation", "citation"), ("source", "source"),
    ("passage", "passage"), ("dispute", "dispute"), ("position", "position"), ("batch", "batch"),
  ]
}

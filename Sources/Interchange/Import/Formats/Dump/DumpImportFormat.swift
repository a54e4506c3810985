internal import Formats
internal import RegestaKit

/// The lossless dump of another base (docs/formats/jsonl.md), taken into a base that has knowledge of its
/// own.
///
/// The dump's sources say what it says; the file itself is no source.
public struct DumpImportFormat: ImportFormat {
  /// Its name on the command line.
  public let name = "jsonl"
  /// One line: what it is and where it comes from.
  public let summary = "JSON Lines: the knowledge of another base, from its dump"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["jsonl", "ndjson"]
  /// A long file is very many records.
  public let bringsManyRecords = true

  /// The type of a line that says why the lines behind it were rejected.
  static let reasonType = "_rejected"

  /// The format.
  public init() {}

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    let line = (head.lines.first ?? "").filter { !$0.isWhitespace }
    return line.hasPrefix("{\"type\":\"regesta\"") ? .certain : .none
  }

  /// Reads a file, and tells the importer what it says.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    let stage = try DumpStage(of: importer.base.connection)
    var reader = DumpLineReader(input.source, name: input.name, stage.reader)
    let ahead = input.readAhead { try reader.next() }
    var history: [String: Int] = [:]
    while let line = try ahead.next() {
      switch line.content {
      case .head(let text): importer.rejectPreamble = text + "\n"
      case .row(let row): try stage.add(row)
      case .history(let table): history[table, default: 0] += 1
      case .wrong(let reason, let text):
        let place = ImportPlace(input.name, TextPosition(line: line.number, column: 1))
        try importer.reject(place, reason) { Self.remark($0) + text + "\n" }
      }
    }
    try stage.index()
    try DumpKnowledge(stage, importer, file: input.name).take()
    for (table, count) in history.sorted(by: { $0.key < $1.key }) {
      importer.place = ImportPlace(input.name)
      try importer.leaveOut("\(table) rows", DumpStage.history[table] ?? "", count: count)
    }
  }

  /// A line that says why those behind it were rejected.
  static func remark(_ reason: String) -> String {
    var remark = JSONLineWriter()
    remark.add("type", reasonType)
    remark.add("reason", reason)
    return String(decoding: remark.line(), as: UTF8.self)
  }
}

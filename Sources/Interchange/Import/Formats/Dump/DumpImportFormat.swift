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
    let stage = try DumpStage(importer.base.connection)
    var lines = LineSource(input.source)
    var history: [String: Int] = [:]
    var hasHead = false
    while let line = try lines.next() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      let place = ImportPlace(input.name, TextPosition(line: lines.number, column: 1))
      do {
        let object = try Self.object(line, lines.number)
        let type = object["type"]?.string ?? ""
        if !hasHead {
          try Self.check(object, place)
          importer.rejectPreamble = String(decoding: line, as: UTF8.self) + "\n"
          hasHead = true
        } else if DumpStage.history[type] != nil {
          history[type, default: 0] += 1
        } else if type != Self.reasonType, type != "regesta" {
          try stage.add(object, of: type, line: lines.number)
        }
      } catch let error as FormatError {
        guard hasHead else { throw error }
        try importer.reject(place, error.message) { Self.rejected($0, line) }
      } catch let error as RegestaError where error.kind.isOfInput && hasHead {
        try importer.reject(place, error.message) { Self.rejected($0, line) }
      }
    }
    try stage.index()
    try DumpKnowledge(stage, importer, file: input.name).take()
    for (table, count) in history.sorted(by: { $0.key < $1.key }) {
      importer.place = ImportPlace(input.name)
      try importer.leaveOut("\(table) rows", DumpStage.history[table] ?? "", count: count)
    }
    try stage.drop()
  }

  private static func object(_ line: [UInt8], _ number: Int) throws -> JSONObject {
    var elements = JSONElements(MemorySource(line), layout: .lines)
    do {
      if let object = try elements.next()?.object { return object }
    } catch {
      var error = error
      error.position?.line = number
      throw error
    }
    throw FormatError("A line is an object.", at: TextPosition(line: number, column: 1))
  }

  /// The head must be of a shape that is known here.
  private static func check(_ head: JSONObject, _ place: ImportPlace) throws {
    guard head["type"]?.string == "regesta" else {
      throw RegestaError(
        .badInput,
        "\(place): The first line of a dump is its head, {\"type\":\"regesta\", ...}.",
        hint: "Make the file again with: regesta export --as jsonl"
      )
    }
    let (format, schema) = (head["format"]?.integer ?? 0, head["schema"]?.integer ?? 0)
    let schemas = JSONLinesFormat.schemas
    guard format == JSONLinesFormat.version, schemas.contains(Int(schema)) else {
      throw RegestaError(
        .badInput,
        "\(place): The dump is of format \(format) and schema \(schema); this program reads format "
          + "\(JSONLinesFormat.version) and schema \(schemas.lowerBound) to \(schemas.upperBound).",
        hint: "Migrate the other base and export it again."
      )
    }
  }

  private static func rejected(_ reason: String, _ line: [UInt8]) -> String {
    remark(reason) + String(decoding: line, as: UTF8.self) + "\n"
  }

  /// A line that says why those behind it were rejected.
  static func remark(_ reason: String) -> String {
    var remark = JSONLineWriter()
    remark.add("type", reasonType)
    remark.add("reason", reason)
    return String(decoding: remark.line(), as: UTF8.self)
  }
}

/// The lines of a file, each for itself, so that one that is damaged costs no other.
struct LineSource {
  private var source: any ByteSource
  private var chunk: [UInt8] = []
  private var index = 0
  private(set) var number = 0
  /// No line of ours is longer.
  private static let limit = 256 << 20

  init(_ source: any ByteSource) { self.source = source }

  /// The next line without its end; nil when there is none.
  mutating func next() throws(FormatError) -> [UInt8]? {
    var line: [UInt8] = []
    var hasRead = false
    while true {
      if index >= chunk.count {
        guard let next = try source.nextChunk() else { break }
        (chunk, index) = (next, 0)
      }
      hasRead = true
      if let end = chunk[index...].firstIndex(of: 0x0A) {
        line += chunk[index..<end]
        index = end + 1
        number += 1
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        return line
      }
      line += chunk[index...]
      index = chunk.count
      guard line.count <= Self.limit else {
        throw FormatError("The line is too long.", at: TextPosition(line: number + 1, column: 1))
      }
    }
    guard hasRead else { return nil }
    number += 1
    return line
  }
}

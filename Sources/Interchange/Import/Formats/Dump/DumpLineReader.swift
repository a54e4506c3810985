internal import Formats
internal import RegestaKit

/// The lines of a dump, read each for itself, so that one that is damaged costs no other.
struct DumpLineReader {
  private var lines: LineSource
  private let name: String
  private let rows: DumpRowReader
  private var hasHead = false

  /// A line that says something.
  final class Line {
    /// From 1.
    let number: Int
    let content: Content

    init(_ number: Int, _ content: Content) {
      self.number = number
      self.content = content
    }
  }

  /// What a line says.
  enum Content {
    /// What dump it is: the whole line.
    case head(String)
    case row(DumpRowReader.Row)
    /// A row of the other base's history, of this table.
    case history(String)
    /// It does not read, for this reason.
    case wrong(String, text: String)
  }

  /// - Parameters:
  ///   - source: Text, unpacked.
  ///   - name: What errors call it.
  ///   - rows: Reads the rows.
  init(_ source: any ByteSource, name: String, _ rows: DumpRowReader) {
    lines = LineSource(source)
    self.name = name
    self.rows = rows
  }

  /// The next line that says something; nil at the end.
  ///
  /// - Throws: ``RegestaError`` or ``FormatError`` when the file cannot be read on, or is no dump.
  mutating func next() throws -> Line? {
    while let line = try lines.next() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do {
        guard let content = try content(line) else { continue }
        return Line(lines.number, content)
      } catch let error as FormatError {
        guard hasHead else { throw error }
        return wrong(line, error.message)
      } catch let error as RegestaError where error.kind.isOfInput && hasHead {
        return wrong(line, error.message)
      }
    }
    return nil
  }

  private func wrong(_ line: [UInt8], _ reason: String) -> Line {
    let text = String(decoding: line, as: UTF8.self)
    return Line(lines.number, .wrong(reason, text: text))
  }

  private mutating func content(_ line: [UInt8]) throws -> Content? {
    if hasHead, let row = rows.plainRow(line, line: lines.number) { return .row(row) }
    let object = try Self.object(line, lines.number)
    let type = object["type"]?.string ?? ""
    guard hasHead else {
      try check(object)
      hasHead = true
      return .head(String(decoding: line, as: UTF8.self))
    }
    if DumpStage.history[type] != nil { return .history(type) }
    if type == DumpImportFormat.reasonType || type == "regesta" { return nil }
    return .row(try rows.row(object, of: type, line: lines.number))
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
  private func check(_ head: JSONObject) throws {
    let place = ImportPlace(name, TextPosition(line: lines.number, column: 1))
    guard head["type"]?.string == "regesta" else {
      throw RegestaError(
        .badInput,
        "\(place): The first line of a dump is its head, {\"type\":\"regesta\", ...}.",
        hint: "Make the file again with: regesta export -f jsonl -o FILE"
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
}

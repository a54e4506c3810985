public import Formats
public import RegestaKit

/// Makes a base again of the lines that ``JSONLinesFormat`` wrote: every row with its number, the
/// closed batches with their hashes, the log, and the search indexes anew.
///
/// The lines are read as a stream, so memory does not grow with them. Each is checked: what is unknown,
/// missing, of another type, twice there or out of order is an error with line and column; when all are
/// in, references, the rules of the schema and the chain of hashes are. Sent out again, the base gives
/// the same bytes.
///
/// ```swift
/// let file = try FileSource(path: "war.jsonl.gz")
/// let base = try JSONLinesRestore(file, name: "war.jsonl.gz").makeBase(at: "war.regesta")
/// ```
public struct JSONLinesRestore {
  /// How far the reading is.
  public struct Progress: Hashable, Sendable {
    /// Bytes of text read; of a gzip file, those inside.
    public var bytes: Int
    /// Rows put in.
    public var rows: Int
  }

  private let source: any ByteSource
  private let name: String

  /// Takes the lines of a dump, packed by gzip or not.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - name: What errors call it: the name of the file.
  public init(_ source: any ByteSource, name: String) {
    self.source = source
    self.name = name
  }

  /// Whether bytes begin as the lines of a base do.
  ///
  /// - Parameter bytes: The first of the text, unpacked; some tens are enough.
  /// - Returns: Whether it is worth reading them as such; the head then tells of which version.
  public static func recognizes(_ bytes: some Sequence<UInt8>) -> Bool {
    let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    let code = bytes.lazy.filter { !space.contains($0) }.prefix(64)
    return code.starts(with: #"{"type":"regesta","#.utf8)
  }

  /// Makes a base of the lines in a new file.
  ///
  /// What fails on the way leaves a part of a file behind: make the base beside its place and move it,
  /// as `regesta init` does.
  ///
  /// - Parameters:
  ///   - path: Where no file is.
  ///   - progress: Is told now and then how far the reading is; what it throws ends the work.
  /// - Returns: The base, open to be written.
  /// - Throws: ``RegestaKit/RegestaError`` of kind `badInput`, with file, line and column where there
  ///   are such; `newerSchema`, `olderSchema`, `cannotWrite` or `diskFull`.
  public func makeBase(
    at path: String,
    progress: (Progress) throws -> Void = { _ in }
  ) throws -> KnowledgeBase {
    try make(at: path, progress)
  }

  /// Makes a base of the lines that is gone when it is closed: to look at it, or to take its content
  /// into another. While it is small it is in memory, then in a file without a name.
  ///
  /// - Parameter progress: As of ``makeBase(at:progress:)``.
  /// - Returns: The base.
  /// - Throws: As ``makeBase(at:progress:)``.
  public func makeTemporaryBase(
    progress: (Progress) throws -> Void = { _ in }
  ) throws -> KnowledgeBase {
    try make(at: nil, progress)
  }

  private func make(
    at path: String?,
    _ progress: (Progress) throws -> Void
  ) throws -> KnowledgeBase {
    var lines: JSONLinesReading?
    do {
      return try KnowledgeBase.assemble(at: path) { assembly in
        var reading = try JSONLinesReading(GzipSource.unwrapping(source), name: name)
        defer { lines = reading }
        try reading.readHead()
        try reading.readRows(into: assembly, progress)
      }
    } catch let error as FormatError {
      throw RegestaError(
        .badInput,
        "\(name):\(error.position.map { "\($0):" } ?? "") \(error.message)"
      )
    } catch let fault as AssemblyFault {
      let line = lines?.line(ofRow: fault.row, in: fault.table)
      throw RegestaError(fault, at: line.map { "\(name):\($0)" } ?? name)
    }
  }
}

extension KnowledgeBase {
  /// Takes the whole content of a dump in the place of its own: at once, or not at all.
  ///
  /// The base must hold nothing but the catalogue it was made with (``RegestaKit/KnowledgeBase/isPristine``)
  /// and be open to be written.
  ///
  /// - Parameters:
  ///   - restore: The dump.
  ///   - progress: Is told now and then how far the reading is; what it throws ends the work.
  /// - Throws: ``RegestaKit/RegestaError`` of kind `refused` when the base is not pristine, `busy`, or
  ///   as ``JSONLinesRestore/makeBase(at:progress:)``.
  public func replaceContent(
    from restore: JSONLinesRestore,
    progress: (JSONLinesRestore.Progress) throws -> Void = { _ in }
  ) throws {
    // Asked before the long work, and again at its end.
    try provePristine()
    try replaceContent(with: try restore.makeTemporaryBase(progress: progress))
  }
}

extension RegestaError {
  /// A row at fault, at the place that it was read from.
  init(_ fault: AssemblyFault, at place: String) {
    let row = fault.column.map { "\(fault.table).\($0)" } ?? "this row of \(fault.table)"
    let hint = fault.hint ?? "Mend the line, or use a dump that nobody has edited."
    self.init(.badInput, "\(place): \(row) \(fault.message).", hint: hint)
  }
}

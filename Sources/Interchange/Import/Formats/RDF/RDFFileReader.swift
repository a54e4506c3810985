internal import Formats
internal import RegestaKit

/// Reads the statements of a file. It knows nothing of the base, so that it can read on another thread than the one
/// that stages them.
final class RDFFileReader {
  private var source: any ByteSource
  private var reader: RDFReader
  private let read = Lines()
  private var isAtEnd = false

  /// What some bytes say.
  final class Piece {
    let lines: [Line]

    init(_ lines: [Line]) { self.lines = lines }
  }

  /// A statement, or a line that is none.
  enum Line {
    case statement(RDFQuad, TextPosition)
    case wrong(FormatError, line: String)
  }

  /// What has been read of the piece that comes next.
  private final class Lines {
    var lines: [Line] = []
  }

  /// - Parameters:
  ///   - source: Text, unpacked.
  ///   - syntax: How it is written.
  ///   - base: What its relative references are to.
  init(_ source: any ByteSource, _ syntax: RDFSyntax, base: String) {
    self.source = source
    reader = RDFReader(syntax, base: base)
    reader.rejecting = { [read] error, line in read.lines.append(.wrong(error, line: line)) }
  }

  /// What the next bytes say, which may be nothing yet.
  ///
  /// - Returns: Nil at the end.
  /// - Throws: ``FormatError`` when the file cannot be read on.
  func next() throws -> Piece? {
    if isAtEnd { return nil }
    read.lines = []
    if let chunk = try source.nextChunk() {
      try reader.read(chunk) { read.lines.append(.statement($0, $1)) }
    } else {
      isAtEnd = true
      try reader.finish { read.lines.append(.statement($0, $1)) }
    }
    return Piece(read.lines)
  }
}

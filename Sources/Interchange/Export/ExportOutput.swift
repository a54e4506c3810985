internal import Formats

/// Gathers what a format writes and passes it on in pieces.
public final class ExportOutput {
  private var buffer: [UInt8] = []
  private let sink: ([UInt8]) throws -> Void
  private static let pieceSize = 65_536

  init(_ sink: @escaping ([UInt8]) throws -> Void) {
    self.sink = sink
    buffer.reserveCapacity(Self.pieceSize * 2)
  }

  /// Writes a text as UTF-8.
  public func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceSize { try finish() }
  }

  /// Writes a piece of XML.
  func write(_ piece: XMLFragment) throws { try write(piece.bytes) }

  /// Writes bytes.
  public func write(_ bytes: [UInt8]) throws {
    if bytes.count >= Self.pieceSize {
      // A piece by itself need not be copied to be one.
      try finish()
      try sink(bytes)
      return
    }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.pieceSize { try finish() }
  }

  /// Passes on what is left.
  func finish() throws {
    guard !buffer.isEmpty else { return }
    let piece = buffer
    buffer.removeAll(keepingCapacity: true)
    try sink(piece)
  }
}

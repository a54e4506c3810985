/// Bytes that come in chunks: a file, a pipe, memory, or what a decoder makes of another source.
///
/// All readers of this module take one, so that each of these is read alike and none is held whole.
public protocol ByteSource {
  /// The next bytes, never an empty chunk; nil at the end, and again when asked again.
  ///
  /// - Throws: ``FormatError`` when the bytes cannot be had or are not what they should be.
  mutating func nextChunk() throws(FormatError) -> [UInt8]?
}

/// Bytes in memory, as one chunk or in small ones.
public struct MemorySource: ByteSource {
  private let bytes: [UInt8]
  private let chunkSize: Int
  private var position = 0

  /// The bytes as they are, in chunks of at most `chunkSize` (at least 1).
  public init(_ bytes: [UInt8], chunkSize: Int = .max) {
    self.bytes = bytes
    self.chunkSize = max(1, chunkSize)
  }

  /// The text in UTF-8.
  public init(_ text: String, chunkSize: Int = .max) {
    self.init([UInt8](text.utf8), chunkSize: chunkSize)
  }

  /// The next bytes; nil at the end. Never fails.
  public mutating func nextChunk() -> [UInt8]? {
    guard position < bytes.count else { return nil }
    let end = bytes.count - position > chunkSize ? position + chunkSize : bytes.count
    defer { position = end }
    return position == 0 && end == bytes.count ? bytes : Array(bytes[position..<end])
  }
}

/// Bytes already taken from a source to look at, and then the rest of it.
public struct PrefixedSource: ByteSource {
  private var prefix: [[UInt8]]
  private var rest: any ByteSource

  /// The chunks first, then what `rest` still has.
  public init(_ prefix: [[UInt8]], then rest: any ByteSource) {
    self.prefix = prefix.reversed()
    self.rest = rest
  }

  /// The next bytes; nil at the end.
  public mutating func nextChunk() throws(FormatError) -> [UInt8]? {
    while let chunk = prefix.popLast() {
      if !chunk.isEmpty { return chunk }
    }
    return try rest.nextChunk()
  }
}

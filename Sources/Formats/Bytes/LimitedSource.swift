/// Bytes of which there may only be so many: what a small file unpacks to has no bound of its own.
public struct LimitedSource: ByteSource {
  private var source: any ByteSource
  private let limit: Int
  private var count = 0

  /// A source that gives so many bytes at most.
  ///
  /// - Parameters:
  ///   - source: Where they come from.
  ///   - limit: In bytes.
  public init(_ source: any ByteSource, limit: Int) {
    self.source = source
    self.limit = limit
  }

  /// The next bytes; nil at the end.
  ///
  /// - Throws: ``FormatError`` when there are more than may be, or as the source does.
  public mutating func nextChunk() throws(FormatError) -> [UInt8]? {
    guard let chunk = try source.nextChunk() else { return nil }
    count += chunk.count
    guard count <= limit else {
      throw FormatError("There is more in it than may be unpacked here: \(limit >> 20) MB.")
    }
    return chunk
  }
}

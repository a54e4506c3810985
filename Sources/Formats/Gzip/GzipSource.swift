internal import CZlib

// Unsafe: zlib is C: it gets the stream and both buffers with their lengths, and only while it works.

/// The bytes inside a gzip file, inflated as they are asked for; several members follow each other as
/// one, as `cat a.gz b.gz` makes them.
public final class GzipSource: ByteSource {
  private var source: any ByteSource
  private let stream: UnsafeMutablePointer<z_stream>
  private let chunkSize: Int
  private var input: [UInt8] = []
  private var inputIndex = 0
  /// How many bytes have been taken from the source, for a progress bar.
  public private(set) var bytesRead = 0
  private var isInMember = false
  private var hasMember = false
  private var isAtEnd = false

  /// Whether bytes begin as a gzip file does.
  ///
  /// - Parameter bytes: The first ones; two are enough.
  /// - Returns: Whether they do.
  public static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The source itself, or what is inside it when it begins as a gzip file.
  ///
  /// - Parameter source: Bytes from their beginning.
  /// - Returns: A source that gives them, or those inflated.
  /// - Throws: ``FormatError`` when the first bytes cannot be had.
  public static func unwrapping(_ source: any ByteSource) throws(FormatError) -> any ByteSource {
    var source = source
    var head: [UInt8] = []
    while head.count < 2, let chunk = try source.nextChunk() { head += chunk }
    let whole = PrefixedSource([head], then: source)
    return isGzip(head) ? try GzipSource(whole) : whole
  }

  /// Inflates a source.
  ///
  /// - Parameters:
  ///   - source: A gzip file from its beginning.
  ///   - chunkSize: How many bytes are given at a time, at most.
  /// - Throws: ``FormatError`` when there is no memory for it.
  public init(_ source: any ByteSource, chunkSize: Int = 256 << 10) throws(FormatError) {
    self.source = source
    self.chunkSize = max(1, chunkSize)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard regesta_inflate_init_gzip(stream) == Z_OK else {
      throw FormatError("There is not enough memory to inflate the file.")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// The next bytes; nil at the end.
  ///
  /// - Throws: ``FormatError`` that says at which offset of the gzip file it is cut or damaged.
  public func nextChunk() throws(FormatError) -> [UInt8]? {
    while !isAtEnd {
      if inputIndex == input.count, try !refill() {
        isAtEnd = true
        guard isInMember || !hasMember else { return nil }
        throw FormatError("The gzip data is cut: it ends at byte \(bytesRead).")
      }
      if !isInMember {
        try beginMember()
        continue
      }
      let (output, code) = inflateSome()
      switch code {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: isInMember = false
      default: throw damaged()
      }
      if !output.isEmpty { return output }
    }
    return nil
  }

  /// Between members only another member may stand, or the zeros that tapes are filled with.
  private func beginMember() throws(FormatError) {
    if hasMember, input[inputIndex] == 0 {
      inputIndex += 1
      return
    }
    guard input[inputIndex] == 0x1F else { throw damaged() }
    if hasMember { inflateReset(stream) }
    hasMember = true
    isInMember = true
  }

  private func refill() throws(FormatError) -> Bool {
    guard let chunk = try source.nextChunk() else { return false }
    input = chunk
    inputIndex = 0
    bytesRead += chunk.count
    return true
  }

  private func inflateSome() -> ([UInt8], Int32) {
    var code = Z_OK
    let start = inputIndex
    let output = [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, count in
      input.withUnsafeMutableBufferPointer { bytes in
        let room = UInt32(clamping: buffer.count)
        let available = UInt32(clamping: bytes.count - start)
        stream.pointee.next_in = bytes.baseAddress.map { $0 + start }
        stream.pointee.avail_in = available
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = room
        code = inflate(stream, Z_NO_FLUSH)
        inputIndex = start + Int(available - stream.pointee.avail_in)
        count = Int(room - stream.pointee.avail_out)
      }
    }
    return (output, code)
  }

  private func damaged() -> FormatError {
    let offset = bytesRead - input.count + inputIndex
    let reason = stream.pointee.msg.map { String(cString: $0) } ?? "no gzip header"
    return FormatError("The gzip data is damaged near byte \(offset): \(reason).")
  }
}

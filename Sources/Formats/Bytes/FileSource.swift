#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Unsafe: the system fills a buffer; it says how far, and no more is taken.

/// The bytes of a file, a pipe or standard input, read when asked for.
public final class FileSource: ByteSource {
  /// What to call it in an error.
  public let name: String
  /// How many bytes have been read, for a progress bar.
  public private(set) var bytesRead = 0
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private let chunkSize: Int
  private var isAtEnd = false

  /// Opens a file for reading; it is closed when the source goes.
  ///
  /// - Throws: ``FormatError`` with the system's reason when it cannot be opened.
  public init(path: String, chunkSize: Int = 256 << 10) throws(FormatError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    ownsDescriptor = true
    name = path
    self.chunkSize = max(1, chunkSize)
    guard descriptor >= 0 else { throw FormatError("Cannot open \(path): \(Self.reason(errno)).") }
  }

  /// Reads an open descriptor, which stays its owner's to close. Standard input is 0.
  public init(descriptor: Int32, name: String, chunkSize: Int = 256 << 10) {
    self.descriptor = descriptor
    self.name = name
    self.chunkSize = max(1, chunkSize)
    ownsDescriptor = false
  }

  deinit {
    if ownsDescriptor, descriptor >= 0 { close(descriptor) }
  }

  /// The next bytes; nil at the end.
  ///
  /// - Throws: ``FormatError`` with the system's reason.
  public func nextChunk() throws(FormatError) -> [UInt8]? {
    while !isAtEnd {
      var code: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 { code = errno }
        count = max(0, got)
      }
      if code == EINTR { continue }
      guard code == 0 else { throw FormatError("Cannot read \(name): \(Self.reason(code)).") }
      if chunk.isEmpty {
        isAtEnd = true
      } else {
        bytesRead += chunk.count
        return chunk
      }
    }
    return nil
  }

  private static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}

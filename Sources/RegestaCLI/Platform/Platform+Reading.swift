#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Platform {
  /// All bytes of a file.
  ///
  /// - Parameters:
  ///   - path: a file, or a device or pipe that ends.
  ///   - limit: how many bytes are read at most.
  /// - Returns: the bytes, and whether the limit cut them short.
  /// - Throws: ``Failure`` with the system's reason.
  package static func contents(
    ofFile path: String,
    limit: Int
  ) throws(Failure) -> (bytes: [UInt8], truncated: Bool) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw lastFailure }
    defer { close(descriptor) }
    return try readAll(descriptor, limit: limit)
  }
}

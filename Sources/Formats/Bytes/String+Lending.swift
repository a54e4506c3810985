// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

extension String {
  /// Lends the bytes of a text; they must not be used after `body` returns.
  ///
  /// What is made in Swift has them at hand. What a system's library made may not, and is copied.
  @inline(__always)
  func lendUTF8<T>(_ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
    if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return try copy.withUTF8(body)
  }
}

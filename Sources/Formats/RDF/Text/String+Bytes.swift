// Unsafe: long equal texts are compared eight bytes at a time, after their lengths.

extension String {
  /// Whether the text is these bytes. Compared eight at a time: the usual IRI is long and equal.
  @inline(__always)
  func hasBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard utf8.count == bytes.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { own in
      guard let left = own.baseAddress, let right = bytes.baseAddress else { return true }
      let ours = UnsafeRawPointer(left)
      let theirs = UnsafeRawPointer(right)
      var index = 0
      while index + 8 <= bytes.count {
        guard
          ours.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            == theirs.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        else { return false }
        index += 8
      }
      while index < bytes.count {
        guard left[index] == right[index] else { return false }
        index += 1
      }
      return true
    }
    return isSame ?? utf8.elementsEqual(bytes)
  }

  /// Whether two texts are the same code points; `==` also takes canonically equivalent ones.
  func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return other.utf8.withContiguousStorageIfAvailable { hasBytes($0) }
      ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether a text stands before another in the order of code points.
  func precedesInBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

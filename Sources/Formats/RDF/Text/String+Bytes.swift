// Unsafe: long equal texts are compared eight bytes at a time, after their lengths.

extension String {
  /// Whether the text is these bytes. Compared eight at a time: the usual IRI is long and equal.
  @inline(__always)
  func hasBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard utf8.count == bytes.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { own in
      guard let left = own.baseAddress, let right = bytes.baseAddress else { return true }
      let count = bytes.count
      guard count >= 8 else { return (0..<count).allSatisfy { left[$0] == right[$0] } }
      let ours = UnsafeRawPointer(left)
      let theirs = UnsafeRawPointer(right)
      func areSame(at index: Int) -> Bool {
        ours.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          == theirs.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      }
      var index = 0
      while index + 8 <= count {
        guard areSame(at: index) else { return false }
        index += 8
      }
      // The last eight lap over those before.
      return areSame(at: count - 8)
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

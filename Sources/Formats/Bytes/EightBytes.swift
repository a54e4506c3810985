// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// Eight bytes of a text in one word, of which is told with a few operations whether any is of a kind.
///
/// After "Bit Twiddling Hacks" (S. E. Anderson): a byte from which one is taken, or which is less than what is taken,
/// borrows, and that shows in its highest bit, unless that was set before.
struct EightBytes {
  private let word: UInt64

  @inline(__always)
  init(_ word: UInt64) { self.word = word }

  /// One byte eight times.
  @inline(__always)
  init(all byte: UInt8) { word = Self.ones &* UInt64(byte) }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func | (left: EightBytes, right: EightBytes) -> EightBytes {
    EightBytes(left.word | right.word)
  }

  /// Not 0 when one of them is a byte.
  @inline(__always)
  func marks(of byte: UInt8) -> UInt64 {
    EightBytes(word ^ Self.ones &* UInt64(byte)).marks(below: 1)
  }

  /// Not 0 when one of them is no ASCII.
  @inline(__always)
  var marksBeyondASCII: UInt64 { word & Self.tops }

  /// Not 0 when one of them is less than a byte of ASCII.
  @inline(__always)
  func marks(below byte: UInt8) -> UInt64 {
    (word &- Self.ones &* UInt64(byte)) & ~word & Self.tops
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether no byte is marked, looked at eight at a time: exports write little else than what has none.
  ///
  /// - Parameters:
  ///   - isMarked: Tells it of one byte.
  ///   - marks: Tells the same of eight: not 0 when one of them is.
  /// - Returns: Whether none is.
  @inline(__always)
  func hasNone(where isMarked: (UInt8) -> Bool, _ marks: (EightBytes) -> UInt64) -> Bool {
    let bytes = UnsafeRawBufferPointer(self)
    guard count >= 8 else {
      // Of four to seven, the last four lap over those before.
      guard count >= 4 else { return !contains(where: isMarked) }
      let first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let last = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return marks(EightBytes(UInt64(first) << 32 | UInt64(last))) == 0
    }
    var start = 0
    while start <= count - 8 {
      let eight = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      if marks(EightBytes(eight)) != 0 { return false }
      start += 8
    }
    // The last eight lap over those before.
    let last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    return marks(EightBytes(last)) == 0
  }
}

/// What a sample shows of bytes beyond ASCII: how often each stands, and beside what.
struct ByteEvidence {
  /// By byte less 0x80.
  private(set) var counts = [Int](repeating: 0, count: 128)
  /// Pairs of neighbours of which one at least is beyond ASCII, and how often.
  private(set) var pairs: [(first: UInt8, second: UInt8, count: Int)] = []

  init(_ sample: [UInt8]) {
    var table = [Int32](repeating: 0, count: 1 << 16)
    var previous: UInt8 = 0x20
    for byte in sample {
      if byte >= 0x80 { counts[Int(byte) - 0x80] += 1 }
      if byte | previous >= 0x80 { table[Int(previous) << 8 | Int(byte)] &+= 1 }
      previous = byte
    }
    for (index, count) in table.enumerated() where count > 0 {
      let (first, second) = (UInt8(index >> 8), UInt8(index & 0xFF))
      pairs.append((first: first, second: second, count: Int(count)))
    }
  }
}

// Unsafe: the bytes are owned here and freed at the end; room is made before anything is copied behind them.

/// Bytes that grow at their end, in memory that nobody shares: for what is written piece by piece.
///
/// An array looks at each piece whether it is shared and how it grows, which costs more than to copy the few bytes
/// of a piece.
struct OutputBytes: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes there are.
  private(set) var count = 0

  /// - Parameter capacity: For how many bytes there is room before it grows.
  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    if capacity - count < bytes.count { grow(by: bytes.count) }
    (start + count).update(from: first, count: bytes.count)
    count += bytes.count
  }

  @inline(__always)
  mutating func append(_ text: String) {
    text.lendUTF8 { append($0) }
  }

  /// Takes back what was written last.
  ///
  /// - Parameter count: How many bytes stay, no more than there are.
  mutating func shorten(to count: Int) {
    self.count = min(count, self.count)
  }

  /// Takes the bytes out; room stays.
  mutating func take() -> [UInt8] {
    defer { count = 0 }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }
}

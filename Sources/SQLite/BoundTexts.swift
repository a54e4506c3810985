// Unsafe: the bytes are owned here and freed at the end; nothing is copied to where there is no room.

/// Memory for the texts that are bound to a statement.
///
/// SQLite would take memory for each text of each row and give it back: that costs more than to copy it. The texts lie here
/// until the parameters are bound anew.
final class BoundTexts {
  private var start: UnsafeMutablePointer<UInt8>?
  private var capacity = 0
  private var count = 0
  /// How much room the texts of this time would take.
  private var wanted = 0

  /// Longer texts are few, and are left to SQLite.
  private static var mostBytes: Int { 8 << 10 }

  deinit { start?.deallocate() }

  /// Whether there would have been more texts than there is room for.
  var isTight: Bool { wanted > capacity && capacity < Self.mostBytes }

  /// Forgets all texts. No parameter may have one of them that is tight when it is made larger.
  func begin() {
    if isTight {
      start?.deallocate()
      capacity = min(max(wanted * 2, 256), Self.mostBytes)
      start = .allocate(capacity: capacity)
    }
    (count, wanted) = (0, 0)
  }

  /// Takes a copy of a text; nil when there is no room for it.
  func copy(_ text: UnsafeBufferPointer<UInt8>) -> UnsafePointer<UInt8>? {
    wanted += text.count
    guard let start, let first = text.baseAddress, capacity - count >= text.count else {
      return nil
    }
    let copy = start + count
    copy.update(from: first, count: text.count)
    count += text.count
    return UnsafePointer(copy)
  }
}

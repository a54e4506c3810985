// Unsafe: the bytes are owned here and freed at the end; nothing is copied to where there is no room.

/// Memory for the texts that are bound to a statement.
///
/// SQLite would take memory for each text of each row and give it back: that costs more than to copy it. The texts lie here
/// until the parameters are bound anew.
final class BoundTexts {
  private var start: UnsafeMutablePointer<UInt8>?
  private var capacity = 0
  /// How much room the texts of the last time would have taken.
  private var wanted = 0

  /// Longer texts are few, and are left to SQLite.
  private static var mostBytes: Int { 8 << 10 }

  deinit { start?.deallocate() }

  /// Whether there would have been more texts than there is room for.
  var isTight: Bool { wanted > capacity && capacity < Self.mostBytes }

  /// Forgets all texts. No parameter may have one of them that is tight when it is made larger.
  ///
  /// - Returns: Room for others, as long as this lives and is not asked again.
  func begin() -> Room {
    if isTight {
      start?.deallocate()
      capacity = min(max(wanted * 2, 256), Self.mostBytes)
      start = .allocate(capacity: capacity)
    }
    return Room(next: start, left: start == nil ? 0 : capacity)
  }

  /// Notes how much of the room was wanted.
  func end(_ room: Room) { wanted = room.wanted }

  /// Where the texts of one row go: addresses alone, so that no reference is counted for each text.
  struct Room {
    fileprivate var next: UnsafeMutablePointer<UInt8>?
    fileprivate var left: Int
    fileprivate var wanted = 0

    fileprivate init(next: UnsafeMutablePointer<UInt8>?, left: Int) {
      (self.next, self.left) = (next, left)
    }

    /// Takes a copy of a text; nil when there is no room for it.
    mutating func copy(_ text: UnsafeBufferPointer<UInt8>) -> UnsafePointer<UInt8>? {
      wanted += text.count
      guard let copy = next, let first = text.baseAddress, left >= text.count else { return nil }
      copy.update(from: first, count: text.count)
      next = copy + text.count
      left -= text.count
      return UnsafePointer(copy)
    }
  }
}

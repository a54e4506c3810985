internal import CSQLite

/// Which of two texts comes first.
public enum Order: Int32, Sendable, Hashable {
  /// The left one.
  case ascending = -1
  /// Neither: they count as equal.
  case same = 0
  /// The right one.
  case descending = 1
}

extension Connection {
  /// Adds a collation: an order of texts, for `COLLATE name`.
  ///
  /// It must be a total order, and must never change while an index uses it. Pieces of a text that are
  /// not valid UTF-8 reach `compare` as U+FFFD.
  public func addCollation(
    _ name: String,
    _ compare: @escaping (String, String) -> Order
  ) throws(DatabaseError) {
    try addCollation(name) { (left: UnsafeBufferPointer<UInt8>, right) in
      compare(String(decoding: left, as: UTF8.self), String(decoding: right, as: UTF8.self))
    }
  }

  /// Adds a collation that compares the UTF-8 of the texts, which is lent for the call.
  public func addCollation(
    _ name: String,
    _ compare: @escaping (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Order
  ) throws(DatabaseError) {
    guard !name.utf8.contains(0) else {
      throw DatabaseError(.nulCharacter, "the name of the collation has a NUL character")
    }
    let collation = Unmanaged.passRetained(Collation(compare))
    let code = sqlite3_create_collation_v2(
      handle.raw,
      name,
      SQLITE_UTF8,
      collation.toOpaque(),
      { pointer, leftCount, left, rightCount, right in
        guard let pointer else { return 0 }
        return Unmanaged<Collation>.fromOpaque(pointer).takeUnretainedValue().compare(
          Collation.bytes(left, leftCount),
          Collation.bytes(right, rightCount)
        ).rawValue
      },
      releaseObject
    )
    if code != SQLITE_OK {
      // Unlike a function, a collation that is refused is not released by SQLite.
      collation.release()
      throw error(code)
    }
  }
}

private final class Collation {
  let compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Order

  init(_ compare: @escaping (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Order) {
    self.compare = compare
  }

  static func bytes(_ start: UnsafeRawPointer?, _ count: Int32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: start?.assumingMemoryBound(to: UInt8.self),
      count: start == nil ? 0 : Int(max(count, 0))
    )
  }
}

internal import SQLite

extension Value {
  /// How two values stand to each other.
  enum Order {
    case less
    case equal
    case greater

    init<T: Comparable>(_ left: T, _ right: T) {
      self = left < right ? .less : left == right ? .equal : .greater
    }
  }

  /// SQLite's order of values: NULL, numbers, texts by their bytes, blobs.
  ///
  /// Swift's own order of texts will not do: it holds texts for equal that only differ in how accents
  /// are composed.
  static func order(_ left: Value, _ right: Value) -> Order {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): Order(left, right)
    case (.real(let left), .real(let right)): Order(left, right)
    case (.integer(let left), .real(let right)): Order(Double(left), right)
    case (.real(let left), .integer(let right)): Order(left, Double(right))
    case (.text(let left), .text(let right)):
      left.utf8.elementsEqual(right.utf8)
        ? .equal : left.utf8.lexicographicallyPrecedes(right.utf8) ? .less : .greater
    case (.blob(let left), .blob(let right)):
      left == right ? .equal : left.lexicographicallyPrecedes(right) ? .less : .greater
    default: Order(left.rank, right.rank)
    }
  }

  /// The order of two rows of as many values, the first values first.
  static func order(
    _ left: some Sequence<Value>,
    _ right: some Sequence<Value>
  ) -> Order {
    for (left, right) in zip(left, right) {
      let order = order(left, right)
      if order != .equal { return order }
    }
    return .equal
  }

  /// Whether two values are the same bit by bit: 0.0 is not -0.0, nor 1 the same as 1.0.
  func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.real(let left), .real(let right)): left.bitPattern == right.bitPattern
    case (.integer, .real), (.real, .integer): false
    default: Self.order(self, other) == .equal
    }
  }

  private var rank: Int {
    switch self {
    case .null: 0
    case .integer, .real: 1
    case .text: 2
    case .blob: 3
    }
  }
}

/// A system of inequalities between four days: the ends of two periods.
///
/// A relation between periods is a few inequalities `x - y <= c`. Whether some reading satisfies them is the
/// question whether a graph has a negative cycle; days are whole numbers, so the answer is exact. All
/// readings satisfy a relation when none satisfies the contrary of one of its inequalities.
struct DayConstraints {
  /// A variable of the system; `zero` stands for day number 0.
  enum Variable: Int {
    case zero
    case start
    case end
    case otherStart
    case otherEnd
  }

  /// `left - right <= limit`.
  struct Inequality {
    var left: Variable
    var right: Variable
    var limit: Int

    /// What holds where this does not.
    var contrary: Inequality { Inequality(left: right, right: left, limit: -limit - 1) }
  }

  /// More than any sum of limits can be.
  private static let unlimited = 1 << 56
  private static let size = 5

  /// The least upper limit known of each difference, by rows.
  private var limits = [Int](repeating: Self.unlimited, count: Self.size * Self.size)

  /// All readings of two periods, independent of each other.
  init(_ period: Period, _ other: Period) {
    for index in 0..<Self.size { limits[index * Self.size + index] = 0 }
    bound(.start, period.startEarliest, period.startLatest, isOpen: period.start == .open)
    bound(.end, period.endEarliest, period.endLatest, isOpen: period.end == .open)
    bound(.otherStart, other.startEarliest, other.startLatest, isOpen: other.start == .open)
    bound(.otherEnd, other.endEarliest, other.endLatest, isOpen: other.end == .open)
    add(Inequality(left: .start, right: .end, limit: 0))
    add(Inequality(left: .otherStart, right: .otherEnd, limit: 0))
    if period.isInstant { add(Inequality(left: .end, right: .start, limit: 0)) }
    if other.isInstant { add(Inequality(left: .otherEnd, right: .otherStart, limit: 0)) }
  }

  /// The verdict on a relation over all readings; `no` where there are none.
  func verdict(_ relation: [Inequality]) -> Verdict {
    guard isSatisfiable(with: relation) else { return .no }
    let contradicted = relation.contains { isSatisfiable(with: [$0.contrary]) }
    return contradicted ? .possible : .certain
  }

  /// Keeps a day within its bounds. Only an open end lies on a distant day; an unknown one is some real day.
  private mutating func bound(
    _ variable: Variable,
    _ earliest: Day,
    _ latest: Day,
    isOpen: Bool
  ) {
    let room = isOpen ? 0 : 1
    let first = max(earliest.number, Day.distantPast.number + room)
    let last = min(latest.number, Day.distantFuture.number - room)
    add(Inequality(left: variable, right: .zero, limit: last))
    add(Inequality(left: .zero, right: variable, limit: -first))
  }

  private mutating func add(_ inequality: Inequality) {
    let index = inequality.left.rawValue * Self.size + inequality.right.rawValue
    limits[index] = min(limits[index], inequality.limit)
  }

  private func isSatisfiable(with further: [Inequality]) -> Bool {
    var system = self
    for inequality in further { system.add(inequality) }
    return system.hasNoNegativeCycle()
  }

  /// Floyd and Warshall's shortest paths; five variables make 125 steps.
  private mutating func hasNoNegativeCycle() -> Bool {
    let size = Self.size
    for middle in 0..<size {
      for left in 0..<size where limits[left * size + middle] < Self.unlimited {
        for right in 0..<size where limits[middle * size + right] < Self.unlimited {
          let sum = limits[left * size + middle] + limits[middle * size + right]
          if sum < limits[left * size + right] { limits[left * size + right] = sum }
        }
      }
    }
    return (0..<size).allSatisfy { limits[$0 * size + $0] >= 0 }
  }
}

extension DayConstraints.Inequality {
  /// One day comes at least so many days after another.
  static func from(
    _ first: DayConstraints.Variable,
    to second: DayConstraints.Variable,
    atLeast days: Int
  ) -> Self {
    Self(left: first, right: second, limit: -days)
  }

  /// The same of the two periods in each other's place.
  var exchanged: Self {
    Self(left: left.exchanged, right: right.exchanged, limit: limit)
  }
}

extension [DayConstraints.Inequality] {
  /// One day comes exactly so many days after another.
  static func from(
    _ first: DayConstraints.Variable,
    to second: DayConstraints.Variable,
    exactly days: Int
  ) -> Self {
    [
      .from(first, to: second, atLeast: days),
      DayConstraints.Inequality(left: second, right: first, limit: days),
    ]
  }
}

extension DayConstraints.Variable {
  fileprivate var exchanged: Self {
    switch self {
    case .zero: .zero
    case .start: .otherStart
    case .end: .otherEnd
    case .otherStart: .start
    case .otherEnd: .end
    }
  }
}

internal import Chronology
package import SQLite

/// How many days may lie between the first and the last on which a claim may have held, in a few classes.
///
/// What may have held at a time began before it ended and ended after it began; no index finds that of all claims, but
/// one does of claims that are about equally long: they began no longer ago than they can last. The index `claim_when`
/// has the classes, for each relation, by the same expression to the letter.
package enum SpanClass {
  /// The days by which the classes are told apart: a day, a month, a year, ten, a hundred, and more.
  private static let bounds = [1, 32, 400, 4_000, 40_000]

  /// The class of a row of `claim`, as in `schema.sql`.
  private static let expression =
    "CASE"
    + bounds.enumerated().map { " WHEN end_max - start_min < \($1) THEN \($0)" }.joined()
    + " ELSE \(bounds.count) END"

  /// The claims of one day that is known, as a condition on a row of `claim`.
  ///
  /// - Parameter day: Its number.
  /// - Returns: What the index answers. That the last day is no earlier is not asked as `=`: SQLite would put the day
  ///   into the expression of the class, which then is not that of the index.
  package static func condition(onlyOn day: Int) -> SQL {
    "\(raw: expression) = 0 AND start_min = \(day) AND end_max <= \(day)"
  }

  /// The claims that may have held on some day from `first` to `last`: for each class, and where it is looked for twice,
  /// the conditions on a row of `claim`.
  ///
  /// What has no bounds at all is in the last class, and in many bases it is most of what there is: where only what
  /// `isDated` is wanted, it is stepped over, not looked at.
  ///
  /// - Parameters:
  ///   - first: nil: from the beginning on.
  ///   - last: nil: without an end.
  ///   - isDated: Whether those that have no bounds are left out.
  /// - Returns: No claim keeps to two of them.
  static func conditions(from first: Day?, to last: Day?, isDated: Bool) -> [SQL] {
    (0...bounds.count).flatMap { number -> [SQL] in
      let all: [SQL] = ["\(raw: expression) = \(raw: "\(number)")"]
      let begun: [SQL] = last.map { ["start_min <= \($0.number)"] } ?? []
      var ending: [SQL] = []
      if let first {
        if first.isFinite, number < bounds.count {
          ending.append("start_min > \(first.number - bounds[number])")
        }
        ending.append("end_max >= \(first.number)")
      }
      guard isDated, number == bounds.count else {
        return [(all + begun + ending).joined(by: " AND ")]
      }
      let (past, future) = ("\(Day.distantPast.number)", "\(Day.distantFuture.number)")
      let later = all + begun + ending + ["start_min > \(raw: past)"]
      let always = all + ending + ["start_min = \(raw: past)", "end_max < \(raw: future)"]
      return [later.joined(by: " AND "), always.joined(by: " AND ")]
    }
  }
}

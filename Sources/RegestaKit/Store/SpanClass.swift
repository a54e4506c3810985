package import Chronology
internal import SQLite

/// How many days may lie between the first and the last on which a claim may have held, in a few classes.
///
/// What may have held at a time began before it ended and ended after it began; no index finds that of all claims, but
/// one does of claims that are about equally long: they began no longer ago than they can last. The index `claim_span`
/// has the classes, by the same expression to the letter.
package enum SpanClass {
  /// The days by which the classes are told apart: a day, a month, a year, ten, a hundred, and more.
  private static let bounds = [1, 32, 400, 4_000, 40_000]

  /// The class of a row of `claim`, as in `schema.sql`.
  package static let expression =
    "CASE"
    + bounds.enumerated().map { " WHEN end_max - start_min < \($1) THEN \($0)" }.joined()
    + " ELSE \(bounds.count) END"

  /// The numbers of the claims that may have held on some day from `first` to `last`, a SELECT.
  package static func claims(from first: Day?, to last: Day?) -> String {
    (0...bounds.count).map { number in
      var conditions = ["start_min IS NOT NULL", "\(expression) = \(number)"]
      if let last { conditions.append("start_min <= \(last.number)") }
      if let first {
        if first.isFinite, number < bounds.count {
          conditions.append("start_min > \(first.number - bounds[number])")
        }
        conditions.append("end_max >= \(first.number)")
      }
      return "SELECT id FROM claim WHERE " + conditions.joined(separator: " AND ")
    }
    .joined(separator: "\n UNION ALL ")
  }
}

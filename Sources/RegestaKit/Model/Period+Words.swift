internal import Chronology

extension Period {
  /// The period in the words of a sentence's parenthesis: "April 1919 to 14 July 1920", "since 1918",
  /// "from April 1919 at the latest", "attested March 1920"; nil when nothing is known.
  ///
  /// The view `all_claims` has the same words in SQL.
  var words: String? {
    switch (start, end) {
    case (.date(let start), _) where isInstant: return start.printed
    case (.open, .open): return "always"
    case (.date(let start), .date(let end)):
      let (start, end) = (start.printed, end.printed)
      if start == end { return start }
      let (first, last) = (Bound(start), Bound(end))
      if first.kind == .by, last.kind == .since, first.date == last.date {
        return "attested \(first.date)"
      }
      if first.kind == .plain, last.kind == .plain { return "\(first.date) to \(last.date)" }
      return "\(first.fromWords) \(last.untilWords)"
    case (.date(let start), .open):
      let first = Bound(start.printed)
      return first.kind == .plain ? "since \(first.date)" : first.fromWords
    case (.date(let start), .unknown): return Bound(start.printed).fromWords
    case (_, .date(let end)): return Bound(end.printed).untilWords
    default: return nil
    }
  }

  /// A printed date without the word that makes it a bound.
  private struct Bound {
    var kind: Kind
    var date: Substring

    enum Kind { case by, since, plain }

    init(_ printed: String) {
      if printed.hasPrefix("by ") {
        (kind, date) = (.by, printed.dropFirst(3))
      } else if printed.hasPrefix("not before ") {
        (kind, date) = (.since, printed.dropFirst(11))
      } else {
        (kind, date) = (.plain, printed[...])
      }
    }

    var fromWords: String { "from \(date)" + limit }
    var untilWords: String { "until \(date)" + limit }

    private var limit: String {
      switch kind {
      case .by: " at the latest"
      case .since: " at the earliest"
      case .plain: ""
      }
    }
  }
}

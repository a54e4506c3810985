internal import Chronology
internal import RegestaKit

/// When a thing was there, as far as dates that belong to the thing itself say: born, died, founded,
/// happened.
struct Lifetime {
  /// One stretch from the first beginning to the last end or, for what is over in a day, each of its
  /// days; in the order of time.
  let spells: [ClaimBounds]
  /// The dates in words: "was born 2 May 1860, died 1935".
  let words: String
}

extension ExportGraph {
  /// The lifetime that the claims about a thing alone give it; nil when they give none.
  ///
  /// Dates of other relations (ratified, came into force) are no limits of its being.
  func lifetime(of statements: [Claim]) -> Lifetime? {
    var begun: [ClaimBounds] = []
    var ended: [ClaimBounds] = []
    var days: [ClaimBounds] = []
    var words: [String] = []
    for claim in statements where !claim.isDenied {
      guard case .date(let date) = claim.object else { continue }
      let bounds = ClaimBounds(.instant(date))
      switch true {
      case isCase(claim, of: "began"): begun.append(bounds)
      case isCase(claim, of: "ended"): ended.append(bounds)
      case isCase(claim, of: "happened-on"), claim.relation.key == "dated": days.append(bounds)
      default: continue
      }
      words.append("\(claim.relation.label) \(date.printed)")
    }
    guard !words.isEmpty else { return nil }
    var spells = days
    if let first = begun.min(by: { $0.startMin < $1.startMin }) {
      let last = ended.max { $0.endMax < $1.endMax }
      spells.append(
        ClaimBounds(
          startMin: first.startMin,
          startMax: begun.map(\.startMax).max() ?? first.startMax,
          endMin: ended.map(\.endMin).min() ?? first.startMin,
          endMax: last?.endMax ?? Day.distantFuture.number
        )
      )
    } else if let last = ended.max(by: { $0.endMax < $1.endMax }) {
      spells.append(
        ClaimBounds(
          startMin: Day.distantPast.number,
          startMax: last.endMax,
          endMin: ended.map(\.endMin).min() ?? last.endMin,
          endMax: last.endMax
        )
      )
    }
    var distinct: [ClaimBounds] = []
    for spell in spells.sorted(by: { ($0.startMin, $0.endMax) < ($1.startMin, $1.endMax) })
    where !distinct.contains(spell) {
      distinct.append(spell)
    }
    return Lifetime(spells: distinct, words: words.joined(separator: ", "))
  }
}

internal import Chronology
internal import RegestaKit

/// What makes two drafts one and the same claim: all that they say, but not the words of their dates
/// and numbers. The second of them is no new claim but a further citation of the first.
struct ClaimIdentity: Hashable {
  private let subject: Entity.ID
  private let relation: String
  private let object: ClaimDraft.Object
  private let bounds: ClaimBounds?
  private let isDenied: Bool
  private let certainty: Certainty
  private let status: Status
  private let readingOf: Claim.ID?
  private let qualifiers: Set<ClaimDraft.Qualifier>

  init(_ draft: ClaimDraft) {
    subject = draft.subject
    relation = draft.relation
    object = draft.object.withoutWording
    bounds = draft.period.map(ClaimBounds.init)
    isDenied = draft.isDenied
    certainty = draft.certainty
    status = draft.status
    readingOf = draft.readingOf
    qualifiers = Set(
      draft.qualifiers.map { ClaimDraft.Qualifier($0.relation, $0.object.withoutWording) }
    )
  }
}

extension ClaimDraft.Object {
  /// The same value in no source's words.
  fileprivate var withoutWording: Self {
    switch self {
    case .date(let date):
      .date(HistoricalDate(earliest: date.earliest, latest: date.latest))
    case .quantity(let number, let upper, let unit, _):
      .quantity(number, to: upper, unit: unit)
    case .entity, .text, .point, .unknown: self
    }
  }
}

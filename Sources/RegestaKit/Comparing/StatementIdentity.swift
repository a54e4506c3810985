internal import Chronology

/// What a claim says, its time, certainty and sources aside: two claims that have the same one say the
/// same, or the contrary.
struct StatementIdentity: Hashable {
  var subject: Entity.ID
  var relation: Relation.ID
  var value: ValueIdentity

  init(_ claim: Claim, isSymmetric: Bool = false) {
    relation = claim.relation.id
    if isSymmetric, let object = claim.object.entity, object.id < claim.subject.id {
      subject = object.id
      value = .entity(claim.subject.id)
    } else {
      subject = claim.subject.id
      value = ValueIdentity(claim)
    }
  }
}

/// A claim's value as far as two of them are the same: a date by its bounds, a quantity without the
/// wording.
enum ValueIdentity: Hashable {
  case entity(Entity.ID)
  case text(String)
  case quantity(Double, Double?, Entity.ID?)
  case date(Day, Day)
  case point(Double, Double)
  /// What is not known is never the same as another.
  case unknown(Claim.ID)

  init(_ claim: Claim) {
    self =
      switch claim.object {
      case .entity(let entity): .entity(entity.id)
      case .text(let text, _): .text(text)
      case .quantity(let it): .quantity(it.number, it.upper, it.unit?.id)
      case .date(let date): .date(date.earliest, date.latest)
      case .point(let latitude, let longitude): .point(latitude, longitude)
      case .unknown: .unknown(claim.id)
      }
  }
}

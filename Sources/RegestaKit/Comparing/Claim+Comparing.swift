internal import Chronology

extension Claim {
  /// Whether this and another may hold at one time; what has no time always does.
  func mayCoincide(with other: Claim) -> Bool {
    guard let period, let other = other.period else { return true }
    return period.startEarliest <= other.endLatest && other.startEarliest <= period.endLatest
  }

  /// Whether it is said of an entity: as its subject, its object or in passing.
  func isAbout(_ entity: Entity.ID) -> Bool {
    subject.id == entity || object.entity?.id == entity
      || qualifiers.contains { $0.value.entity?.id == entity }
  }
}

extension Relation {
  /// The relation as a claim names it.
  var reference: Reference { Reference(id: id, key: key, label: label, inverse: inverse) }
}

extension [Claim] {
  /// In the order of time, then of recording; what has no time comes first.
  var inTimeOrder: [Claim] {
    sorted { left, right in
      let (one, other) = (left.period, right.period)
      if (one == nil) != (other == nil) { return one == nil }
      if let one, let other, one.startEarliest != other.startEarliest {
        return one.startEarliest < other.startEarliest
      }
      return left.id < right.id
    }
  }
}

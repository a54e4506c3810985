extension Period {
  /// Whether this one ends before the other begins.
  public func isBefore(_ other: Period) -> Verdict {
    verdict(on: [.from(.end, to: .otherStart, atLeast: 1)], with: other)
  }

  /// Whether this one begins after the other has ended.
  public func isAfter(_ other: Period) -> Verdict {
    other.isBefore(self)
  }

  /// Whether the other begins on the day after this one ends.
  public func meets(_ other: Period) -> Verdict {
    relates(to: other, as: .meets)
  }

  /// Whether there is a day on which both hold.
  ///
  /// This is the plain meaning of the word; for Allen's narrower one, ask ``relates(to:as:)``.
  public func overlaps(_ other: Period) -> Verdict {
    verdict(
      on: [
        .from(.start, to: .otherEnd, atLeast: 0), .from(.otherStart, to: .end, atLeast: 0),
      ],
      with: other
    )
  }

  /// Whether this one holds on every day on which the other does.
  public func contains(_ other: Period) -> Verdict {
    verdict(
      on: [
        .from(.start, to: .otherStart, atLeast: 0), .from(.otherEnd, to: .end, atLeast: 0),
      ],
      with: other
    )
  }

  /// Whether the other holds on every day on which this one does.
  public func isDuring(_ other: Period) -> Verdict {
    other.contains(self)
  }

  /// Whether the two begin on the same day.
  public func starts(with other: Period) -> Verdict {
    verdict(on: .from(.start, to: .otherStart, exactly: 0), with: other)
  }

  /// Whether the two end on the same day.
  public func ends(with other: Period) -> Verdict {
    verdict(on: .from(.end, to: .otherEnd, exactly: 0), with: other)
  }

  /// Whether the two hold on exactly the same days.
  public func isSame(as other: Period) -> Verdict {
    relates(to: other, as: .equals)
  }

  /// Whether the two lie to each other in one of Allen's thirteen ways.
  public func relates(to other: Period, as relation: AllenRelation) -> Verdict {
    verdict(on: relation.inequalities, with: other)
  }

  /// All of Allen's relations that some reading bears out; one alone is certain.
  public func possibleRelations(to other: Period) -> [AllenRelation] {
    AllenRelation.allCases.filter { relates(to: other, as: $0).isPossible }
  }

  private func verdict(
    on relation: [DayConstraints.Inequality],
    with other: Period
  ) -> Verdict {
    guard isConsistent, other.isConsistent else { return .no }
    return DayConstraints(self, other).verdict(relation)
  }
}

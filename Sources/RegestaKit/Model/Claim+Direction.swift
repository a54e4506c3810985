extension Claim {
  /// What stands between a claim's subject and object, and which of them is named first, when it is
  /// read from one of the two.
  public struct Reading: Hashable, Sendable {
    /// The entity that the reading starts from.
    public var near: String
    /// The label of the relation, or its inverse.
    public var link: String
    /// What it leads to.
    public var far: String
    /// Whether it was read from the object.
    public var isInverse: Bool
  }

  /// The claim read from one of its two ends: "Vilnius — is controlled by — Poland" from Vilnius.
  ///
  /// A relation without an inverse label reads the same in both directions when it is symmetric; of any
  /// other the claim is read as it stands.
  ///
  /// - Parameters:
  ///   - entity: Where to start; the subject when it is neither end.
  ///   - isSymmetric: Whether the relation holds in both directions.
  /// - Returns: The two ends as they are printed, and what stands between them.
  public func read(from entity: Entity.ID, isSymmetric: Bool = false) -> Reading {
    let asItStands = Reading(
      near: subject.label,
      link: relation.label,
      far: object.printed,
      isInverse: false
    )
    guard entity != subject.id, object.entity?.id == entity,
      let link = relation.inverse ?? (isSymmetric ? relation.label : nil)
    else { return asItStands }
    return Reading(near: object.printed, link: link, far: subject.label, isInverse: true)
  }
}

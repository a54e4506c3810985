/// How the base reads to one who takes sides: what they reject is no knowledge to them.
public struct Viewpoint: Hashable, Sendable {
  /// Whose it is: a person or a school.
  public var holder: Entity
  /// What they do not take for true, by number of claim.
  public var rejections: [Rejection]

  /// A claim that is not taken for true, and why.
  public struct Rejection: Hashable, Sendable {
    /// The claim.
    public var claim: Claim.ID
    /// Why it is left out.
    public var ground: Ground
  }

  /// Why a claim is left out of what somebody sees.
  public enum Ground: Hashable, Sendable {
    /// They have said so; with their reason, where they gave one.
    case position(reason: String?)
    /// They hold another side of this dispute, by its key.
    case dispute(String)
    /// It is the editors' reading of a claim that they reject.
    case reading(of: Claim.ID)
  }
}

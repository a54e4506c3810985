public import Chronology

/// Subject, relation, object; when; asserted or denied; how certain; who says so.
public struct Claim: Hashable, Sendable, Identifiable {
  /// The number of a claim.
  public typealias ID = Identifier<Claim>

  /// Its number in this base, written `claim:42`.
  public var id: ID
  /// What it is about.
  public var subject: Entity
  /// What is said.
  public var relation: Relation.Reference
  /// Of what it is said.
  public var object: Value
  /// When it held; nil when its relation has no time.
  public var period: Period?
  /// The source says that it is not so.
  public var isDenied: Bool
  /// How sure the source is.
  public var certainty: Certainty
  /// Whether it is knowledge, and if not, why.
  public var status: Status
  /// The claim of which this is the editor's reading.
  public var readingOf: Claim.ID?
  /// The claim that this one corrects.
  public var supersedes: Claim.ID?
  /// The editor's remark.
  public var comment: String?
  /// Small additions: in place, on condition, represented by.
  public var qualifiers: [Qualifier]
  /// Who says so, in the order of recording.
  public var citations: [Citation]
  /// The disputes that it is part of.
  public var disputes: [Dispute.Reference]

  /// What a claim, or a qualifier, says of its subject.
  public enum Value: Hashable, Sendable {
    case entity(Entity)
    /// A text, a name or an identifier; `language` is BCP 47.
    case text(String, language: String?)
    case quantity(Quantity)
    case date(HistoricalDate)
    /// WGS 84, in degrees.
    case point(latitude: Double, longitude: Double)
    /// There is one; the source does not say which.
    case unknown
  }

  /// A small addition to a claim.
  public struct Qualifier: Hashable, Sendable {
    /// What the addition says.
    public var relation: Relation.Reference
    /// Of what it says it.
    public var value: Value
  }
}

/// An amount as a source gives it.
public struct Quantity: Hashable, Sendable {
  /// The amount, or the least of a range.
  public var number: Double
  /// The most of a range.
  public var upper: Double?
  /// What is counted (rubles, men, square kilometres).
  public var unit: Entity?
  /// The words of the source: "about 816 million rubles".
  public var wording: String?

  /// An amount as a value.
  public init(
    _ number: Double,
    to upper: Double? = nil,
    unit: Entity? = nil,
    wording: String? = nil
  ) {
    self.number = number
    self.upper = upper
    self.unit = unit
    self.wording = wording
  }

  /// The wording where there is one, else "1200", "3–5", with the unit.
  public var printed: String {
    if let wording { return wording }
    let amount = [number, upper].compactMap { $0 }.map(\.printed).joined(separator: "–")
    return unit.map { "\(amount) \($0.label)" } ?? amount
  }
}

extension Double {
  /// As SQLite writes it, so that the views say the same: whole numbers as they are, up to 2^53,
  /// beyond which a Double no longer holds each of them; others with a point.
  var printed: String {
    if self == rounded(), abs(self) < 9_007_199_254_740_992 { return String(Int(self)) }
    return printedWithPoint
  }

  /// With a point, even if it is whole: 54.0, 1.0e-07.
  var printedWithPoint: String {
    let text = String(self + 0)  // -0 is 0
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }
}

public import Chronology

extension Reading {
  /// A claim that a text seems to make, tied to its words.
  public struct Candidate: Sendable, Hashable {
    /// What it is about, by its place in `things`.
    public var subject: Int
    /// The relation's key.
    public var relation: String
    /// What is said of it.
    public var object: Object
    /// When: an instant has the same date at both ends.
    public var period: Period?
    /// Part of the period was supplied by context.
    public var isInferred: Bool
    /// The text says that it is not so.
    public var isDenied: Bool
    /// Whether the text says that it is so, or only that somebody wants, plans or believes it.
    public var modality: Modality
    /// By whom the text has it said, in its own words: "other historians".
    public var attribution: String?
    /// Small additions, by the relation's key.
    public var qualifiers: [Qualifier]
    /// The words that say so.
    public var span: Span
    /// The labels of the notes that stand for it.
    public var notes: [String]
    /// How likely a careful reader would agree: of those scored 0.8, about four in five are right.
    public var score: Double
    /// The pattern that found it, for those who mend patterns.
    public var pattern: String

    /// A claim that a text seems to make.
    public init(
      _ subject: Int,
      _ relation: String,
      _ object: Object,
      period: Period? = nil,
      isInferred: Bool = false,
      isDenied: Bool = false,
      modality: Modality = .asserted,
      attribution: String? = nil,
      qualifiers: [Qualifier] = [],
      span: Span,
      notes: [String] = [],
      score: Double,
      pattern: String = ""
    ) {
      self.subject = subject
      self.relation = relation
      self.object = object
      self.period = period
      self.isInferred = isInferred
      self.isDenied = isDenied
      self.modality = modality
      self.attribution = attribution
      self.qualifiers = qualifiers
      self.span = span
      self.notes = notes
      self.score = score
      self.pattern = pattern
    }
  }

  /// What is said of a subject.
  public enum Object: Sendable, Hashable {
    /// A thing, by its place in `things`.
    case thing(Int)
    /// A date.
    case date(HistoricalDate)
    /// A text.
    case text(String)
    /// A number with its unit in words, and the words it was read from.
    case quantity(Double, to: Double? = nil, unit: String? = nil, wording: String)
  }

  /// A small addition to a claim.
  public struct Qualifier: Sendable, Hashable {
    /// The relation's key.
    public var relation: String
    /// What it says.
    public var object: Object

    /// An addition as a value.
    public init(_ relation: String, _ object: Object) {
      self.relation = relation
      self.object = object
    }
  }

  /// How a text puts what it says. Only what is asserted can become knowledge as it stands.
  public enum Modality: String, Sendable, Hashable, CaseIterable {
    /// It is so, or it is not so.
    case asserted
    case planned
    case demanded
    case promised
    case believed
    /// "may", "might", "if".
    case possible
  }
}

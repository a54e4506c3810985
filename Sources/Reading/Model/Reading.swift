public import Chronology
public import RegestaKit

/// What a reader found in a text. Proposals, all of it: nothing here is in a base, and nothing of it is
/// knowledge before a person has accepted it.
///
/// Passages are counted from 0 in the order of the text; spans count Unicode scalars of the passage.
public struct Reading: Sendable {
  /// Who read: "regesta-en 1", or what a program says of itself.
  public var reader: String
  /// What the text speaks of.
  public var things: [ReadThing]
  /// Where it does.
  public var mentions: [Mention]
  /// The dates it gives.
  public var dates: [DateMention]
  /// What it says of them.
  public var candidates: [Candidate]

  /// Nothing found yet.
  public init(reader: String) {
    self.reader = reader
    things = []
    mentions = []
    dates = []
    candidates = []
  }

  /// Words in a passage.
  public struct Span: Hashable, Sendable {
    /// The passage, from 0.
    public var passage: Int
    /// The words, in Unicode scalars.
    public var range: Range<Int>

    /// Words in a passage.
    public init(_ passage: Int, _ range: Range<Int>) {
      self.passage = passage
      self.range = range
    }
  }

  /// Something that a text speaks of: an entity of the base, or one that would be new.
  public struct ReadThing: Sendable, Hashable {
    /// The entity it is taken for; nil for a new one.
    public var entity: Entity.ID?
    /// Its names as they stand in the text, the fullest first; never empty.
    public var names: [String]
    /// Its kind's key.
    public var kind: String
    /// How sure it is that there is such a thing, of this kind, and that it is this entity: 0 to 1.
    public var score: Double

    /// A thing as a value.
    public init(entity: Entity.ID? = nil, names: [String], kind: String, score: Double) {
      self.entity = entity
      self.names = names
      self.kind = kind
      self.score = score
    }
  }

  /// Words that stand for a thing.
  public struct Mention: Sendable, Hashable {
    /// The words.
    public var span: Span
    /// The thing, by its place in `things`.
    public var thing: Int
    /// 0 to 1.
    public var score: Double
    /// The words stand for it only here: "it", "the treaty", "the city".
    public var isReference: Bool
    /// What else they may stand for, the likelier first.
    public var alternatives: [Alternative]

    /// Another thing that words may stand for.
    public struct Alternative: Sendable, Hashable {
      /// By its place in `things`.
      public var thing: Int
      /// 0 to 1.
      public var score: Double

      /// Another thing.
      public init(thing: Int, score: Double) {
        self.thing = thing
        self.score = score
      }
    }

    /// A mention as a value.
    public init(
      _ span: Span,
      thing: Int,
      score: Double,
      isReference: Bool = false,
      alternatives: [Alternative] = []
    ) {
      self.span = span
      self.thing = thing
      self.score = score
      self.isReference = isReference
      self.alternatives = alternatives
    }
  }

  /// Words that give a date.
  public struct DateMention: Sendable, Hashable {
    /// The words.
    public var span: Span
    /// What they mean.
    public var date: HistoricalDate
    /// Part of it was supplied by context.
    public var isInferred: Bool
    /// 0 to 1.
    public var score: Double

    /// A date in a text.
    public init(_ span: Span, _ date: HistoricalDate, isInferred: Bool, score: Double) {
      self.span = span
      self.date = date
      self.isInferred = isInferred
      self.score = score
    }
  }
}

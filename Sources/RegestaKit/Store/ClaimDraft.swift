public import Chronology

/// A claim before it is recorded.
public struct ClaimDraft: Sendable {
  /// What it is about.
  public var subject: Entity.ID
  /// The relation's key.
  public var relation: String
  /// What is said of it.
  public var object: Object
  /// When: for a relation of instants, the instant; for one of intervals, from when to when. Left
  /// out, an instant or an interval is at an unknown time.
  public var period: Period?
  /// Part of the dates was supplied by context, not by the source's words.
  public var isInferred: Bool
  /// The source says that it is not so.
  public var isDenied: Bool
  /// How sure the source is.
  public var certainty: Certainty
  /// Whether it is knowledge; recorded unless a reader program proposes it.
  public var status: Status
  /// The claim of which this is the editor's reading.
  public var readingOf: Claim.ID?
  /// The claim that this one corrects.
  public var supersedes: Claim.ID?
  /// The editor's remark.
  public var comment: String?
  /// Small additions, in the order in which they are to be shown.
  public var qualifiers: [Qualifier]

  /// What a claim or a qualifier says of its subject.
  public enum Object: Hashable, Sendable {
    case entity(Entity.ID)
    /// A text or an identifier (no language), or a name (with one).
    case text(String, language: String? = nil)
    case quantity(Double, to: Double? = nil, unit: Entity.ID? = nil, wording: String? = nil)
    case date(HistoricalDate)
    /// WGS 84, in degrees.
    case point(latitude: Double, longitude: Double)
    case unknown
  }

  /// A small addition to a claim.
  public struct Qualifier: Hashable, Sendable {
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

  /// A claim that is asserted, certain and recorded unless told otherwise.
  public init(
    _ subject: Entity.ID,
    _ relation: String,
    _ object: Object,
    period: Period? = nil,
    isInferred: Bool = false,
    isDenied: Bool = false,
    certainty: Certainty = .certain,
    status: Status = .recorded,
    readingOf: Claim.ID? = nil,
    supersedes: Claim.ID? = nil,
    comment: String? = nil,
    qualifiers: [Qualifier] = []
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.period = period
    self.isInferred = isInferred
    self.isDenied = isDenied
    self.certainty = certainty
    self.status = status
    self.readingOf = readingOf
    self.supersedes = supersedes
    self.comment = comment
    self.qualifiers = qualifiers
  }
}

/// A citation before it is recorded.
public struct CitationDraft: Hashable, Sendable {
  /// The source that says so.
  public var source: Source.ID
  /// The source through which it is known that the other says so.
  public var via: Source.ID?
  /// Whether it speaks for the claim or against it.
  public var stance: Stance
  /// The place in the source.
  public var locator: Locator?
  /// The number of the passage that says so, where the source's text is in the base.
  public var passage: Int?
  /// The words that say so.
  public var quote: Quote?
  /// The mark by which the passage refers to the source: "6", as of a note.
  public var note: String?

  /// Words of the source.
  public struct Quote: Hashable, Sendable {
    /// Where they start in the passage, in Unicode scalars from 0; nil when there is no passage.
    public var start: Int?
    /// The words, as they stand there.
    public var text: String

    /// Words of the source.
    public init(_ text: String, start: Int? = nil) {
      self.text = text
      self.start = start
    }
  }

  /// A citation that supports its claim unless told otherwise.
  public init(
    _ source: Source.ID,
    via: Source.ID? = nil,
    stance: Stance = .supports,
    locator: Locator? = nil,
    passage: Int? = nil,
    quote: Quote? = nil,
    note: String? = nil
  ) {
    self.source = source
    self.via = via
    self.stance = stance
    self.locator = locator
    self.passage = passage
    self.quote = quote
    self.note = note
  }
}

/// A source before it is recorded.
public struct SourceDraft: Hashable, Sendable {
  /// The stable key: ASCII, in lower case, with hyphens.
  public var key: String
  /// CSL's type.
  public var type: String
  /// How a citation names it.
  public var short: String
  /// Authors, printed, family names first.
  public var author: String?
  /// The title of the work.
  public var title: String?
  /// The volume, as written.
  public var volume: String?
  /// The date of issue.
  public var issued: HistoricalDate?
  /// BCP 47.
  public var language: String?
  /// The entity that is this very work.
  public var entity: Entity.ID?
  /// The whole record as CSL-JSON.
  public var csl: String
  /// The remark of whoever records it.
  public var note: String?

  /// A source as a value.
  public init(
    key: String,
    type: String,
    short: String,
    author: String? = nil,
    title: String? = nil,
    volume: String? = nil,
    issued: HistoricalDate? = nil,
    language: String? = nil,
    entity: Entity.ID? = nil,
    csl: String = "{}",
    note: String? = nil
  ) {
    self.key = key
    self.type = type
    self.short = short
    self.author = author
    self.title = title
    self.volume = volume
    self.issued = issued
    self.language = language
    self.entity = entity
    self.csl = csl
    self.note = note
  }
}

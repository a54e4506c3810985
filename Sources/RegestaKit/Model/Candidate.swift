/// What a reader proposes: a claim that is no knowledge yet, tied to the words that seem to say it.
public struct Candidate: Hashable, Sendable, Identifiable {
  /// The number of a candidate.
  public typealias ID = Identifier<Candidate>

  /// Its number in this base.
  public var id: ID
  /// What is proposed, with its citations.
  public var claim: Claim
  /// The text that was read.
  public var source: Source.Reference
  /// The paragraph that says it.
  public var passage: Passage
  /// The words that say it, in Unicode scalars of the passage.
  public var range: Range<Int>
  /// How likely a careful reader would agree, from 0 to 1.
  public var score: Double
  /// Whether the text says that it is so.
  public var modality: Modality
  /// By whom the text has it said, in its own words.
  public var attribution: String?
  /// The reader that found it.
  public var reader: String
  /// What in the reader found it.
  public var pattern: String?
  /// What a person made of it.
  public var outcome: Outcome
  /// Why.
  public var reason: String?
  /// The claim that stands in its place.
  public var became: Claim.ID?
  /// Part of its time was supplied by context.
  public var isInferred: Bool
  /// Of the things that it speaks of, those that the base does not know yet.
  public var proposed: Set<Entity.ID>

  /// What became of a proposal.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case open, accepted, edited, rejected
  }

  /// The citations of the notes that stand for it.
  public var notes: [Citation] { claim.citations.filter { $0.note != nil } }

  /// The words that say it.
  public var quote: String { passage.text(in: range) }
}

/// How a text puts what it says. Only what is asserted can become knowledge as it stands.
public enum Modality: String, Hashable, Sendable, CaseIterable {
  case asserted, planned, demanded, promised, believed, possible
}

/// A stored paragraph of a source.
public struct Passage: Hashable, Sendable, Identifiable {
  /// The number of a passage.
  public typealias ID = Identifier<Passage>

  /// Its number in this base.
  public var id: ID
  /// Its place in the source, from 1, in the order of taking in.
  public var ordinal: Int
  /// The headings above it, the outermost first, as one text.
  public var section: String?
  /// Its place in its section, from 1.
  public var paragraph: Int?
  /// Its words.
  public var text: String

  /// The words in a range of Unicode scalars; what lies outside is left out.
  public func text(in range: Range<Int>) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.index(
      scalars.startIndex,
      offsetBy: range.lowerBound,
      limitedBy: scalars.endIndex
    )
    guard let start else { return "" }
    let end = scalars.index(start, offsetBy: range.count, limitedBy: scalars.endIndex)
    return String(scalars[start..<(end ?? scalars.endIndex)])
  }
}

/// What the base says already of what a candidate proposes.
public struct Standing: Hashable, Sendable {
  /// How the two go together.
  public var kind: Kind
  /// The claims of the base that make it so, by number.
  public var claims: [Claim.ID]

  /// How a candidate goes with what is known.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The base says nothing of it.
    case none
    /// The base says so, as exactly or more.
    case same
    /// The base says so less exactly; the candidate is finer.
    case finer
    /// The base says what cannot be true together with it.
    case contrary
  }
}

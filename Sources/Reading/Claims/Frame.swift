/// What a verb's sentence says, in relations.
struct Frame: Sendable {
  /// The verb, without particle.
  var verb: String
  /// The word behind it: a particle, or the word of its object.
  var second: String?
  var voice: Voice?
  /// Kinds wanted of who does it and of whom it is done to, beyond what the relations want.
  var subject: [String]
  var object: [String]
  /// Words of which one must be the head of the object.
  var objectWords: Set<String>
  /// Words of which one must be the head of the subject: "relations" of "relations began".
  var subjectWords: Set<String>
  /// Verbs of which one must rule this one: "threatened to leave".
  var governors: Set<String>
  /// Kinds of the object with which it does not hold.
  var objectExcept: [String]
  /// Prepositions behind the object with which it does not hold: "recognised their sovereignty over".
  var unless: Set<String>
  /// It holds only where the verb is negated, and then says what it says: "would not agree to".
  var isOfNegated: Bool
  var claims: [ClaimPattern]
  /// How often a careful reader agrees when the parse is right.
  var score: Double

  enum Voice: String { case active, passive }
}

/// "subject captured object; taken-from=from".
struct ClaimPattern: Sendable {
  var subject: Slot
  var relation: String
  var object: Slot
  var qualifiers: [(relation: String, slot: Slot)]
  /// The date of the clause is when it ended: "severed relations".
  var isEnd = false

  /// A partner of a verb.
  enum Slot: Hashable, Sendable {
    case subject, object, second, date
    /// What "of" ties to the object, or who owns it.
    case objectOf
    /// What a preposition ties to the verb, or to its object.
    case preposition(String)
    /// What a preposition ties to the verb, or the object (nil), even if nothing but its own words tell what it is.
    case anything(String?)
    /// The battle in which it happened, when nobody is said to have done it.
    case scene
    /// The dates since when and until when: "lasted from 1941 to 1944".
    case start, end
    /// One with the others of a row: "A and B resumed relations".
    case eachSubject
    /// One with the others of what a preposition ties: "relations between A and B".
    case eachOf(String)
    /// Whose what a preposition ties is: Lithuania of "under Lithuanian control".
    case ownerOf(String)
    /// Whose the people are that the clause or phrase counts, and how many: "2,000 Turks were killed". What counts with no
    /// word of whose is of the battle told of.
    case counted, count
    /// Of a phrase: the thing that it names, what it is put beside, whose it is, what "of" ties to it.
    case named, itself, owner, of

    init(_ word: String) {
      switch word {
      case "subject": self = .subject
      case "object": self = .object
      case "object!": self = .anything(nil)
      case let word where word.hasSuffix("!"): self = .anything(String(word.dropLast()))
      case "scene": self = .scene
      case "second": self = .second
      case "date": self = .date
      case "start": self = .start
      case "end": self = .end
      case "counted": self = .counted
      case "count": self = .count
      case "object-of": self = .objectOf
      case "subject+": self = .eachSubject
      case let word where word.hasSuffix("+"): self = .eachOf(String(word.dropLast()))
      case "named": self = .named
      case "self": self = .itself
      case "owner": self = .owner
      case "of": self = .of
      case let word where word.hasSuffix("-of"): self = .ownerOf(String(word.dropLast(3)))
      case let word where word.hasPrefix("object-"): self = .preposition(String(word.dropFirst(7)))
      default: self = .preposition(word)
      }
    }
  }

  /// Reads "SLOT relation SLOT; qualifier=SLOT".
  init?(_ text: String) {
    let parts = text.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
    guard let claim = parts.first, claim.count == 3 else { return nil }
    subject = Slot(claim[0])
    relation = claim[1]
    object = Slot(claim[2])
    qualifiers = []
    for part in parts.dropFirst() {
      if part == ["ends"] {
        isEnd = true
        continue
      }
      guard let word = part.first, part.count == 1, let equals = word.firstIndex(of: "=") else {
        return nil
      }
      qualifiers.append(
        (String(word[..<equals]), Slot(String(word[word.index(after: equals)...])))
      )
    }
  }
}

/// What a phrase says without a verb: "Vilnius, the capital of Lithuania", "the Soviet invasion of Finland".
struct NounFrame: Sendable {
  /// Kinds of the thing that the phrase names, for patterns that hang on no word.
  var kinds: [String]
  var claims: [ClaimPattern]
  /// Kinds wanted in a slot, beyond what the relations want.
  var wanted: [ClaimPattern.Slot: [String]]
  /// Kinds of the thing for which it does not hold.
  var except: [String]
  /// A word that must stand before the head: "claimed" of "the claimed capital".
  var modifier: String?
  /// Prepositions of which one must stand before the phrase: "by the Treaty of Riga in 1921".
  var behind: Set<String>
  var score: Double
}

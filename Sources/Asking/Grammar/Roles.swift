internal import RegestaKit

/// Who is what in a clause: the things around a verb, put to the ends of its relation.
struct Roles {
  let match: Interpreter.PhraseMatch
  let relation: Relation?
  var subject: Term?
  var object: Term?
  var extras: [Slot] = []
  var time: TimeWindow?
  var asked: Query.Asked = .claim
  /// Things without a place.
  var leftOver = 0
  var phrases: [NounPhrase] = []
  private var stranded: [String] = []

  init(match: Interpreter.PhraseMatch, relation: Relation?) {
    self.match = match
    self.relation = relation
  }

  /// Whether what stands before the verb is the object: in the passive, and where the words read that way.
  private var isReversed: Bool {
    guard relation?.value == .entity else { return false }
    switch match.phrase.form {
    case .inverse: return true
    case .label: return match.isPassive
    case .passive: return match.readsBackward
    default: return match.isPassive
    }
  }

  /// The preposition before the thing at the far end; nil where it stands bare.
  private var farPreposition: String? {
    if match.isPassive { return "by" }
    return match.phrase.preposition
  }

  mutating func take(left: Interpreter.Slots, right: Interpreter.Slots) {
    stranded = left.stranded + right.stranded
    for slot in left.slots {
      if let time = slot.time { add(time) }
      guard let phrase = slot.phrase else { continue }
      phrases.append(phrase)
      if slot.preposition == nil {
        if near != nil { leftOver += 1 }
        near = phrase.term
      } else {
        extras.append(slot)
      }
    }
    for slot in right.slots {
      if let time = slot.time { add(time) }
      guard let phrase = slot.phrase else { continue }
      phrases.append(phrase)
      if slot.preposition == farPreposition, far == nil {
        far = phrase.term
      } else if slot.preposition == nil, far == nil, farPreposition == nil {
        far = phrase.term
      } else {
        extras.append(slot)
      }
    }
  }

  private mutating func add(_ other: TimeWindow) {
    time = time.map { $0.intersection(other) ?? other } ?? other
  }

  /// Puts what is asked for where something is missing; false where there is no room for it.
  mutating func fill(_ gap: Gap?) -> Bool {
    guard let gap else {
      asked = .claim
      return near != nil || far != nil
    }
    // "What came of it" is not what came before it: the preposition makes the sense.
    if [.label, .inverse].contains(match.phrase.form), farPreposition != nil, far == nil,
      gap.preposition == nil, stranded.isEmpty, !extras.isEmpty
    {
      return false
    }
    if let preposition = gap.preposition ?? stranded.first {
      let term = gap.term
      if let relation, relation.value != .entity, near != nil, far == nil {
        far = term
        asked = .object
        return true
      }
      if preposition == farPreposition, far == nil {
        far = term
        asked = isReversed ? .subject : .object
        return true
      }
      if near != nil {
        tie(term, by: preposition)
        asked = .qualifier([preposition])
        return true
      }
    }
    if near == nil {
      near = gap.term
      asked = isReversed ? .object : .subject
    } else if far == nil {
      far = gap.term
      asked = isReversed ? .subject : .object
    } else {
      return false
    }
    return true
  }

  /// Adds a thing as if it stood behind a preposition.
  private mutating func tie(_ term: Term, by preposition: String) {
    extras.append(
      Slot(
        preposition: preposition,
        phrase: NounPhrase(range: 0..<0, term: term, explained: [], score: 1)
      )
    )
  }

  /// Puts what is asked for in the place of the object, and what stands there to whom it is given.
  mutating func receive(_ gap: Gap) -> Bool {
    guard match.isPassive, match.phrase.form == .verb, gap.preposition == nil,
      relation?.value == .entity,
      let given = near
    else { return false }
    tie(given, by: "to")
    near = gap.term
    asked = .object
    return true
  }

  /// Puts what is asked for beside the one who does it, where "with" stands before it; false elsewhere.
  mutating func join(_ gap: Gap) -> Bool {
    guard gap.preposition ?? stranded.first == "with", farPreposition != "with",
      relation?.value == .entity, !isReversed, let other = near, far != nil
    else { return false }
    tie(other, by: "with")
    near = gap.term
    asked = .subject
    return true
  }

  /// Puts what is asked for in the place of the far thing, and has it touch that; false where the far thing has no preposition.
  mutating func share(_ gap: Gap) -> Bool {
    guard let other = far else { return false }
    guard farPreposition != nil else {
      // "What did they promise the Poles": to whom.
      guard match.phrase.form == .verb, !match.isPassive, near != nil else { return false }
      tie(other, by: "to")
      far = gap.term
      asked = .object
      leftOver += 1
      return true
    }
    var restrictions: [Term.Restriction] = [.touches(other)]
    var kinds: [String] = []
    if case .described(let description) = gap.term {
      restrictions += description.restrictions
      kinds = description.kinds
    }
    far = .described(
      Term.Description(words: "", kinds: kinds, noun: nil, restrictions: restrictions, isOne: false)
    )
    asked = isReversed ? .subject : .object
    leftOver += 1
    return true
  }

  /// What stands before the verb.
  private var near: Term? {
    get { isReversed ? object : subject }
    set { if isReversed { object = newValue } else { subject = newValue } }
  }

  /// What stands behind it.
  private var far: Term? {
    get { isReversed ? subject : object }
    set { if isReversed { subject = newValue } else { object = newValue } }
  }
}

internal import Names
internal import RegestaKit

/// What one text speaks of, found by its names.
struct ThingTable {
  struct Thing {
    /// The fullest first.
    var names: [String]
    var kind: String
    /// How sure the kind is.
    var kindScore: Double
    var entity: Entity.ID?
    /// A power of the word lists, by number.
    var power: Int?
    /// What the words around it say of its kind.
    var votes: [String: Double] = [:]
    /// How often it is named.
    var count = 0
    /// Words of the text describe it: "Polish forces". It has no name of its own.
    var isDescribed = false
    /// It is made of common words alone, and known in its sentence only.
    var isVague = false
  }

  private(set) var things: [Thing] = []
  private var byName: [String: Int] = [:]
  /// Persons without a family name by their given name, the last one: "Henry" of "Henry the Lion".
  private var byGivenName: [String: Int] = [:]
  /// Things of several words whose kind nothing tells, by the last, the last one.
  private var byLastWord: [String: Int] = [:]
  /// What the text is about; the family name alone is this person's.
  var topic: Int?
  /// Persons by family name, the last one first.
  private var bySurname: [String: Int] = [:]

  subscript(_ number: Int) -> Thing {
    get { things[number] }
    set { things[number] = newValue }
  }

  /// A name as it is compared: folded, without an article.
  static func key(_ name: String) -> String {
    let folded = NameFolding.fold(name)
    return folded.hasPrefix("the ") ? String(folded.dropFirst(4)) : folded
  }

  /// The thing that has a name already.
  func find(_ name: String) -> Int? { byName[Self.key(name)] }

  /// Of several powers, the one that the text names first; nil when it names none.
  func firstNamed(_ choices: [Int], _ powers: Powers) -> (power: Int, thing: Int)? {
    choices.compactMap { choice in find(powers.all[choice].name).map { (choice, $0) } }
      .min { $0.1 < $1.1 }
  }

  /// The person of a family name, named in full before.
  func person(ofSurname word: String) -> Int? { bySurname[NameFolding.fold(word)] }

  /// The person who goes by a given name alone, or with a number or an epithet.
  func person(ofGivenName word: String) -> Int? { byGivenName[NameFolding.fold(word)] }

  /// Lets a person be found by the given name alone.
  mutating func call(_ number: Int, by givenName: String) {
    byGivenName[NameFolding.fold(givenName)] = number
  }

  /// The ruler whose number stands behind a given name: "Menelik II".
  func ruler(ofGivenName word: String) -> Int? {
    guard let found = person(ofGivenName: word) else { return nil }
    let isNumbered = things[found].names.contains { name in
      let words = name.split(separator: " ")
      return words.count > 1 && words[0] == word && words[1].allSatisfy { "IVX".contains($0) }
    }
    return isNumbered ? found : nil
  }

  /// The thing of several words, a person as far as anything tells, that ends with a word.
  func unnamedPerson(ofSurname word: String) -> Int? {
    guard let found = byLastWord[NameFolding.fold(word)], things[found].kind == "thing",
      things[found].votes["person", default: 0] > 0.6,
      things[found].votes["place", default: 0] < 1
    else { return nil }
    return found
  }

  /// Adds a thing, or finds the one that has the name.
  mutating func add(
    _ name: String,
    kind: String,
    score: Double,
    entity: Entity.ID? = nil,
    power: Int? = nil,
    isDescribed: Bool = false
  ) -> Int {
    let key = Self.key(name)
    if let known = byName[key] {
      if things[known].kindScore < score {
        things[known].kind = kind
        things[known].kindScore = score
      }
      if things[known].entity == nil { things[known].entity = entity }
      return known
    }
    let number = things.count
    things.append(
      Thing(
        names: [name],
        kind: kind,
        kindScore: score,
        entity: entity,
        power: power,
        isDescribed: isDescribed
      )
    )
    byName[key] = number
    if kind == "thing", let last = key.split(separator: " ").last, last.utf8.count < key.utf8.count
    {
      byLastWord[String(last)] = number
    }
    if kind == "person", let last = key.split(separator: " ").last, last.count > 2,
      bySurname[String(last)] == nil || bySurname[String(last)] != topic
    {
      bySurname[String(last)] = number
    }
    return number
  }

  /// Makes a thing that no later words can find.
  mutating func addVague(_ name: String, kind: String, score: Double) -> Int {
    things.append(
      Thing(names: [name], kind: kind, kindScore: score, isDescribed: true, isVague: true)
    )
    return things.count - 1
  }

  /// Gives a thing another name, unless something else has it.
  mutating func addName(_ name: String, to number: Int) {
    let key = Self.key(name)
    guard !key.isEmpty, byName[key] == nil else { return }
    byName[key] = number
    things[number].names.append(name)
  }

  /// Makes a thing a person, found by its family name from now on.
  mutating func makePerson(_ number: Int, score: Double) {
    things[number].kind = "person"
    things[number].kindScore = max(things[number].kindScore, score)
    for name in things[number].names {
      if let last = Self.key(name).split(separator: " ").last, last.count > 2,
        bySurname[String(last)] == nil
      {
        bySurname[String(last)] = number
      }
    }
  }

  mutating func vote(_ kind: String, _ weight: Double, for number: Int) {
    things[number].votes[kind, default: 0] += weight
  }

  /// Decides the kinds of things that only the words around them tell of.
  mutating func settleKinds() {
    for number in things.indices where things[number].kindScore < 0.5 {
      let thing = things[number]
      let best = thing.votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
      guard let best, best.value >= 0.7 else { continue }
      let total = thing.votes.values.reduce(0, +)
      let share = best.value / total
      let score = min(0.85, 0.4 + 0.15 * best.value) * share
      if best.key == "person" {
        makePerson(number, score: score)
      } else {
        things[number].kind = best.key
      }
      things[number].kindScore = max(thing.kindScore, score)
    }
  }
}

internal import Names

/// The powers and peoples of a language: their names, what is of them, and who is of them.
package struct Powers: Sendable {
  package struct Power: Sendable {
    package var name: String
    var kind: String
    /// The people as a kind of its own: it has no power of its name.
    var isPeople: Bool
  }

  package private(set) var all: [Power] = []
  /// Names by their folded form.
  package private(set) var byName: [String: Int] = [:]
  /// "polish", folded; several powers may share one, the likeliest first.
  package private(set) var byAdjective: [String: [Int]] = [:]
  /// "poles", folded.
  package private(set) var byPeople: [String: [Int]] = [:]
  /// Powers that may be meant by an adjective or a people that another has first, folded.
  package private(set) var kin: [String: [Int]] = [:]
  /// Powers by the town that they are governed from, folded, the likeliest first.
  private(set) var bySeat: [String: [Int]] = [:]
  /// "sino" of "Sino-Soviet", folded.
  package private(set) var joining: [String: Int] = [:]
  /// The most words that one name has.
  private(set) var longestName = 1

  /// Reads `powers.yaml`.
  package init(language: String) throws {
    let file = try LanguageFile("powers", language: language)
    try file.onlyKeys(["powers", "peoples", "kin", "joining", "seats"], of: file.root)
    for (key, isPeople) in [("powers", false), ("peoples", true)] {
      for line in try file.texts(try file.value(key, of: file.root)) {
        guard add(line, isPeople: isPeople) else {
          throw file.error("Not NAME | adjectives | people | other names: \(line)", at: file.root)
        }
      }
    }
    for (word, powers) in try named("kin", in: file) { kin[word] = powers }
    for (word, powers) in try named("seats", in: file) { bySeat[word] = powers }
    for (word, powers) in try named("joining", in: file) { joining[word] = powers.first }
  }

  /// Reads words with the names of powers that they may mean.
  private func named(_ key: String, in file: LanguageFile) throws -> [(word: String, powers: [Int])]
  {
    guard let node = try file.value(key, of: file.root) else { return [] }
    return try file.entries(of: node).map { word, names in
      let powers = try file.texts(names).map { name in
        guard let number = byName[NameFolding.fold(name)] else {
          throw file.error("There is no power \"\(name)\" above.", at: names)
        }
        return number
      }
      return (NameFolding.fold(word), powers)
    }
  }

  private mutating func add(_ line: String, isPeople: Bool) -> Bool {
    let number = all.count
    var field = 0
    // By bytes: hundreds of lines are read at each start.
    var rest = line.utf8[...]
    while let start = rest.firstIndex(where: { $0 != Mark.space }) {
      let end = rest[start...].firstIndex { $0 == Mark.field || $0 == Mark.item } ?? rest.endIndex
      if start < end {
        let name = Self.text(rest[start..<end])
        if number == all.count {
          guard field == 0 else { return false }
          all.append(Self.power(name, isPeople: isPeople))
          addName(all[number].name, of: number)
        } else {
          switch field {
          case 0: break
          case 1: byAdjective[NameFolding.fold(name), default: []].append(number)
          case 2: byPeople[NameFolding.fold(name), default: []].append(number)
          case 3: addName(name, of: number)
          default: return false
          }
        }
      }
      guard end < rest.endIndex else { break }
      if rest[end] == Mark.field { field += 1 }
      rest = rest[rest.index(after: end)...]
    }
    return number < all.count
  }

  private mutating func addName(_ name: String, of number: Int) {
    let folded = NameFolding.fold(name)
    if byName[folded] == nil { byName[folded] = number }
    longestName = max(longestName, folded.utf8.count { $0 == Mark.space } + 1)
  }

  /// "Prussia", or "Hanseatic League [organization]".
  private static func power(_ name: String, isPeople: Bool) -> Power {
    guard name.hasSuffix("]"), let bracket = name.firstIndex(of: "[") else {
      return Power(name: name, kind: isPeople ? "people" : "state", isPeople: isPeople)
    }
    return Power(
      name: text(name.utf8[..<bracket]),
      kind: String(name[name.index(after: bracket)..<name.index(before: name.endIndex)]),
      isPeople: isPeople
    )
  }

  /// Without the spaces behind it.
  private static func text(_ bytes: Substring.UTF8View) -> String {
    var bytes = bytes
    while bytes.last == Mark.space { bytes.removeLast() }
    return String(Substring(bytes))
  }

  private enum Mark {
    static let space = UInt8(ascii: " ")
    static let field = UInt8(ascii: "|")
    static let item = UInt8(ascii: ",")
  }
}

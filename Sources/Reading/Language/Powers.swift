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
    // By bytes: hundreds of lines are read at each start.
    let fields = line.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      .map { $0.split(separator: UInt8(ascii: ",")).map(Self.trimmed).filter { !$0.isEmpty } }
    guard var name = fields.first?.first, fields.count <= 4 else { return false }
    var kind = isPeople ? "people" : "state"
    if let bracket = name.firstIndex(of: "["), name.hasSuffix("]") {
      kind = String(name[name.index(after: bracket)..<name.index(before: name.endIndex)])
      name = Self.trimmed(name.utf8[..<bracket])
    }
    let number = all.count
    all.append(Power(name: name, kind: kind, isPeople: isPeople))
    for one in [name] + (fields.count > 3 ? fields[3] : []) {
      let folded = NameFolding.fold(one)
      if byName[folded] == nil { byName[folded] = number }
      longestName = max(longestName, folded.utf8.count { $0 == UInt8(ascii: " ") } + 1)
    }
    for adjective in fields.count > 1 ? fields[1] : [] {
      byAdjective[NameFolding.fold(adjective), default: []].append(number)
    }
    for people in fields.count > 2 ? fields[2] : [] {
      byPeople[NameFolding.fold(people), default: []].append(number)
    }
    return true
  }

  private static func trimmed(_ text: Substring.UTF8View) -> String {
    var text = text
    while text.first == UInt8(ascii: " ") { text.removeFirst() }
    while text.last == UInt8(ascii: " ") { text.removeLast() }
    return String(Substring(text))
  }
}

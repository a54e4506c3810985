internal import Chronology

/// How many fought, and how many were lost.
extension SentenceClaims {
  /// "the 2700 man army": its strength.
  mutating func readStrength(_ number: Int) {
    let phrase = chunker.phrases[number]
    guard let count = phrase.number, tokens[count].kind == .number, let own = reference(number),
      vocabulary.isCase(things[own.thing].kind, of: "military-force"),
      let value = Double(tokens[count].text.filter { $0 != "," }), value > 31,
      let pattern = ClaimPattern("self strength of")
    else { return }
    let wording = NameFinder.text(tokens, count..<phrase.tokens.upperBound)
    make(pattern, Manner(score: 0.75, span: phrase.tokens, pattern: "number")) { _, slot in
      slot == .itself ? [.thing(own)] : [.quantity(value, unit: nil, wording: wording)]
    }
  }

  /// Makes a claim of counting for each phrase that has a number: of "63,000 Finns and 23,000 Germans died" two.
  mutating func makeCounts(
    _ pattern: ClaimPattern,
    _ manner: Manner,
    of phrases: [Int],
    _ scene: [Filler],
    fillers: (inout SentenceClaims, Slot) -> [Filler]
  ) {
    for phrase in phrases {
      guard let count = quantity(phrase) else { continue }
      make(pattern, manner) { claims, slot in
        switch slot {
        case .count: return [count]
        case .counted: return claims.counted(phrase) ?? scene
        default: return fillers(&claims, slot)
        }
      }
    }
  }

  /// "2,000 Ottoman soldiers": the Ottoman Empire; nobody for "4,000 men", who are of the battle told of.
  private mutating func counted(_ number: Int) -> [Filler]? {
    let owned = owners(number)
    if !owned.isEmpty { return owned }
    return reference(number).map { [.thing($0)] }
  }
}

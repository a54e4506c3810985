internal import Names
internal import RegestaKit

extension NameFinder {
  static let placePrepositions: [String: Double] = [
    "in": 2, "at": 2, "near": 2, "outside": 2, "around": 1, "towards": 1.5, "toward": 1.5,
    "from": 0.7,
    "to": 0.7, "into": 1.5, "through": 1, "across": 1, "between": 0.3, "south": 1, "off": 1,
  ]

  mutating func voteByPlace(
    _ number: Int,
    _ range: Range<Int>,
    _ tokens: [Token],
    _ sentence: Range<Int>
  ) {
    guard things[number].kindScore < 0.5 else { return }
    let place = range.count == 1 ? "settlement" : "place"
    var before = range.lowerBound - 1
    if before >= sentence.lowerBound, tokens[before].lower == "the" { before -= 1 }
    if before >= sentence.lowerBound {
      let word = tokens[before].lower
      if let weight = Self.placePrepositions[word] { things.vote(place, weight, for: number) }
      if word == "of", before > sentence.lowerBound,
        let kind = forms.settlements[tokens[before - 1].lower]
      {
        things.vote(kind, 4, for: number)
      }
      if word == "by" { things.vote("person", 1, for: number) }
      if let kind = forms.settlements[word], kind == "city" || kind == "town" || kind == "village" {
        things.vote(kind, 2, for: number)
      }
    }
    if range.upperBound < sentence.upperBound {
      let next = tokens[range.upperBound]
      if next.tag == .finiteVerb || next.tag == .auxiliary {
        things.vote("person", 0.6, for: number)
      }
    }
    if range.count >= 2, tokens[range].allSatisfy({ $0.tag == .properNoun }) {
      things.vote("person", 0.7, for: number)
    }
  }
}

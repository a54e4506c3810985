// What stands behind a title.
extension WorkCitation {
  /// Takes publisher, place and container from words; gives back what is none of them. Where the words
  /// begin in the citation tells what stands before the volume.
  mutating func details(_ words: [Unicode.Scalar], from start: Int) -> [String] {
    var left: [String] = []
    for (part, offset) in Self.placedParts(words) {
      let plain = trimmed(part)
      guard plain.unicodeScalars.contains(where: \.isLetter) else { continue }
      let isBeforeVolume = start != .max && start + offset < fields.volumeStart ?? 0
      let isAccess = start != .max && start + offset >= fields.accessStart ?? .max
      let mayContain = work.container == nil && !isAccess && CitationNames.isTitle(plain)
      if isAccess {
        left.append(plain)
      } else if let colon = plain.firstRange(of: ": "), work.publisher == nil,
        CitationNames.isName(String(plain[..<colon.lowerBound])),
        plain[..<colon.lowerBound].lowercased() != "in"
      {
        work.publisherPlace = String(plain[..<colon.lowerBound])
        work.publisher = String(plain[colon.upperBound...])
      } else if Self.isPublisher(plain), work.publisher == nil, !isBeforeVolume {
        work.publisher = plain
      } else if mayContain, isBeforeVolume || work.url != nil || isQuoted && plain.contains(" ") {
        work.container = plain
      } else if work.publisherPlace == nil, work.year != nil, Self.isPlace(plain) {
        work.publisherPlace = plain
      } else {
        left.append(plain)
      }
    }
    return left
  }

  private static let publisherWords: Set<String> = [
    "press", "verlag", "wydawnictwo", "university", "publishers", "publishing", "books",
    "publications",
    "издательство", "изд-во", "leidykla", "institute", "instytut", "wydawcnictwo", "oficyna",
    "kirjastus",
    "apgāds", "editions", "éditions", "наука", "mintis", "vaga", "otava", "wsoy", "pwn",
    "routledge",
  ]

  static func isPublisher(_ text: String) -> Bool {
    text.split(separator: " ").contains { publisherWords.contains($0.lowercased()) }
  }

  static func isPlace(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "–" || $0 == "-" || $0 == "/" }
    return words.count <= 3 && CitationNames.isName(text)
      && (!text.contains(".") || text.unicodeScalars.count < 4)
  }

  static func isPublication(_ text: String) -> Bool {
    isPublisher(text) || text.contains(": ")
  }

  func trimmed(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var range = scalars.trimmed(0..<scalars.count)
    while let first = scalars[range].first, first.isLoose {
      range = scalars.trimmed(range.lowerBound + 1..<range.upperBound)
    }
    while let last = scalars[range].last, last.isLoose || last == "." || last == "(" {
      range = scalars.trimmed(range.lowerBound..<range.upperBound - 1)
    }
    return scalars[range].string
  }

  /// Parts words at commas, semicolons and the ends of sentences.
  static func parts(_ scalars: [Unicode.Scalar]) -> [String] {
    placedParts(scalars).map(\.words)
  }

  /// The parts and where each begins.
  static func placedParts(_ scalars: [Unicode.Scalar]) -> [(words: String, start: Int)] {
    var parts: [(String, Int)] = []
    var start = 0
    func add(_ end: Int) {
      let words = scalars[start..<end].normalized
      if words.unicodeScalars.contains(where: { $0.isLetter || $0.isDigit }) {
        parts.append((words, start))
      }
    }
    var depth = 0
    for (index, scalar) in scalars.enumerated() {
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth = max(0, depth - 1) }
      let isDash =
        scalar.isDash && index > 0 && scalars[index - 1].isSpace
        && index + 1 < scalars.count && scalars[index + 1].isSpace
      let isEnd =
        scalar == "," || scalar == ";" || isDash || scalar == "." && isSentenceEnd(index, scalars)
      if isEnd, depth == 0 {
        add(index)
        start = index + 1
      }
    }
    add(scalars.count)
    return parts
  }

  static func sentenceEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var index = start
    while index < scalars.count {
      if scalars[index] == ".", isSentenceEnd(index, scalars) { return index }
      index += 1
    }
    return scalars.count
  }

  /// A full stop that ends a sentence: not one after an initial or a short word.
  static func isSentenceEnd(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard index + 1 == scalars.count || scalars[index + 1].isSpace else { return false }
    var letters = 0
    while letters < 4, index - letters - 1 >= 0, scalars[index - letters - 1].isLetter {
      letters += 1
    }
    if letters == 1, scalars[index - 1].isUpper { return false }
    return letters > 2 || letters == 0
  }
}

extension Unicode.Scalar {
  /// Signs that only part.
  fileprivate var isLoose: Bool {
    isDash || [",", ";", ":", "(", ")", "[", "]", "\"", "“", "”", "»", "«", "„"].contains(self)
      || isSpace
  }
}

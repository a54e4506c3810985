/// Names as BibTeX writes them: "First von Last", "von Last, First", "von Last, Jr, First", and
/// biblatex's "family=…, given=…".
enum BibTeXNames {
  /// The people of a field in LaTeX, which stand between the words `and`; `others` is left out.
  ///
  /// - Throws: ``FormatError`` without place for a name of more than three parts.
  static func people(_ text: String) throws(FormatError) -> [BibliographyPerson] {
    var people: [BibliographyPerson] = []
    for words in split(words(text)) where words != ["others"] {
      guard !words.isEmpty else { continue }
      people.append(try person(words))
    }
    return people
  }

  /// Whether the list ends with `and others`.
  static func hasOthers(_ text: String) -> Bool { split(words(text)).last == ["others"] }

  /// Words between blanks outside braces; a comma outside braces is a word by itself.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var depth = 0
    func close() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth = max(0, depth - 1) }
      let isTie = scalar == "~" && previous != "\\"
      previous = scalar
      if depth == 0, scalar == " " || isTie || scalar == "\n" || scalar == "\t" {
        // The blank behind an accent belongs to it: `\c c`.
        if word.count == 2, word.first == "\\", LaTeXAccents.table[String(word.last ?? " ")] != nil
        {
          word.append(" ")
        } else {
          close()
        }
      } else if depth == 0, scalar == "," {
        close()
        words.append(",")
      } else {
        word.append(scalar)
      }
    }
    close()
    return words
  }

  private static func split(_ words: [String]) -> [[String]] {
    words.split(omittingEmptySubsequences: true) { $0.lowercased() == "and" }.map(Array.init)
  }

  private static func person(_ words: [String]) throws(FormatError) -> BibliographyPerson {
    let parts = words.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    if let named = namedParts(parts) { return named }
    if words.count == 1, words[0].isOneGroup {
      return BibliographyPerson(literal: LaTeXText.unicode(words[0]))
    }
    var person = BibliographyPerson()
    switch parts.count {
    case 1:
      let (first, particle, last) = firstVonLast(words)
      person.given = unicode(first)
      person.particle = unicode(particle)
      person.family = unicode(last)
    case 2, 3:
      let (particle, last) = vonLast(parts[0])
      person.particle = unicode(particle)
      person.family = unicode(last)
      person.given = unicode(parts[parts.count - 1])
      if parts.count == 3 { person.suffix = unicode(parts[1]) }
    default:
      let name = words.joined(separator: " ").replacingBlankCommas
      throw FormatError("The name “\(name)” has more than two commas: is an “and” missing?")
    }
    if person.family == nil, person.particle == nil {
      return BibliographyPerson(literal: person.given ?? person.suffix ?? "")
    }
    return person
  }

  /// "given=Hans, family=Harman, prefix=von".
  private static func namedParts(_ parts: [[String]]) -> BibliographyPerson? {
    var person = BibliographyPerson()
    for part in parts {
      let text = part.joined(separator: " ")
      guard let equals = text.firstIndex(of: "=") else { return nil }
      let value = LaTeXText.unicode(text[text.index(after: equals)...].drop { $0 == "\"" })
      let plain = String(value.reversed().drop { $0 == "\"" }.reversed())
      switch text[..<equals].trimmed.lowercased() {
      case "family": person.family = plain
      case "given": person.given = plain
      case "prefix": person.particle = plain
      case "suffix": person.suffix = plain
      case "useprefix", "given-i", "family-i", "prefix-i", "suffix-i", "id", "hash": break
      default: return nil
      }
    }
    return person
  }

  /// The particle goes from the first small word to the last small word that is not the last of all.
  private static func firstVonLast(_ words: [String]) -> ([String], [String], [String]) {
    let body = words.dropLast()
    guard let begin = body.firstIndex(where: isSmall) else {
      return (Array(body), [], Array(words.suffix(1)))
    }
    let end = (body.lastIndex(where: isSmall) ?? begin) + 1
    return (Array(words[..<begin]), Array(words[begin..<end]), Array(words[end...]))
  }

  private static func vonLast(_ words: [String]) -> ([String], [String]) {
    guard words.first.map(isSmall) == true, let last = words.dropLast().lastIndex(where: isSmall)
    else { return ([], words) }
    return (Array(words[...last]), Array(words[(last + 1)...]))
  }

  /// Whether a word's first letter is small: braces hide letters, except those of a command.
  private static func isSmall(_ word: String) -> Bool {
    var depth = 0
    var previous: Unicode.Scalar = " "
    for (place, scalar) in word.unicodeScalars.enumerated() {
      if scalar == "\\", depth == 0 || depth == 1 && previous == "{" {
        let rest = String(String.UnicodeScalarView(word.unicodeScalars.dropFirst(place)))
        let letters = LaTeXText.unicode(rest).unicodeScalars
        return letters.first { $0.properties.isAlphabetic }?.properties.isLowercase ?? false
      }
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      if depth == 0, scalar.properties.isAlphabetic { return scalar.properties.isLowercase }
      previous = scalar
    }
    return false
  }

  private static func unicode(_ words: [String]) -> String? {
    let text = LaTeXText.unicode(words.joined(separator: " "))
    return text.isEmpty ? nil : text
  }
}

extension String {
  /// Whether it is braces around all of it.
  fileprivate var isOneGroup: Bool {
    guard hasPrefix("{"), hasSuffix("}"), !hasPrefix("{\\") else { return false }
    var depth = 0
    for scalar in unicodeScalars.dropLast() {
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      if depth == 0 { return false }
    }
    return true
  }

  /// Commas as they were before they became words.
  fileprivate var replacingBlankCommas: String {
    split(separator: " ", omittingEmptySubsequences: true)
      .reduce(into: "") { $0 += $1 == "," ? "," : ($0.isEmpty ? "" : " ") + $1 }
  }
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmingBlanks }
}

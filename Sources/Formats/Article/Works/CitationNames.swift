/// The authors before a title: "Brecher, Michael; Wilkenfeld, Jonathan", "Smith & Jones", "Jan Widacki".
struct CitationNames {
  var authors: [CitedWork.Author] = []
  var isEdited = false

  /// Reads names; nil when the words do not look like names.
  init?(_ scalars: ArraySlice<Unicode.Scalar>) {
    let words = withoutRole(scalars)
    guard !words.isEmpty else { return nil }
    let groups = words.split(separator: ";").map { Array($0.unicodeScalars).normalized }
    for group in groups where !group.isEmpty {
      guard read(group) else { return nil }
    }
    if authors.isEmpty || authors.count > 40 { return nil }
  }

  private static let roles: Set<String> = [
    "ed", "eds", "editor", "editors", "edited by", "hrsg", "hg", "red", "ред", "отв. ред", "sud",
    "toim",
    "koost", "oprac", "szerk", "pod red", "sast",
  ]

  private mutating func withoutRole(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var words = ""
    var parts: [String] = []
    var depth = ""
    // What is in brackets is a role, or nothing of a name.
    var isInside = false
    for scalar in scalars {
      if scalar == "(" || scalar == "[" {
        isInside = true
        depth = ""
      } else if scalar == ")" || scalar == "]" {
        isInside = false
        if Self.isRole(depth) { isEdited = true }
      } else if isInside {
        depth.unicodeScalars.append(scalar)
      } else {
        words.unicodeScalars.append(scalar)
      }
    }
    for part in words.split(separator: ",", omittingEmptySubsequences: true) {
      let name = Array(part.unicodeScalars).normalized
      if Self.isRole(name) {
        isEdited = true
      } else if !name.isEmpty, name != "." {
        parts.append(Self.withoutStop(name))
      }
    }
    var joined = parts.joined(separator: ", ")
    for role in [" ed.", " eds.", " (ed", " red.", " Hrsg."] where joined.hasSuffix(role) {
      joined.removeLast(role.count)
      isEdited = true
    }
    return joined
  }

  /// "John." as "John", but "Jones, A. E." as it is.
  private static func withoutStop(_ name: String) -> String {
    let scalars = Array(name.unicodeScalars)
    guard scalars.count > 3, scalars.last == ".",
      scalars[(scalars.count - 4)..<(scalars.count - 1)].allSatisfy(\.isLetter)
    else { return name }
    return scalars.dropLast().string
  }

  /// Where names end that have their initials behind: "Иванов И. И., Петров П. П."; nil when there are none.
  static func endOfInitials(_ scalars: [Unicode.Scalar]) -> Int? {
    var index = 0
    var end: Int?
    while index < scalars.count {
      let start = index
      while index < scalars.count, scalars[index].isLetter || scalars[index].isDash { index += 1 }
      guard index - start > 2, scalars[start].isUpper, index < scalars.count, scalars[index] == " "
      else { return end }
      index += 1
      var initials = 0
      while index + 1 < scalars.count, scalars[index].isUpper, scalars[index + 1] == "." {
        index += 2
        initials += 1
        end = index
        if index < scalars.count, scalars[index] == " " { index += 1 }
      }
      guard initials > 0, index < scalars.count, scalars[index] == "," else { return end }
      index += 1
      if index < scalars.count, scalars[index] == " " { index += 1 }
    }
    return end
  }

  private static func isRole(_ text: String) -> Bool {
    let word = text.lowercased().filter { $0 != "." || text.contains(" ") }
    return roles.contains(word) || roles.contains(String(word.drop { $0 == " " }))
  }

  // MARK: - Names

  private mutating func read(_ group: String) -> Bool {
    var text = group
    for ending in [", et al", " et al", " i in", " u. a", " и др", " ir kt"] {
      for whole in [ending, ending + "."] where text.hasSuffix(whole) {
        text.removeLast(whole.count)
      }
    }
    text = Self.withBars(text)
    let parts = text.split(separator: ",").map { Array($0.unicodeScalars).normalized }.filter {
      !$0.isEmpty
    }
    guard !parts.isEmpty, parts.allSatisfy({ $0 == "|" || Self.isName($0) }) else { return false }
    var index = 0
    while index < parts.count {
      let part = parts[index]
      let next = index + 1 < parts.count ? parts[index + 1] : ""
      let isPair =
        !next.isEmpty && next != "|"
        && (Self.isInitials(next)
          || Self.isFamilyName(part) && (index == 0 || Self.isInitials(next)))
      if part == "|" {
        index += 1
      } else if isPair {
        authors.append(CitedWork.Author(family: part, given: next))
        index += 2
      } else {
        authors.append(Self.fullName(part))
        index += 1
      }
    }
    return true
  }

  private static let conjunctions = [
    " and ", " & ", " und ", " i ", " ir ", " et ", " и ", " та ",
  ].map { Array($0.unicodeScalars) }

  /// Puts a bar where a word parts two names.
  private static func withBars(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result: [Unicode.Scalar] = []
    var isChanged = false
    var index = 0
    while index < scalars.count {
      if scalars[index] == " ",
        let word = conjunctions.first(where: { scalars[index...].starts(with: $0) })
      {
        result += [",", "|", ","]
        index += word.count
        isChanged = true
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return isChanged ? result.string : text
  }

  private static func isFamilyName(_ part: String) -> Bool {
    let words = part.split(separator: " ")
    return words.count == 1 || words.dropLast().allSatisfy { particles.contains($0.lowercased()) }
  }

  /// "A. E.", "S.C.", "J.-P."
  static func isInitials(_ part: String) -> Bool {
    let scalars = Array(part.unicodeScalars)
    guard scalars.contains("."), scalars.count < 16 else { return false }
    var letters = 0
    for scalar in scalars {
      if scalar.isLetter {
        letters += 1
        // "Yu." and "Dz." are initials of two letters.
        if letters > 2 { return false }
      } else {
        letters = 0
      }
    }
    return true
  }

  private static let particles: Set<String> = [
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "la", "le", "zu", "af", "ten",
    "ter",
    "al", "el", "bin", "ibn", "the", "of", "dos", "du",
  ]

  /// Words with capitals, and not many.
  static func isName(_ part: String) -> Bool {
    let words = part.split { $0 == " " || $0 == "." }
    guard (1...6).contains(words.count), part.unicodeScalars.count < 70 else { return false }
    return words.allSatisfy { word in
      guard let first = word.unicodeScalars.first else { return false }
      if word.unicodeScalars.contains(where: {
        $0.isDigit || ["\"", "“", ":", "/", "?"].contains($0)
      }) {
        return false
      }
      return !first.isLower || particles.contains(word.lowercased()) || first == "’"
    }
  }

  /// "Jan Widacki" to family and given name.
  static func fullName(_ name: String) -> CitedWork.Author {
    let words = name.split(separator: " ")
    guard words.count > 1 else { return CitedWork.Author(family: name) }
    // "Smith J." and "Senn A. E." have the initials behind.
    if let first = words.dropFirst().firstIndex(where: { isInitials(String($0)) }),
      words[first...].allSatisfy({ isInitials(String($0)) })
    {
      return CitedWork.Author(
        family: words[..<first].joined(separator: " "),
        given: words[first...].joined(separator: " ")
      )
    }
    var start = words.count - 1
    while start > 1, particles.contains(words[start - 1].lowercased()),
      words[start - 1].first?.isLowercase == true
    {
      start -= 1
    }
    if start == 1, particles.contains(words[0].lowercased()), words[0].first?.isLowercase == true {
      return CitedWork.Author(family: name)
    }
    return CitedWork.Author(
      family: words[start...].joined(separator: " "),
      given: words[..<start].joined(separator: " ")
    )
  }
}

extension CitationNames {
  /// One word with a capital.
  static func isGivenName(_ part: String) -> Bool {
    part.split(separator: " ").count == 1 && isName(part)
  }

  /// Begins with a capital and is not long.
  static func isTitle(_ part: String) -> Bool {
    guard let first = part.unicodeScalars.first else { return false }
    return first.isUpper && part.unicodeScalars.count < 120
  }
}

/// What in a citation shows itself by its form: places, volumes, years, numbers, addresses.
struct CitationFields {
  var locator: String?
  var volume: String?
  var issue: String?
  var year: String?
  var url: String?
  var identifiers: [String: String] = [:]
  /// Scalars that belong to one of these.
  private(set) var taken: [Bool]
  /// Where the year stands, with its brackets.
  private(set) var yearRange: Range<Int>?
  private(set) var isYearInBrackets = false
  /// Where the place begins.
  private(set) var locatorStart: Int?
  private(set) var volumeStart: Int?

  private let scalars: [Unicode.Scalar]
  /// From here on it is said when somebody looked: no year of the work stands there.
  private(set) var accessStart: Int?

  /// Finds them outside of what is a title.
  init(_ text: CitationText, titles: [Range<Int>] = []) {
    scalars = text.scalars
    taken = Array(repeating: false, count: scalars.count)
    var index = 0
    var titles = titles.sorted { $0.lowerBound < $1.lowerBound }[...]
    while index < scalars.count {
      if let title = titles.first, index >= title.lowerBound {
        index = max(index, title.upperBound)
        titles.removeFirst()
        continue
      }
      let isWordStart = index == 0 || !scalars[index - 1].isLetter && !scalars[index - 1].isDigit
      if isWordStart, let end = field(at: index) {
        for place in index..<min(end, scalars.count) { taken[place] = true }
        index = max(end, index + 1)
      } else {
        index += 1
      }
    }
  }

  /// Whether anything speaks for a work.
  var hasAny: Bool {
    locator != nil || year != nil || url != nil || volume != nil || !identifiers.isEmpty
  }

  private mutating func field(at index: Int) -> Int? {
    let scalar = scalars[index]
    if scalar == "h", let end = address(at: index) { return end }
    if scalar == "(" || scalar == "[", let end = bracketedYear(at: index) { return end }
    if scalar.isDigit {
      return journalNumbers(at: index) ?? plainYear(at: index)
    }
    guard scalar.isLetter || scalar == "§" || scalar == "№" else { return nil }
    var end = index
    while end < scalars.count, scalars[end].isLetter || scalars[end] == "§", end - index < 14 {
      end += 1
    }
    if scalar == "№" { end = index + 1 }
    if accessStart == nil, scalars.hasAny(Self.access, at: index) { accessStart = index }
    guard mayLabel(scalar, end) else { return nil }
    let word = scalars[index..<end].string
    return identifier(word, from: end) ?? labelled(word, from: index, to: end)
  }

  /// Whether a number can follow a word: most words are told by that to be none of ours.
  private func mayLabel(_ first: Unicode.Scalar, _ end: Int) -> Bool {
    var index = end
    while index < scalars.count,
      scalars[index] == "." || scalars[index].isSpace || scalars[index] == ":"
    {
      index += 1
      if index - end > 4 { return false }
    }
    guard index < scalars.count else { return false }
    let next = scalars[index]
    if next.isDigit || "IVXLCivxlc".unicodeScalars.contains(next) { return true }
    return ["i", "I", "d", "D", "o", "O", "j", "J"].contains(first)
  }

  private static let access: [[Unicode.Scalar]] = [
    "Retrieved", "retrieved", "Accessed", "accessed", "Archived from", "archived from", "Abgerufen",
    "abgerufen",
    "dostęp ", "Дата обращения", "Žiūrėta", "Nuoroda tikrinta", "Viitattu", "Hämtad", "Consulté le",
  ].map { Array($0.unicodeScalars) }

  private mutating func address(at index: Int) -> Int? {
    guard scalars.has("http://", at: index) || scalars.has("https://", at: index) else {
      return nil
    }
    var end = index
    while end < scalars.count, !scalars[end].isSpace, scalars[end] != "\"", scalars[end] != "]" {
      end += 1
    }
    while end > index, [".", ",", ";", ")"].contains(scalars[end - 1]) { end -= 1 }
    if url == nil { url = scalars[index..<end].string }
    return end
  }

  private mutating func identifier(_ word: String, from start: Int) -> Int? {
    let scheme = word.lowercased()
    guard ["isbn", "issn", "doi", "oclc", "jstor"].contains(scheme) else { return nil }
    var index = start
    while index < scalars.count,
      scalars[index] == ":" || scalars[index].isSpace || scalars[index] == "-" && scheme == "isbn"
    {
      index += 1
    }
    let first = index
    let isNumber = scheme != "doi"
    while index < scalars.count, !scalars[index].isSpace || scheme == "isbn" {
      let scalar = scalars[index]
      let isPart =
        scalar.isDigit || scalar.isDash || scalar == "X" || scalar == "x"
        || scheme == "isbn" && scalar == " " && index + 1 < scalars.count
          && scalars[index + 1].isDigit
      if isNumber && !isPart { break }
      index += 1
    }
    while index > first, [".", ",", ";", ")", "-", " "].contains(scalars[index - 1]) { index -= 1 }
    guard index > first, index - first < 200 else { return nil }
    if identifiers[scheme] == nil { identifiers[scheme] = scalars[first..<index].string }
    return index
  }

  // MARK: - Places and volumes

  private static let pages: Set<String> = [
    "p", "pp", "pg", "page", "pages", "s", "ss", "str", "S", "c", "с", "С", "сс", "стр", "lk",
    "psl",
    "lpp", "fol", "f", "fols", "ch", "chap", "chapter", "chapters", "§", "§§", "л", "лл", "loc",
    "para", "o", "стор", "Seite", "strona", "p.p", "гл", "rozdz", "Kap",
  ]
  /// Too short to be trusted without their full stop.
  private static let shortPages: Set<String> = [
    "s", "ss", "S", "c", "с", "С", "сс", "f", "л", "o", "ch",
  ]
  private static let volumes: Set<String> = [
    "vol", "vols", "volume", "volumes", "Vol", "Volume", "t", "T", "tom", "Tom", "Bd", "Band", "т",
    "Т",
    "том", "Том", "kn", "sv", "sējums", "köide", "tome", "cz", "ч", "VOL",
  ]
  private static let issues: Set<String> = [
    "no", "No", "nr", "Nr", "issue", "Issue", "№", "Heft", "H", "вып", "z", "zesz", "num", "num",
  ]

  private mutating func labelled(_ word: String, from start: Int, to end: Int) -> Int? {
    var index = end
    let hasStop = index < scalars.count && scalars[index] == "."
    if hasStop { index += 1 }
    while index < scalars.count, scalars[index].isSpace { index += 1 }
    guard index < scalars.count else { return nil }
    let lower = word.lowercased()
    if Self.pages.contains(word) || Self.pages.contains(lower) && word.count > 1 {
      let isShort = Self.shortPages.contains(word)
      // "S. C." are initials; "p. xii" is a page.
      guard hasStop || !isShort, scalars[index].isDigit || !isShort && scalars[index].isLower,
        let last = NumberList.end(at: index, in: scalars)
      else { return nil }
      // "c. 1920" is a date.
      if word == "c", NumberList.value(at: index, in: scalars) > 999 { return nil }
      locator = scalars[start..<last].normalized
      locatorStart = start
      return last
    }
    guard hasStop || word.count > 1 || word == "№" else { return nil }
    let last = NumberList.single(at: index, in: scalars)
    if Self.volumes.contains(word), let last {
      volume = scalars[index..<last].string
      volumeStart = volumeStart ?? start
      return last
    }
    if Self.issues.contains(word), let last {
      issue = scalars[index..<last].string
      return last
    }
    return nil
  }

  /// "17 (2): 45–60", "17: 45–60", "17 (1992), 45–60".
  private mutating func journalNumbers(at start: Int) -> Int? {
    guard let end = NumberList.digits(at: start, in: scalars), end - start < 4, start > 0 else {
      return nil
    }
    var index = skipSpaces(end)
    var number: String?
    if index < scalars.count, scalars[index] == "(" {
      let limit = min(index + 24, scalars.count)
      guard let close = scalars[index..<limit].firstIndex(of: ")"), scalars[index + 1].isDigit
      else { return nil }
      let inner = scalars[(index + 1)..<close]
      let isYear = inner.count == 4 && inner.allSatisfy(\.isDigit)
      if isYear {
        year = inner.string
        yearRange = index..<close + 1
      } else {
        number = inner.string
      }
      index = skipSpaces(close + 1)
      if index >= scalars.count || scalars[index] != ":" && scalars[index] != "," {
        volume = volume ?? scalars[start..<end].string
        volumeStart = volumeStart ?? start
        issue = issue ?? number
        return close + 1
      }
    } else if index >= scalars.count || scalars[index] != ":" {
      return nil
    }
    let pages = skipSpaces(index + 1)
    volume = volume ?? scalars[start..<end].string
    volumeStart = volumeStart ?? start
    issue = issue ?? number
    guard pages < scalars.count, scalars[pages].isDigit,
      let last = NumberList.end(at: pages, in: scalars)
    else { return index }
    locator = scalars[pages..<last].normalized
    locatorStart = start
    return last
  }

  private func skipSpaces(_ start: Int) -> Int {
    var index = start
    while index < scalars.count, scalars[index].isSpace { index += 1 }
    return index
  }

  // MARK: - Years

  private mutating func bracketedYear(at start: Int) -> Int? {
    let close: Unicode.Scalar = scalars[start] == "(" ? ")" : "]"
    let limit = min(scalars.count, start + 28)
    guard let end = scalars[start..<limit].firstIndex(of: close) else { return nil }
    let inner = scalars[(start + 1)..<end]
    // "(1959)", "(1990a)", "(12 May 1959)", "(1972 [1908])"; not "(1918–1939)", which is a subject.
    guard let year = Self.yearEnd(in: scalars, (start + 1)..<end) else { return nil }
    if inner.count > 8, !inner.contains(where: \.isLetter) { return nil }
    if accessStart == nil, self.year == nil || !isYearInBrackets {
      self.year = scalars[year].string
      yearRange = start..<end + 1
      isYearInBrackets = true
    }
    let hasStop = end + 1 < scalars.count && [".", ",", ":"].contains(scalars[end + 1])
    return pagesAfterYear(end + 1) ?? (hasStop ? end + 2 : end + 1)
  }

  private mutating func plainYear(at start: Int) -> Int? {
    guard let end = NumberList.digits(at: start, in: scalars), end - start == 4,
      NumberList.value(at: start, in: scalars) < 2100,
      NumberList.value(at: start, in: scalars) > 1000
    else { return nil }
    if start > 0, scalars[start - 1].isDash || scalars[start - 1] == "/" { return nil }
    var last = end
    if last < scalars.count, scalars[last].isLetter {
      guard scalars[last].isLower, last + 1 == scalars.count || !scalars[last + 1].isLetter else {
        return nil
      }
      last += 1
    }
    // "1918–1939" is what a book is about; "1934/1935" is a volume's years.
    if last < scalars.count, scalars[last].isDash { return nil }
    if last < scalars.count, scalars[last] == "/",
      let more = NumberList.digits(at: last + 1, in: scalars)
    {
      last = more
    }
    guard !isYearInBrackets, accessStart == nil else { return nil }
    if let old = yearRange { for place in old { taken[place] = false } }
    year = scalars[start..<last].string
    yearRange = start..<last
    return pagesAfterYear(last) ?? last
  }

  /// "Davies 1972, 45": a number that ends the citation is a page.
  private mutating func pagesAfterYear(_ start: Int) -> Int? {
    guard start < scalars.count, scalars[start] == ":" || scalars[start] == ",", locator == nil
    else { return nil }
    let first = skipSpaces(start + 1)
    guard first < scalars.count, scalars[first].isDigit,
      let end = NumberList.end(at: first, in: scalars),
      scalars[end...].allSatisfy({ $0 == "." || $0 == ")" || $0.isSpace })
    else { return nil }
    locator = scalars[first..<end].normalized
    locatorStart = start
    return end
  }

  private static func yearEnd(in scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound
    while index < range.upperBound {
      guard let end = NumberList.digits(at: index, in: scalars) else {
        index += 1
        continue
      }
      let value = NumberList.value(at: index, in: scalars)
      if end - index == 4, value > 1000, value < 2100 {
        let suffix = end < range.upperBound && scalars[end].isLower ? end + 1 : end
        return index..<suffix
      }
      index = end
    }
    return nil
  }
}

extension [Unicode.Scalar] {
  fileprivate func hasAny(_ words: [[Unicode.Scalar]], at index: Int) -> Bool {
    words.contains { self[index] == $0[0] && self[index...].starts(with: $0) }
  }
}

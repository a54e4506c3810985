/// One citation as it is taken apart.
struct WorkCitation {
  var work = CitedWork()
  let text: CitationText
  let scalars: [Unicode.Scalar]
  let isListed: Bool
  var fields: CitationFields
  /// Its title is in quotation marks, as those of articles are.
  var isQuoted = false

  /// Takes a citation apart. One that is listed stands in a bibliography, where a work needs no place and
  /// no year to be one.
  init(_ citation: CitationText, isListed: Bool) {
    let start = Self.afterSignal(citation.scalars)
    text = citation.part(start..<citation.scalars.count)
    scalars = text.scalars
    self.isListed = isListed
    let quotations = text.quotations().filter { $0.range.count > 1 }
    var titles = text.emphasis
    for quotation in quotations
    where quotation.isClosed && !titles.contains(where: quotation.range.overlaps) {
      titles.append(quotation.range)
    }
    var open: Int?
    if let last = quotations.last, !last.isClosed { open = last.range.lowerBound }
    fields = CitationFields(text, titles: titles)
    titles = titles.filter { !isBlank($0) }
    if let open {
      let title = open..<openEnd(open)
      if !title.isEmpty, !titles.contains(where: title.overlaps) { titles.append(title) }
    }
    titles.sort { $0.lowerBound < $1.lowerBound }
    setFields()
    if let title = titles.first {
      isQuoted = !text.emphasis.contains(title)
      titled(title, others: Array(titles.dropFirst()))
    } else {
      untitled()
    }
    if start > 0, work.remainder == nil, work.title == nil, work.authors.isEmpty, work.url == nil {
      work.remainder = citation.scalars.normalized
    }
  }

  private static let signals: [StaticString] = [
    "see also ", "see, e.g., ", "see e.g. ", "see ", "cf. ", "cf ", "compare ", "e.g. ", "e.g., ",
    "quoted in ",
    "cited in ", "vgl. ", "siehe ", "zob. ", "por. ", "za: ",
  ]

  static func afterSignal(_ scalars: [Unicode.Scalar]) -> Int {
    for signal in signals where scalars.hasFolded(signal, at: 0) { return signal.utf8CodeUnitCount }
    return 0
  }

  func isBlank(_ range: Range<Int>) -> Bool {
    !scalars[range].contains { $0.isLetter || $0.isDigit }
  }

  /// Where a title ends whose quotation mark is never closed: before the volume or the place.
  func openEnd(_ start: Int) -> Int {
    var end = scalars.count
    for stop in [fields.volumeStart, fields.locatorStart, fields.yearRange?.lowerBound] {
      if let stop, stop > start { end = min(end, stop) }
    }
    while end > start, scalars[end - 1].isSpace || [",", ";", "("].contains(scalars[end - 1]) {
      end -= 1
    }
    return end
  }

  mutating func setFields() {
    work.locator = fields.locator
    work.volume = fields.volume
    work.issue = fields.issue
    work.year = fields.year
    work.url = fields.url
    work.identifiers = fields.identifiers
  }

  // MARK: - With a title in quotation marks or italics

  mutating func titled(_ title: Range<Int>, others: [Range<Int>]) {
    work.title = Self.title(scalars[title])
    var left: [String] = []
    authors(untaken(0..<title.lowerBound), &left)
    var start = title.upperBound
    if let other = others.first {
      work.container = Self.title(scalars[other])
      // "in: Gerard Labuda (ed.), _Historia_": whose book the container is stays in words.
      let between = untaken(start..<other.lowerBound)
      if work.authors.isEmpty, !Self.isContainment(between) {
        authors(between, &left)
      } else if between.contains(where: \.isLetter),
        trimmed(between.normalized).lowercased() != "in"
      {
        left.append(trimmed(between.normalized))
      }
      start = other.upperBound
    }
    left += details(untaken(start..<scalars.count), from: start)
    work.remainder = left.isEmpty ? nil : left.joined(separator: "; ")
  }

  mutating func authors(_ words: [Unicode.Scalar], _ left: inout [String]) {
    let plain = words.filter { !Self.isQuote($0) }
    if let names = CitationNames(plain[...]) {
      work.authors = names.authors
      work.isEdited = names.isEdited
    } else if plain.contains(where: \.isLetter) {
      left.append(trimmed(plain.normalized))
    }
  }

  /// "in:", "w:", "в кн.:" before the book that a chapter stands in.
  static func isContainment(_ words: [Unicode.Scalar]) -> Bool {
    let text = words.normalized.lowercased().drop { ",. ;".contains($0) }
    return ["in:", "in ", "[in:", "w:", "[w:", "в:", "в кн", "kn.:"].contains { text.hasPrefix($0) }
  }

  /// Without the stops and marks around it.
  static func title(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var words = scalars
    while let last = words.last, last.isSpace || [",", ";", "."].contains(last) || isQuote(last) {
      // An ellipsis is part of a short title.
      if last == ".", words.dropLast().last == "." { break }
      words.removeLast()
    }
    while let first = words.first, first.isSpace || isQuote(first) { words.removeFirst() }
    if words.first == "[", words.last == "]", words.lastIndex(of: "[") == words.startIndex {
      words = words.dropFirst().dropLast()
    }

    return words.normalized
  }

  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    ["\"", "“", "”", "„", "«", "»"].contains(scalar)
  }

  /// What no field has taken, as spaces where one has.
  func untaken(_ range: Range<Int>) -> [Unicode.Scalar] {
    range.map { fields.taken[$0] ? " " : scalars[$0] }
  }

}

// Citations whose title nothing marks.
extension WorkCitation {
  mutating func untitled() {
    let all = untaken(0..<scalars.count)
    if isOpCit(all) { return }
    if fields.isYearInBrackets, let year = fields.yearRange {
      if authorDate(all, year: year) { return }
    }
    if namesThenTitle(all) { return }
    let parts = Self.parts(all)
    guard let first = parts.first else {
      if work.url == nil, work.identifiers.isEmpty { work.remainder = scalars.normalized }
      return
    }
    let hasPlace = work.locator != nil || work.year != nil
    if parts.count == 1, hasPlace, let names = CitationNames(Array(first.unicodeScalars)[...]),
      names.authors.count < 5
    {
      work.authors = names.authors
      work.isEdited = names.isEdited
      return
    }
    if parts.count > 1, listed(parts, hasPlace: hasPlace) { return }
    if isListed || work.url != nil {
      // One phrase in a list is what the thing is called.
      work.title =
        parts.count == 1 || work.url != nil
        ? Self.title(Array(all.normalized.unicodeScalars)[...]) : nil
      if work.title?.isEmpty == true { work.title = nil }
      if work.title != nil { return }
    }
    notUnderstood()
  }

  /// Everything as it was: better no author than a wrong one.
  mutating func notUnderstood() {
    work.authors = []
    work.remainder = scalars.normalized
  }

  /// "Smith, op. cit., p. 3".
  mutating func isOpCit(_ all: [Unicode.Scalar]) -> Bool {
    for word in [
      "op. cit", "op.cit", "loc. cit", "dz. cyt", "a. a. O", "a.a.O", "указ. соч", "min. veik",
      "uk. soč",
    ] {
      let wanted = Array(word.unicodeScalars)
      guard let start = all.firstIndex(of: wanted[0], followedBy: wanted) else { continue }
      guard let names = CitationNames(all[..<start]) else { return false }
      work.authors = names.authors
      return true
    }
    return false
  }

  /// "Senn, A. E. (1959). The Emergence of Modern Lithuania. New York: Columbia University Press."
  mutating func authorDate(_ all: [Unicode.Scalar], year: Range<Int>) -> Bool {
    guard let names = CitationNames(all[..<year.lowerBound]) else { return false }
    let after = all[year.upperBound...]
    var start = year.upperBound
    while start < all.count, all[start].isSpace || [".", ",", ":"].contains(all[start]) {
      start += 1
    }
    work.authors = names.authors
    work.isEdited = names.isEdited
    guard after.contains(where: \.isLetter) else { return true }
    title(all, from: start)
    return true
  }

  /// The title is the sentence that begins at a place; what follows it says who published it.
  mutating func title(_ all: [Unicode.Scalar], from start: Int) {
    var end = Self.sentenceEnd(all, from: start)
    // "Title, Yale University Press": the publisher is no part of it.
    for (words, offset) in Self.placedParts(Array(all[start..<end])).dropFirst()
    where Self.isPublication(words) {
      end = start + offset
      break
    }
    work.title = Self.title(all[start..<end])
    let left = details(Array(all[end...]), from: end)
    work.remainder = left.isEmpty ? nil : left.joined(separator: "; ")
  }

  /// "Иванов И. И. История Литвы. М., 1987", "Müller, Hans: Geschichte Litauens. Berlin 1990".
  mutating func namesThenTitle(_ all: [Unicode.Scalar]) -> Bool {
    var start: Int?
    if let end = CitationNames.endOfInitials(all), end + 1 < all.count, all[end] == " " {
      start = end
    } else if let colon = all.prefix(80).firstIndex(of: ":"), colon + 1 < all.count,
      all[colon + 1] == " ",
      all[..<colon].contains(",")
    {
      start = colon
    }
    guard let start, let names = CitationNames(all[..<start]), names.authors.count < 5 else {
      return false
    }
    let rest = all.trimmed(start + 1..<all.count)
    guard let first = all[rest].first, first.isUpper || first.isDigit, isListed || fields.hasAny
    else { return false }
    work.authors = names.authors
    work.isEdited = names.isEdited
    title(all, from: rest.lowerBound)
    return true
  }

  /// "Łossowski, Litwa, Warszawa 1985, s. 12".
  mutating func listed(_ parts: [String], hasPlace: Bool) -> Bool {
    var names = parts[0]
    var index = 1
    if CitationNames.isInitials(parts[1])
      || parts.count > 2 && CitationNames.isName(parts[0])
        && parts[0].split(separator: " ").count == 1 && CitationNames.isGivenName(parts[1])
        && !Self.isPublication(parts[2])
    {
      names += ", " + parts[1]
      index = 2
    }
    if index < parts.count, Self.isPublisher(parts[index]) {
      work.title = Self.title(Array(parts[0].unicodeScalars)[...])
      let left = details(Array(parts[index...].joined(separator: ", ").unicodeScalars), from: .max)
      work.remainder = left.isEmpty ? nil : left.joined(separator: "; ")
      return true
    }
    guard let found = CitationNames(Array(names.unicodeScalars)[...]), found.authors.count < 4
    else { return false }
    guard index < parts.count else {
      guard hasPlace else { return false }
      work.authors = found.authors
      return true
    }
    // "Łossowski, Litwa": two words with capitals are an author and a short title.
    let isShort =
      parts.count == 2 && names.split(separator: " ").count == 1
      && parts[1].unicodeScalars.first?.isUpper == true
    let isWork =
      hasPlace || isListed || isShort || parts[(index + 1)...].contains(where: Self.isPublication)
    guard isWork, parts[index].unicodeScalars.contains(where: \.isLetter) else { return false }
    work.authors = found.authors
    work.isEdited = found.isEdited
    var title = parts[index]
    index += 1
    // "White Eagle, Red Star": without a year nothing behind it is a place.
    while work.year == nil, index < parts.count, CitationNames.isTitle(parts[index]),
      !Self.isPublication(parts[index])
    {
      title += ", " + parts[index]
      index += 1
    }
    work.title = Self.title(Array(title.unicodeScalars)[...])
    let left = details(Array(parts[index...].joined(separator: ", ").unicodeScalars), from: .max)
    work.remainder = left.isEmpty ? nil : left.joined(separator: "; ")
    return true
  }
}

extension [Unicode.Scalar] {
  /// Where a word begins.
  fileprivate func firstIndex(of first: Unicode.Scalar, followedBy word: [Unicode.Scalar]) -> Int? {
    for index in indices where self[index] == first && self[index...].starts(with: word) {
      return index
    }
    return nil
  }
}

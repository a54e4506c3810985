extension CitedWork {
  /// Whether two citations are of one work, wherever in it they point.
  ///
  /// A short title is that of the longer one that it begins, when the authors are the same; volumes of one
  /// work are one work; works of different years are two.
  ///
  /// - Parameter other: The other citation.
  /// - Returns: Whether nothing speaks against it and enough for it.
  public func isSameWork(as other: CitedWork) -> Bool {
    if let url, let theirs = other.url, url == theirs { return true }
    for (scheme, number) in identifiers where other.identifiers[scheme] == number { return true }
    if let year, let theirs = other.year, year != theirs { return false }
    let mine = authors.map { WorkKey.words($0.family) }
    let theirs = other.authors.map { WorkKey.words($0.family) }
    guard
      mine == theirs || Set(mine.isEmpty ? [[""]] : mine).isSubset(of: theirs)
        || Set(theirs.isEmpty ? [[""]] : theirs).isSubset(of: mine)
    else { return false }
    let isSameAuthor = !mine.isEmpty && !theirs.isEmpty
    switch (title, other.title) {
    case (let title?, let theirs?):
      let first = WorkKey.words(title)
      let second = WorkKey.words(theirs)
      if first.isEmpty || second.isEmpty { return title == theirs }
      return first == second
        || isSameAuthor && (first.starts(with: second) || second.starts(with: first))
    case (nil, nil):
      guard isSameAuthor else { return remainder != nil && remainder == other.remainder }
      return year == other.year
    default:
      return isSameAuthor && year != nil && year == other.year
    }
  }

  /// Whether it names a work only in short: without a title, or by its first words.
  var isShort: Bool {
    publisher == nil && container == nil && identifiers.isEmpty && url == nil
  }
}

/// How words of works are compared.
enum WorkKey {
  /// Words in small letters, without marks above or below them and without signs.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isLetter || scalar.isDigit {
        word.append(scalar)
      } else if scalar.properties.generalCategory != .nonspacingMark, !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}

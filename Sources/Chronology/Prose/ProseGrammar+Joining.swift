extension ProseGrammar {
  struct Link {
    var kind: FoundDate.Expression.Kind
    /// The tokens between the two dates.
    var tokens: Range<Int>
    var isDash = false
  }

  /// What can join a date to the next: a dash, "to", "and", "or".
  func link(at index: Int) -> Link? {
    guard let token = token(index) else { return nil }
    let one = index..<index + 1
    if token.isSign("-") { return Link(kind: .range, tokens: one, isDash: true) }
    if token.isSign("&") { return Link(kind: .list, tokens: one) }
    guard token.kind == .word else { return nil }
    if has(index, .up), has(index + 1, .to) {
      return Link(kind: .range, tokens: index..<index + 2)
    }
    if token.has(.to) { return Link(kind: .range, tokens: one) }
    if token.has(.and) { return Link(kind: .list, tokens: one) }
    if token.has(.or) { return Link(kind: .alternatives, tokens: one) }
    return nil
  }

  /// The date after a link, behind words that can stand before a date.
  mutating func next(after link: Link, of match: ProseMatch) -> ProseMatch? {
    let start = link.tokens.upperBound
    let oldFloor = floor
    floor = start
    defer { floor = oldFloor }
    let openers: WordClass = [.article, .part, .edge, .half, .circa, .weekday]
    var index = start
    while index < start + 5, index < tokens.count {
      if var found = core(at: index) {
        addPrefixes(to: &found.dates[0])
        return found
      }
      let token = tokens[index]
      guard
        token.has(openers) || token.has([.of, .inside]) || token.isSign("-") || token.isSign(".")
          || token.isSign(",")
      else { return nil }
      index += 1
    }
    return nil
  }

  /// Puts the next date into the same expression, where the two belong together.
  func join(_ match: inout ProseMatch, _ next: ProseMatch, _ link: Link) -> Bool {
    guard let last = match.dates.last, let first = next.dates.first, next.dates.count == 1 else {
      return false
    }
    guard last.isPlain, first.isPlain, match.link == .single || match.link == link.kind else {
      return false
    }
    var kind = link.kind
    let opener = match.dates[0]
    if match.dates.count == 1,
      has(opener.limited.lowerBound - 1, .between) || opener.isBetween(self)
    {
      guard kind == .list else { return false }
      kind = .between
    }
    switch kind {
    case .range:
      guard match.dates.count == 1 else { return false }
      let isOpened = opener.role == .from || link.isDash
      guard isOpened || last.precision == first.precision else { return false }
      if link.isDash, last.month == nil, first.month != nil, first.year == nil { return false }
      if link.isDash, tokens[link.tokens.lowerBound].isSpaced,
        !(first.year != nil && last.year != nil || first.year != nil)
      {
        return false
      }
    case .list, .alternatives:
      // Two whole dates beside each other need not belong together.
      guard last.lacksYear || last.precision == first.precision && last.month == nil else {
        return false
      }
      guard last.precision == first.precision else { return false }
    case .between, .single: break
    }
    match.link = kind
    match.dates += next.dates
    match.end = next.end
    return true
  }

  /// A year that only the last writes is that of all: "in September and October 1941".
  func share(_ match: inout ProseMatch) {
    guard match.dates.count > 1, let last = match.dates.last else { return }
    if let calendar = last.calendar {
      for index in match.dates.indices where match.dates[index].calendar == nil {
        match.dates[index].calendar = calendar
      }
    }
    if let year = last.year {
      for index in match.dates.indices.dropLast() where match.dates[index].lacksYear {
        let isLater = (match.dates[index].firstMonth ?? 0) > (last.firstMonth ?? 12)
        match.dates[index].year = isLater && year > 1 ? year - 1 : year
        match.dates[index].isBeforeCommonEra = last.isBeforeCommonEra
      }
    }
    if match.link == .list, match.dates[0].role == .throughout {
      for index in match.dates.indices { match.dates[index].role = .throughout }
    }
    guard match.link == .range || match.link == .between else { return }
    match.dates[0].role = .from
    match.dates[match.dates.count - 1].role = .to
    for index in match.dates.indices { match.dates[index].bound = nil }
  }

  /// What surrounds the whole expression.
  func finish(_ match: inout ProseMatch) {
    let start = match.dates[0].limited.lowerBound
    let isOpened = isSign(start - 1, "(") || isSign(start - 1, "[")
    if match.dates.count == 1, isOpenEnded(match.end) { match.dates[0].role = .from }
    let isAlone = isOpened && (isSign(match.end, ")") || isSign(match.end, "]"))
    for index in match.dates.indices {
      match.dates[index].isInParentheses = isAlone || isOpened && match.dates[index].role != .point
      if match.dates[index].month != nil, match.dates.count == 1 {
        describeMonth(&match.dates[index])
      }
      if match.dates.count == 1 { leaveToTheNoun(&match.dates[index]) }
    }
  }

  /// "(1900–)", "1950 – present", "1950 to the present".
  private func isOpenEnded(_ index: Int) -> Bool {
    guard isSign(index, "-") || has(index, .to) else { return false }
    if isSign(index + 1, ")") { return true }
    return has(index + (has(index + 1, .article) ? 2 : 1), .present)
  }

  /// "After the 1940 treaty" says when the treaty was; "after" is said of the treaty.
  private func leaveToTheNoun(_ date: inout ProseDate) {
    let start = date.tokens.lowerBound - 1
    guard date.isAttributive, has(start, [.article, .determiner]) else { return }
    if date.limited != date.tokens { date.bound = nil }
    date.role = .point
    date.limited = date.tokens
  }

  /// "The March 1940 Moscow Peace Treaty", "the Civil War's 16 May celebration".
  private func describeMonth(_ date: inout ProseDate) {
    guard let next = token(date.tokens.upperBound), next.kind == .word,
      has(date.tokens.lowerBound - 1, [.article, .determiner])
        || token(date.tokens.lowerBound - 1)?.isPossessive == true, !next.has(.function)
    else { return }
    if date.year == nil {
      // "Its August defeat" is of the year that is told; a day kept every year is not.
      if date.day != nil, !has(date.tokens.lowerBound - 1, .article) { date.confidence = 0.4 }
      return
    }
    date.isAttributive = true
    date.isInName = next.isCapital
  }
}

extension ProseDate {
  enum Precision {
    case day
    case month
    case season
    case year
    case longer
  }

  var precision: Precision {
    switch kind {
    case .fields, .dual, .ambiguous: day != nil ? .day : month != nil ? .month : .year
    case .season, .neighbourSeason: .season
    case .decade, .century: .longer
    case .neighbour, .offset, .anchored: .day
    }
  }

  /// Whether it names a time by itself, and does not count from another.
  var isPlain: Bool {
    switch kind {
    case .fields, .season, .decade, .century: true
    case .dual, .ambiguous, .neighbour, .neighbourSeason, .offset, .anchored: false
    }
  }

  /// Whether it counts days from another.
  var isCounted: Bool {
    switch kind {
    case .neighbour(_, .day), .offset, .anchored: true
    default: false
    }
  }

  fileprivate func isBetween(_ grammar: ProseGrammar) -> Bool {
    grammar.has(limited.lowerBound - 1, .the) && grammar.has(limited.lowerBound - 2, .between)
  }
}

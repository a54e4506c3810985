extension ProseGrammar {
  /// What stands before a date and belongs to it: "late in", "c.", "Friday,", "by", "from".
  func addPrefixes(to date: inout ProseDate) {
    if case .anchored = date.kind { return }
    var start = date.tokens.lowerBound
    if date.day != nil, let weekday = weekday(before: start) {
      date.weekday = weekday.day
      start = weekday.start
    }
    if has(start - 1, .year), date.month == nil, date.year != nil, start - 1 >= floor {
      start -= has(start - 2, .the) && start - 2 >= floor ? 2 : 1
    }
    takePart(&date, &start)
    if takeCirca(before: &start) { date.isCirca = true }
    date.tokens = min(start, date.tokens.lowerBound)..<date.tokens.upperBound
    date.limited = date.tokens
    takeBound(&date, start)
    takeArticle(&date)
  }

  private func weekday(before start: Int) -> (day: Weekday, start: Int)? {
    var index = start - 1
    if has(index, .the) { index -= 1 }
    if isSign(index, ",") { index -= 1 }
    guard index >= floor, index >= 0, tokens[index].isCapital,
      let day = vocabulary.weekdays[tokens[index].word]
    else { return nil }
    return (day, index)
  }

  /// "late 1919", "early in 1920", "mid-1940", "the end of the 19th century", "the first half of 1920".
  private func takePart(_ date: inout ProseDate, _ start: inout Int) {
    if case .neighbour(_, let unit) = date.kind {
      // "Early that year".
      if has(start - 1, .part), !has(start - 1, .edge), start - 1 >= floor,
        unit == .year || unit == .month
      {
        take(start - 1, &date, &start)
      }
      return
    }
    if case .offset = date.kind { return }
    var index = start - 1
    if isSign(index, "-"), has(index - 1, .part), !has(index - 1, .edge), index - 1 >= floor {
      take(index - 1, &date, &start)
      return
    }
    if isSign(index, "-"), let bound = token(index - 1).flatMap({ vocabulary.bounds[$0.word] }),
      index - 1 >= floor, bound != .by
    {
      date.bound = bound
      start = index - 1
      return
    }
    if has(index, .the) { index -= 1 }
    if has(index, .part), !has(index, .edge), index >= floor {
      take(index, &date, &start)
      return
    }
    guard has(index, [.of, .inside]) else { return }
    index -= 1
    guard index >= floor else { return }
    if has(index, .part), has(index, .edge) || has(index + 1, .inside) {
      take(index, &date, &start)
    } else if has(index, .half), index - 1 >= floor, let ordinal = token(index - 1),
      has(index + 1, .of)
    {
      let number = vocabulary.ordinals[ordinal.word]
      guard let part = TimePart.named(tokens[index].word, number) else { return }
      date.part = part
      start = index - 1
    }
  }

  private func take(_ index: Int, _ date: inout ProseDate, _ start: inout Int) {
    guard date.day == nil, let part = vocabulary.parts[tokens[index].word] else { return }
    date.part = part
    start = index
  }

  private func takeCirca(before start: inout Int) -> Bool {
    var index = start - 1
    if isSign(index, "~"), index >= floor {
      start = index
      return true
    }
    if has(index, .the) { index -= 1 }
    if isSign(index, "."), has(index - 1, .circa) { index -= 1 }
    guard index >= floor, has(index, .circa)
    else {
      return false
    }
    start = index
    return true
  }

  /// "by", "before", "after" limit a date; "from", "since", "until" say what it is to the sentence.
  private func takeBound(_ date: inout ProseDate, _ start: Int) {
    var index = start - 1
    if has(index, .the) { index -= 1 }
    if has(index, .inside), has(index - 1, [.bound, .from, .to]) { index -= 1 }
    if has(index, .least), index - 1 >= floor { index -= 2 }
    if isSign(index, ".") || isSign(index, ":"), has(index - 1, [.birth, .death]),
      isSign(index, ":") || !tokens[index - 1].isCapital
    {
      index -= 1
    }
    if isSign(index, "*") || isSign(index, "\u{2020}") {
      date.role = isSign(index, "*") ? .birth : .death
      return
    }
    guard index >= floor, let token = token(index), token.kind == .word else { return }
    if has(index, .than), index - 2 >= floor, has(index - 2, .negation) {
      let direction = vocabulary.directions[tokens[index - 1].word]
      date.bound = direction.map { $0 > 0 ? .by : .since }
      if date.bound != nil { date.limited = index - 2..<date.tokens.upperBound }
      return
    }
    if has(index, .plainTo), has(index - 1, .prior), index - 1 >= floor {
      date.bound = .before
      date.limited = index - 1..<date.tokens.upperBound
      return
    }
    if token.has(.birth) || token.has(.death) {
      date.role = token.has(.birth) ? .birth : .death
    } else if let bound = vocabulary.bounds[token.word], isRelativeFree(date) {
      let isDenied = has(index - 1, .negation) && index - 1 >= floor
      date.bound = isDenied ? bound == .before ? .since : .by : bound
      date.limited = index - (isDenied ? 1 : 0)..<date.tokens.upperBound
    } else if token.has(.from) {
      date.role = .from
    } else if token.has(.to), !token.has(.plainTo) || has(index - 1, .up) {
      date.role = .to
    } else if token.has(.throughout) {
      date.role = .throughout
    }
  }

  private func isRelativeFree(_ date: ProseDate) -> Bool {
    switch date.kind {
    case .neighbour, .neighbourSeason, .offset, .anchored: false
    default: true
    }
  }

  /// The article belongs to a decade, a century and a part.
  private func takeArticle(_ date: inout ProseDate) {
    let start = date.tokens.lowerBound
    guard date.limited == date.tokens, has(start - 1, .the), start - 1 >= floor else { return }
    switch date.kind {
    case .decade, .century: break
    default:
      guard date.part != nil, has(start, .edge) || has(start, .ordinal) else { return }
    }
    date.tokens = start - 1..<date.tokens.upperBound
    date.limited = date.tokens
  }

  /// What stands behind a date: "(O.S.)", "[N.S.]", "(Friday)", the same day in the other calendar.
  func takeSuffixes(_ match: inout ProseMatch) {
    let last = match.dates.count - 1
    takeEra(&match)
    takeMark(&match)
    if match.dates.count == 1, match.dates[0].day != nil, match.dates[0].month != nil {
      takeOther(&match)
    }
    let next = match.end
    if isSign(next, "("), isSign(next + 2, ")"), let day = token(next + 1), day.isCapital,
      let weekday = vocabulary.weekdays[day.word]
    {
      match.dates[last].weekday = weekday
      match.end += 3
    }
    match.dates[last].tokens = match.dates[last].tokens.lowerBound..<match.end
    for index in match.dates.indices { match.dates[index].limited = match.dates[index].tokens }
  }

  private func takeEra(_ match: inout ProseMatch) {
    let last = match.dates.count - 1
    // The year has been read together with its era.
    guard match.dates[last].year != nil, isEra(match.end) else { return }
    let isBefore = vocabulary.eras[tokens[match.end].word] ?? false
    for index in match.dates.indices { match.dates[index].isBeforeCommonEra = isBefore }
    match.end += 1
  }

  private func takeMark(_ match: inout ProseMatch) {
    let isOpened = isSign(match.end, "[") || isSign(match.end, "(")
    let index = match.end + (isOpened ? 1 : 0)
    guard let token = token(index), token.isCapital, let calendar = vocabulary.calendars[token.word]
    else { return }
    var end = index + 1
    if has(end, .calendarNoun) { end += 1 }
    if isOpened {
      guard isSign(end, "]") || isSign(end, ")") else { return }
      end += 1
    }
    for date in match.dates.indices { match.dates[date].calendar = calendar }
    match.end = end
  }

  /// "25 October [7 November] 1917", "25 October [O.S.] / 7 November 1917", "7 November [O.S. 25 October] 1917".
  private func takeOther(_ match: inout ProseMatch) {
    let isOpened = isSign(match.end, "[") || isSign(match.end, "(")
    guard isOpened || isSign(match.end, "/") else { return }
    var index = match.end + 1
    var mark: CalendarSystem?
    if let token = token(index), token.isCapital, let calendar = vocabulary.calendars[token.word] {
      mark = calendar
      index += 1
      if isSign(index, ",") || isSign(index, ":") { index += 1 }
    }
    guard let other = dayAndMonth(at: index) else { return }
    index += other.length
    let year = self.year(at: index)
    index += year?.length ?? 0
    if isOpened {
      if isSign(index, ","), has(index + 1, .calendar) { index += 1 }
      if has(index, .calendar) { index += 1 }
      guard isSign(index, "]") || isSign(index, ")") else { return }
      index += 1
    }
    var date = match.dates[0]
    if date.year == nil, let found = self.year(at: index), isOpened {
      date.year = found.year
      index += found.length
    }
    if date.year == nil { date.year = year?.year }
    date.kind = .dual(day: other.day, month: other.month, year: year?.year)
    if date.calendar == nil, let mark { date.calendar = mark == .julian ? .gregorian : .julian }
    match.dates[0] = date
    match.end = index
  }

  private func dayAndMonth(at index: Int) -> (day: Int, month: Int, length: Int)? {
    if let day = day(index), let month = month(index + 1) {
      return (day, month, isSign(index + 2, ".") && has(index + 1, .abbreviation) ? 3 : 2)
    }
    let next = isSign(index + 1, ".") ? index + 2 : index + 1
    if let month = month(index), let day = day(next) { return (day, month, next + 1 - index) }
    return nil
  }
}

extension TimePart {
  /// A half, a third or a quarter by its number; 0 is the last.
  fileprivate static func named(_ noun: String, _ number: Int?) -> TimePart? {
    switch (noun, number) {
    case ("half", 1): .firstHalf
    case ("half", 2), ("half", 0): .secondHalf
    case ("third", 1): .early
    case ("third", 2): .mid
    case ("third", 3), ("third", 0): .late
    case ("quarter", 1): .firstQuarter
    case ("quarter", 2): .secondQuarter
    case ("quarter", 3): .thirdQuarter
    case ("quarter", 4), ("quarter", 0): .lastQuarter
    default: nil
    }
  }
}

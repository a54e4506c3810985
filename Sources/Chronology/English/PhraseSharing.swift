extension EnglishParser {
  /// Lets each of two neighbours take from the other what it leaves out: "12–14 July 1920", "1914–18",
  /// "17th–19th centuries", "July or August 1920".
  func share(_ first: inout Phrase, _ last: inout Phrase) throws(DateError) {
    shareKind(&first, last)
    if case .decade(let ten) = last.kind, case .decade(let firstTen) = first.kind, ten < 100,
      firstTen >= 100
    {
      last.kind = .decade(firstTen / 100 * 100 + ten)
    }
    try completeLast(first, &last)
    try completeFirst(&first, last)
    if last.month == nil, last.day != nil { last.month = first.month }
    if first.mark == nil, first.isRoman, last.mark == .julian || last.mark == .gregorian {
      first.mark = last.mark
    }
    // "300–200 BCE" are two years before; "1849 to not before 200 BCE" is not.
    if first.era == nil, first.year != nil || !first.isFields, first.bound == nil,
      last.bound == nil,
      last.era == .common || last.era == .beforeCommon
    {
      first.era = last.era
    }
    shareYear(&first, &last)
  }

  /// What a number or a part alone is, by the kind of what follows.
  private func shareKind(_ first: inout Phrase, _ last: Phrase) {
    switch (first.kind, last.kind) {
    case (.empty, .fields):
      first.kind = .fields
      (first.year, first.month, first.day) = (last.year, last.month, last.day)
      first.era = last.era
    case (.empty, _):
      first.kind = last.kind
      (first.year, first.era) = (last.year, last.era)
    case (.fields, .century):
      if let bare = first.bare, first.month == nil {
        first.kind = .century(bare.number)
        first.bare = nil
      }
    case (.fields, .millennium):
      if let bare = first.bare, first.month == nil {
        first.kind = .millennium(bare.number)
        first.bare = nil
      }
    default: break
    }
  }

  /// The second number of "1914–18" or "July 12–14".
  private func completeLast(_ first: Phrase, _ last: inout Phrase) throws(DateError) {
    guard let bare = last.bare else { return }
    if let year = first.year, !year.isDual, first.day == nil {
      guard first.era != .beforeCommon else {
        throw error("write both years with all their digits", at: bare.offset)
      }
      var unit = 1
      for _ in 0..<bare.digits { unit *= 10 }
      let number = year.number / unit * unit + bare.number
      guard number > year.number, !bare.isOrdinal else {
        throw error("the second year must be later than the first", at: bare.offset)
      }
      last.bare = nil
      last.year = Phrase.Year(number: number, digits: year.digits, offset: bare.offset)
      last.era = first.era
    } else if first.day != nil, first.month != nil, first.year == nil {
      last.bare = nil
      last.day = bare.number
      last.month = first.month
    }
  }

  /// The first number of "12–14 July 1920" or "10–20 CE".
  private func completeFirst(_ first: inout Phrase, _ last: Phrase) throws(DateError) {
    guard let bare = first.bare else { return }
    if last.day != nil, let month = last.month {
      first.bare = nil
      first.day = bare.number
      first.month = month
    } else if last.month == nil, last.year != nil, !bare.isOrdinal {
      first.bare = nil
      first.year = Phrase.Year(number: bare.number, digits: bare.digits, offset: bare.offset)
      first.era = last.era
    }
  }

  /// A year that only one of the two writes.
  private func shareYear(_ first: inout Phrase, _ last: inout Phrase) {
    if first.year == nil, first.needsYear, let year = last.year {
      first.year = year
      first.era = last.era
    } else if last.year == nil, last.needsYear, let year = first.year {
      last.year = year
      last.era = first.era
    }
  }
}

extension Phrase {
  fileprivate var isFields: Bool {
    if case .fields = kind { true } else { false }
  }

  /// Whether nothing in it belongs to a calendar with months of its own.
  fileprivate var isRoman: Bool {
    month?.calendar ?? .gregorian == .gregorian
      && [nil, .common, .beforeCommon].contains(era)
  }

  /// Whether it names something within a year.
  fileprivate var needsYear: Bool {
    switch kind {
    case .season, .quarter: true
    case .fields: month != nil
    default: false
    }
  }
}

extension EDTF {
  /// The lowest level of the standard, 0 to 2, that has all that the text uses.
  ///
  /// Level 0 has whole dates, times and intervals of them, level 1 open ends, seasons, years of any length
  /// and qualified whole dates, level 2 sets, qualified parts and any open digit.
  public var level: Int {
    switch value {
    case .date(let date): date.level
    case .dateTime: 0
    case .interval(let start, let end): max(start.level, end.level)
    case .oneOf, .allOf: 2
    }
  }
}

extension EDTF.Endpoint {
  fileprivate var level: Int {
    switch self {
    case .date(let date): date.level
    case .open, .unknown: 1
    }
  }
}

extension EDTF.PartialDate {
  var level: Int {
    max(year.level, season.map { $0.rawValue > Season.winter.rawValue ? 2 : 1 } ?? 0)
      .raised(to: qualificationLevel)
      .raised(to: openDigitLevel)
  }

  /// One qualifier at the very end is of level 1, any other of level 2.
  private var qualificationLevel: Int {
    let earlier = parts.dropLast().contains { $0 != EDTF.Qualification() }
    let last = parts.last ?? EDTF.Qualification()
    if earlier || last.own != nil { return 2 }
    return last.group == nil ? 0 : 1
  }

  /// Open digits are of level 1 where a whole month and day, or the last one or two of a year, are open.
  private var openDigitLevel: Int {
    let fields = [month, day].compactMap { $0 }.map { ($0.tens == nil, $0.ones == nil) }
    if fields.contains(where: { $0.0 != $0.1 }) { return 2 }
    let isOpen = fields.map(\.0)
    let yearLevel = year.openDigitLevel
    guard yearLevel > 0 || isOpen.contains(true) else { return 0 }
    // What follows an open part must be open: 1560-XX-25 is of level 2.
    let order = (yearLevel > 0 ? [true] : [false]) + isOpen
    let firstOpen = order.firstIndex(of: true) ?? order.count
    return order[firstOpen...].allSatisfy { $0 } ? max(1, yearLevel) : 2
  }
}

extension EDTF.Year {
  fileprivate var level: Int {
    switch self {
    case .digits(_, _, .some): 2
    case .digits(let isNegative, _, nil): isNegative ? 1 : 0
    case .long(_, let exponent, let significant): exponent == nil && significant == nil ? 1 : 2
    case .century(let number): number < 0 ? 1 : 0
    case .decade: 2
    }
  }

  fileprivate var openDigitLevel: Int {
    guard case .digits(_, let digits, _) = self else { return 0 }
    let open = digits.map { $0 == nil }
    if !open.contains(true) { return 0 }
    return open == [false, false, false, true] || open == [false, false, true, true]
      || open == [true, true, true, true] ? 1 : 2
  }
}

extension Int {
  fileprivate func raised(to other: Int) -> Int { Swift.max(self, other) }
}

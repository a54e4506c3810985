/// The arithmetic of the proleptic Julian calendar, with years from 1 January.
enum Julian {
  /// The Julian day number of 1 March of the year 0.
  private static let epoch = 1_721_118

  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    return epoch + 365 * marchYear + floorDivide(marchYear, 4)
      + MarchMonths.daysBefore(month) + day - 1
  }

  static func fields(of number: Int) -> (year: Int, month: Int, day: Int) {
    let days = number - epoch
    let cycle = floorDivide(days, 1461)
    let dayOfCycle = days - cycle * 1461
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460) / 365
    return MarchMonths.fields(
      marchYear: cycle * 4 + yearOfCycle,
      dayOfYear: dayOfCycle - 365 * yearOfCycle
    )
  }
}

/// Years since the Creation as Byzantium counted them: from 1 September 5509 BCE, in Julian months.
enum Byzantine {
  /// The Byzantine year that begins in a Julian year is that year plus this, less one.
  static let offset = 5509

  /// The Julian year and month of a Byzantine one; month 1 is September.
  static func julian(year: Int, month: Int) -> (year: Int, month: Int) {
    month <= 4 ? (year - offset, month + 8) : (year - offset + 1, month - 4)
  }

  static func fields(of number: Int) -> (year: Int, month: Int, day: Int) {
    let julian = Julian.fields(of: number)
    return julian.month >= 9
      ? (julian.year + offset, julian.month - 8, julian.day)
      : (julian.year + offset - 1, julian.month + 4, julian.day)
  }
}

/// The calendar of Alexandria, which the Copts and the Ethiopians keep: twelve months of 30 days, then 5 or 6 days.
enum Alexandrian {
  /// 1 Thout of the year 1 of the Martyrs: 29 August 284 in the Julian calendar.
  static let martyrs = 1_825_030
  /// 1 Mäskäräm of the year 1 of the Incarnation: 29 August 8 CE in the Julian calendar.
  static let incarnation = 1_724_221

  static func firstDay(ofYear year: Int, epoch: Int) -> Int {
    epoch + 365 * (year - 1) + floorDivide(year, 4)
  }
}

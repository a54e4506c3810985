/// The arithmetic of the civil Islamic calendar: eleven long years in a cycle of thirty.
enum Islamic {
  /// 1 Muharram 1: Friday, 16 July 622 in the Julian calendar.
  private static let epoch = 1_948_440

  static func firstDay(ofYear year: Int) -> Int {
    epoch + 354 * (year - 1) + floorDivide(3 + 11 * year, 30)
  }

  /// Months have 30 and 29 days in turn; only the last can have a day more.
  static func daysBeforeMonth(_ month: Int) -> Int {
    29 * (month - 1) + month / 2
  }

  static func fields(of dayOfYear: Int, year: Int) -> (year: Int, month: Int, day: Int) {
    var month = min(12, dayOfYear / 29 + 1)
    while daysBeforeMonth(month) > dayOfYear { month -= 1 }
    return (year, month, dayOfYear - daysBeforeMonth(month) + 1)
  }
}

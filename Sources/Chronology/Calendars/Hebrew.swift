/// The arithmetic of the Hebrew calendar: mean new moons, and the rules that put off the new year.
enum Hebrew {
  /// 1 Tishri of the year 1: 7 October 3761 BCE in the Julian calendar.
  private static let epoch = 347_998
  /// A day has 25,920 parts of 3 1/3 seconds; a mean month is 29 days and 13,753 parts.
  private static let partsOfDay = 25_920

  static func isLeap(_ year: Int) -> Bool {
    floorModulo(7 * year + 1, 19) < 7
  }

  /// The day number of 1 Tishri.
  static func newYear(_ year: Int) -> Int {
    let before = daysElapsed(year - 1)
    let this = daysElapsed(year)
    let after = daysElapsed(year + 1)
    // No year may have 356 or 382 days: such a one begins later.
    let delay = after - this == 356 ? 2 : this - before == 382 ? 1 : 0
    return epoch + this + delay
  }

  /// Days from the epoch to the mean new moon of Tishri, kept off Sunday, Wednesday and Friday.
  private static func daysElapsed(_ year: Int) -> Int {
    let months = floorDivide(235 * year - 234, 19)
    let parts = 12_084 + 13_753 * months
    let day = 29 * months + floorDivide(parts, partsOfDay)
    return floorModulo(3 * (day + 1), 7) < 3 ? day + 1 : day
  }

  static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2, 4, 6, 10, 13: return 29
    case 12: return isLeap(year) ? 30 : 29
    case 8: return (newYear(year + 1) - newYear(year)) % 10 == 5 ? 30 : 29
    case 9: return (newYear(year + 1) - newYear(year)) % 10 == 3 ? 29 : 30
    default: return 30
    }
  }

  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    var number = newYear(year) + day - 1
    for earlier in monthsInOrder(year).prefix(while: { $0 != month }) {
      number += daysInMonth(earlier, year: year)
    }
    return number
  }

  static func fields(of number: Int, year: Int) -> (year: Int, month: Int, day: Int) {
    var rest = number - newYear(year)
    var last = 6
    for month in monthsInOrder(year) {
      let length = daysInMonth(month, year: year)
      last = month
      if rest < length { break }
      rest -= length
    }
    return (year, last, rest + 1)
  }

  /// The months as the year goes: Tishri (7) first, Elul (6) last.
  private static func monthsInOrder(_ year: Int) -> [Int] {
    Array(7...(isLeap(year) ? 13 : 12)) + Array(1...6)
  }
}

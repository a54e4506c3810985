/// The arithmetic of the proleptic Gregorian calendar.
///
/// Years are counted from 1 March, so that the leap day is the last of its year.
enum Gregorian {
  /// The Julian day number of 1 March of the year 0.
  private static let epoch = 1_721_120

  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let cycle = floorDivide(marchYear, 400)
    let yearOfCycle = marchYear - cycle * 400
    let dayOfCycle =
      yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100
      + MarchMonths.daysBefore(month) + day - 1
    return epoch + cycle * 146_097 + dayOfCycle
  }

  static func fields(of number: Int) -> (year: Int, month: Int, day: Int) {
    let days = number - epoch
    let cycle = floorDivide(days, 146_097)
    let dayOfCycle = days - cycle * 146_097
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    return MarchMonths.fields(marchYear: cycle * 400 + yearOfCycle, dayOfYear: dayOfYear)
  }
}

/// Months of a year that begins on 1 March: their lengths repeat every five, 153 days in all.
enum MarchMonths {
  /// The days of the March year before a month.
  static func daysBefore(_ month: Int) -> Int {
    (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
  }

  /// The civil year, month and day of a day of a March year, from 0.
  static func fields(marchYear: Int, dayOfYear: Int) -> (year: Int, month: Int, day: Int) {
    let index = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * index + 2) / 5 + 1
    let month = index < 10 ? index + 3 : index - 9
    return (month <= 2 ? marchYear + 1 : marchYear, month, day)
  }
}

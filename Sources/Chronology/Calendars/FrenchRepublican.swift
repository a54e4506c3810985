/// The years of the French Republican calendar: twelve months of 30 days, then 5 or 6 days of its own.
///
/// The law put the new year on the autumn equinox at Paris; in the fourteen years of its use that made
/// the years 3, 7 and 11 long. What should have come after is a matter of opinion: three rules.
enum FrenchRepublican {
  enum Rule {
    /// Romme's proposal: 16, 20 and so on, with the Gregorian exceptions and every 4000th year common.
    case romme
    /// Mädler's: 15, then 20, 24 and so on, but every 128th year common.
    case madler
    /// 15, 19, 23 and so on.
    case continuous
  }

  /// 1 Vendémiaire I: 22 September 1792.
  private static let epoch = 2_375_840

  static func firstDay(ofYear year: Int, rule: Rule) -> Int {
    let common = epoch + 365 * (year - 1)
    switch rule {
    case .continuous: return common + floorDivide(year, 4)
    case .romme:
      guard year > 15 else { return common + floorDivide(year, 4) }
      return common + 3 + rommeLeaps(year - 1) - rommeLeaps(14)
    case .madler:
      guard year > 17 else { return common + floorDivide(year, 4) }
      return common + 4 + madlerLeaps(year - 1) - madlerLeaps(16)
    }
  }

  private static func rommeLeaps(_ year: Int) -> Int {
    year / 4 - year / 100 + year / 400 - year / 4000
  }

  private static func madlerLeaps(_ year: Int) -> Int {
    year / 4 - year / 128
  }
}

/// The names of months, as they are printed; the reader of English knows more spellings.
enum MonthNames {
  static let roman = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  static let frenchRepublican = [
    "Vendémiaire", "Brumaire", "Frimaire", "Nivôse", "Pluviôse", "Ventôse", "Germinal", "Floréal",
    "Prairial", "Messidor", "Thermidor", "Fructidor", "Sansculottides",
  ]
  static let hebrew = [
    "Nisan", "Iyar", "Sivan", "Tammuz", "Av", "Elul", "Tishri", "Heshvan", "Kislev", "Tevet",
    "Shevat", "Adar", "Adar II",
  ]
  static let islamic = [
    "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II", "Rajab", "Shaban",
    "Ramadan", "Shawwal", "Dhu al-Qada", "Dhu al-Hijja",
  ]

  /// The English name of a month from 1 to 12.
  static func english(_ month: Int) -> String {
    roman.indices.contains(month - 1) ? roman[month - 1] : "month \(month)"
  }
}

extension CalendarSystem {
  /// The names of the months of the year, by their number; nil where they are not told apart by name.
  var monthNames: [String]? {
    switch self {
    case .gregorian, .julian: MonthNames.roman
    case .frenchRepublican: MonthNames.frenchRepublican
    case .hebrew: MonthNames.hebrew
    case .islamic: MonthNames.islamic
    case .byzantine, .frenchRepublicanRomme, .frenchRepublicanMadler, .frenchRepublicanContinuous,
      .coptic, .ethiopian:
      nil
    }
  }

  /// The calendar's name as a mark after a date.
  public var name: String {
    switch self {
    case .gregorian: "Gregorian"
    case .julian: "Julian"
    case .byzantine: "Byzantine"
    case .frenchRepublican: "French Republican"
    case .frenchRepublicanRomme: "French Republican by Romme's rule"
    case .frenchRepublicanMadler: "French Republican by Mädler's rule"
    case .frenchRepublicanContinuous: "French Republican by the continuous rule"
    case .hebrew: "Hebrew"
    case .islamic: "Islamic"
    case .coptic: "Coptic"
    case .ethiopian: "Ethiopian"
    }
  }
}

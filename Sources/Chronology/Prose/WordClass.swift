/// What a word can be to a date; a word can be several things.
struct WordClass: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  static let month = WordClass(rawValue: 1 << 0)
  /// An abbreviation of a month, which is one only beside a day or a year.
  static let shortMonth = WordClass(rawValue: 1 << 1)
  static let season = WordClass(rawValue: 1 << 2)
  static let weekday = WordClass(rawValue: 1 << 3)
  static let unit = WordClass(rawValue: 1 << 4)
  static let ordinal = WordClass(rawValue: 1 << 5)
  static let century = WordClass(rawValue: 1 << 6)
  static let number = WordClass(rawValue: 1 << 7)
  /// "few", "several": a number that is none.
  static let vagueNumber = WordClass(rawValue: 1 << 8)
  static let neighbour = WordClass(rawValue: 1 << 9)
  static let direction = WordClass(rawValue: 1 << 10)
  static let era = WordClass(rawValue: 1 << 11)
  /// "early", "late".
  static let part = WordClass(rawValue: 1 << 12)
  /// "beginning", "end".
  static let edge = WordClass(rawValue: 1 << 13)
  static let circa = WordClass(rawValue: 1 << 14)
  static let bound = WordClass(rawValue: 1 << 15)
  static let from = WordClass(rawValue: 1 << 16)
  static let to = WordClass(rawValue: 1 << 17)
  static let throughout = WordClass(rawValue: 1 << 18)
  /// Words after which a number of four digits is a year: "in", "since".
  static let temporal = WordClass(rawValue: 1 << 19)
  /// Words after which it can be a year as well as a number of things: "of", "for".
  static let loose = WordClass(rawValue: 1 << 20)
  /// "the", "its", "former".
  static let determiner = WordClass(rawValue: 1 << 21)
  static let the = WordClass(rawValue: 1 << 45)
  static let that = WordClass(rawValue: 1 << 46)
  static let on = WordClass(rawValue: 1 << 47)
  /// Of the temporal ones, those after which hardly anything is counted: "in", "since".
  static let plainlyTemporal = WordClass(rawValue: 1 << 48)
  static let than = WordClass(rawValue: 1 << 49)
  /// "At least", between "by" and its date.
  static let least = WordClass(rawValue: 1 << 50)
  static let prior = WordClass(rawValue: 1 << 51)
  static let negation = WordClass(rawValue: 1 << 52)
  /// "To", which is an end only after a beginning, or after "up".
  static let plainTo = WordClass(rawValue: 1 << 53)
  static let up = WordClass(rawValue: 1 << 54)
  /// "Later": a direction from what was told before, never from what follows.
  static let alone = WordClass(rawValue: 1 << 55)
  /// "Fall": a season by itself only with its article.
  static let withArticle = WordClass(rawValue: 1 << 56)
  /// An era that can be written small: "44 bce".
  static let plainEra = WordClass(rawValue: 1 << 58)
  /// "Years": more than one, and so no neighbour.
  static let plural = WordClass(rawValue: 1 << 59)
  /// "Easter", with a year behind it.
  static let feast = WordClass(rawValue: 1 << 60)
  /// "Border": what is as it was in a year.
  static let fixed = WordClass(rawValue: 1 << 61)
  /// "Day", between a day and its month.
  static let day = WordClass(rawValue: 1 << 62)
  static let calendarNoun = WordClass(rawValue: 1 << 57)
  static let article = WordClass(rawValue: 1 << 22)
  static let and = WordClass(rawValue: 1 << 23)
  static let or = WordClass(rawValue: 1 << 24)
  static let of = WordClass(rawValue: 1 << 25)
  static let inside = WordClass(rawValue: 1 << 26)
  /// Small words, which count nothing.
  static let function = WordClass(rawValue: 1 << 27)
  /// What numbers count, and units of measure.
  static let counted = WordClass(rawValue: 1 << 28)
  /// "p.", "Article", "Route": what is numbered.
  static let numbered = WordClass(rawValue: 1 << 29)
  /// "force", "total": what can be "of 1500".
  static let amount = WordClass(rawValue: 1 << 30)
  /// "treaty", "census": what is called by its year.
  static let named = WordClass(rawValue: 1 << 31)
  /// "wrote", "argued": what later authors do.
  static let reporting = WordClass(rawValue: 1 << 32)
  /// "had".
  static let perfect = WordClass(rawValue: 1 << 33)
  static let between = WordClass(rawValue: 1 << 34)
  /// Abbreviations whose full stop ends no sentence.
  static let abbreviation = WordClass(rawValue: 1 << 35)
  static let half = WordClass(rawValue: 1 << 36)
  /// Marks of a calendar: "O.S.".
  static let calendar = WordClass(rawValue: 1 << 37)
  static let birth = WordClass(rawValue: 1 << 38)
  static let death = WordClass(rawValue: 1 << 39)
  /// "was", "saw": a verb after a year that begins a sentence.
  static let verb = WordClass(rawValue: 1 << 40)
  /// "Rose", "grew": what numbers do.
  static let change = WordClass(rawValue: 1 << 43)
  /// "Present", "today".
  static let present = WordClass(rawValue: 1 << 44)
  static let comparative = WordClass(rawValue: 1 << 41)
  /// The noun "year".
  static let year = WordClass(rawValue: 1 << 42)
}

/// The words of dates.
enum Lexicon {
  /// A month by its name, in the calendar that has it.
  struct Month: Hashable {
    var calendar: CalendarSystem
    var number: Int
  }

  static let months: [String: Month] = {
    var months: [String: Month] = [:]
    let roman = [
      ["january", "jan"], ["february", "feb", "febr"], ["march", "mar"], ["april", "apr"], ["may"],
      ["june", "jun"], ["july", "jul"], ["august", "aug"], ["september", "sep", "sept"],
      ["october", "oct"], ["november", "nov"], ["december", "dec"],
    ]
    let republican = [
      ["vendemiaire"], ["brumaire"], ["frimaire"], ["nivose"], ["pluviose"], ["ventose"],
      ["germinal"], ["floreal"], ["prairial"], ["messidor"], ["thermidor"], ["fructidor"],
      ["sansculottides"],
    ]
    // Adar is told apart by its numeral, see `EnglishParser.takeMonth`.
    let hebrew = [
      ["nisan", "nissan"], ["iyar", "iyyar"], ["sivan"], ["tammuz", "tamuz"], ["av"], ["elul"],
      ["tishri", "tishrei"], ["heshvan", "cheshvan", "marheshvan", "marcheshvan"],
      ["kislev"], ["tevet", "tebet"], ["shevat", "shvat"],
    ]
    let islamic = [
      ["muharram"], ["safar"], [], [], [], [], ["rajab"], ["shaban"],
      ["ramadan", "ramazan"], ["shawwal"],
    ]
    let calendars: [(CalendarSystem, [[String]])] = [
      (.gregorian, roman), (.frenchRepublican, republican), (.hebrew, hebrew),
      (.islamic, islamic),
    ]
    for (calendar, names) in calendars {
      for (index, spellings) in names.enumerated() {
        for spelling in spellings {
          months[spelling] = Month(calendar: calendar, number: index + 1)
        }
      }
    }
    return months
  }()

  static let seasons: [String: Season] = [
    "spring": .spring, "springtime": .spring, "summer": .summer, "summertime": .summer,
    "autumn": .autumn, "fall": .autumn, "winter": .winter, "wintertime": .winter,
  ]

  static let weekdays: [String: Weekday] = {
    var weekdays: [String: Weekday] = [:]
    for day in Weekday.allCases {
      let name = day.rawValue.lowercased()
      weekdays[name] = day
      weekdays[String(name.prefix(3))] = day
    }
    weekdays["tues"] = .tuesday
    weekdays["thur"] = .thursday
    weekdays["thurs"] = .thursday
    return weekdays
  }()

  static let eras: [String: Phrase.Era] = [
    "ad": .common, "ce": .common, "bc": .beforeCommon, "bce": .beforeCommon, "am": .creation,
    "ah": .hijra,
  ]

  static let units: [String: (unit: TimeUnit, times: Int)] = [
    "day": (.day, 1), "days": (.day, 1), "week": (.week, 1), "weeks": (.week, 1),
    "fortnight": (.week, 2), "fortnights": (.week, 2), "month": (.month, 1),
    "months": (.month, 1), "year": (.year, 1), "years": (.year, 1), "decade": (.year, 10),
    "decades": (.year, 10),
  ]

  /// Words before a unit, with how many units away they mean.
  static let neighbours = [
    "next": 1, "following": 1, "previous": -1, "preceding": -1, "same": 0, "that": 0,
  ]

  /// Words after a unit, with the direction they count in.
  static let directions = [
    "after": 1, "later": 1, "afterwards": 1, "following": 1, "before": -1, "earlier": -1,
  ]

  static let numbers: [String: Int] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
  ]

  static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
  ]

  static let parts: [String: TimePart] = [
    "early": .early, "beginning": .early, "start": .early, "mid": .mid, "middle": .mid,
    "late": .late, "end": .late,
  ]

  static let circa: Set<String> = [
    "c", "ca", "cca", "circa", "about", "around", "approx", "approximately", "roughly", "near",
    "nearly",
  ]
  static let doubt: Set<String> = [
    "uncertain", "probably", "possibly", "perhaps", "maybe", "presumably",
  ]
  /// Parts that are named by their edge: what is before the end of 1920 can be in late 1920.
  static let edges: Set<String> = ["beginning", "start", "end"]

  static let fillers: Set<String> = ["the", "in", "on", "at", "of", "during", "some", "sometime"]

  /// What limits a date to one side, the longer wordings first.
  static let bounds = WordTable<Phrase.Bound>([
    (["no", "later", "than"], .by), (["not", "later", "than"], .by), (["not", "after"], .by),
    (["on", "or", "before"], .by), (["in", "or", "before"], .by), (["by"], .by), (["until"], .by),
    (["till"], .by),
    (["no", "earlier", "than"], .since), (["not", "earlier", "than"], .since),
    (["not", "before"], .since), (["on", "or", "after"], .since),
    (["in", "or", "after"], .since), (["since"], .since),
    (["earlier", "than"], .before), (["prior", "to"], .before), (["before"], .before),
    (["pre", "-"], .before), (["ante"], .before), (["later", "than"], .after),
    (["after"], .after), (["post", "-"], .after), (["post"], .after),
  ])

  /// The same said after the date.
  static let boundsBehind = WordTable<Phrase.Bound>([
    (["or", "earlier"], .by), (["or", "before"], .by), (["at", "the", "latest"], .by),
    (["or", "later"], .since), (["or", "after"], .since), (["at", "the", "earliest"], .since),
  ])

  /// What can stand for an end of a stretch of time.
  static let ends = WordTable<Wording.End>([
    (["the", "present"], .open), (["present"], .open), (["now"], .open), (["today"], .open),
    (["an", "unknown", "date"], .unknown), (["unknown", "date"], .unknown),
    (["unknown"], .unknown), (["date", "unknown"], .unknown), (["undated"], .unknown),
    (["no", "date"], .unknown), (["nd"], .unknown), (["sd"], .unknown),
  ])

  /// Words between the two ends of a stretch.
  static let links = WordTable<Void>([
    (["up", "to"], ()), (["to"], ()), (["through"], ()), (["until"], ()), (["till"], ()),
  ])

  static let marks = WordTable<CalendarSystem>([
    (["old", "style"], .julian), (["os"], .julian), (["julian"], .julian),
    (["new", "style"], .gregorian), (["ns"], .gregorian), (["gregorian"], .gregorian),
    (["french", "republican"], .frenchRepublican), (["hebrew"], .hebrew), (["islamic"], .islamic),
  ])

  /// Words that say nothing about when, put before the time of a life or work.
  static let activity: Set<String> = ["active", "fl", "flourished"]

  /// Words of datings that need a table of rulers.
  static let rulers: Set<String> = [
    "dynasty", "reign", "regnal", "regni", "king", "queen", "emperor", "pope", "consulship",
  ]
}

/// Wordings of one or more words, found by their first.
struct WordTable<Value: Sendable>: Sendable {
  typealias Entry = (words: [String], value: Value)

  private let byFirstWord: [String: [Entry]]

  /// Keeps the order of wordings that begin alike, so that longer ones can come first.
  init(_ entries: [Entry]) {
    byFirstWord = Dictionary(grouping: entries) { $0.words.first ?? "" }
  }

  func entries(beginning word: String) -> [Entry] {
    byFirstWord[word] ?? []
  }
}

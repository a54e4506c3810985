import TestSupport
import Chronology

/// Random dates, texts and periods for tests of properties.
extension SplitMix64 {
  /// A date of EDTF in any of its forms; some name days that do not exist.
  mutating func edtf() -> String {
    switch int(1...10) {
    case 1: "\(edtfDate())/\(edtfDate())"
    case 2: pick(["../", "/"]) + edtfDate()
    case 3: edtfDate() + pick(["/..", "/"])
    case 4: "[\(edtfElements())]"
    case 5: "{\(edtfElements())}"
    case 6: edtfTime()
    default: edtfDate()
    }
  }

  private mutating func edtfElements() -> String {
    var elements = (0..<int(1...4)).map { _ in
      chance(20) ? "\(edtfDate())..\(edtfDate())" : edtfDate()
    }
    if chance(20) { elements[0] = ".." + edtfDate() }
    if chance(20) { elements[elements.count - 1] = edtfDate() + ".." }
    return elements.joined(separator: chance(50) ? "," : ", ")
  }

  mutating func edtfDate() -> String {
    switch int(1...12) {
    case 1: return "Y\(pick(["", "-"]))\(int(10_000...99_000_000))" + pick(["", "S3"])
    case 2: return "Y\(pick(["", "-"]))\(int(1...999))E\(int(4...7))"
    case 3: return "\(pick(["", "-"]))\(int(10...999))" + qualifier(20)
    case 4: return "\(year())S\(int(1...4))"
    case 5: return qualified(year()) + "-" + qualified(String(int(21...41)))
    default: break
    }
    var text = qualified(masked(year(), percent: 10))
    if chance(70) {
      text += "-" + qualified(masked(two(1...12), percent: 10))
      if chance(60) { text += "-" + qualified(masked(two(1...31), percent: 10)) }
    }
    return text
  }

  private mutating func edtfTime() -> String {
    let day = "\(year())-\(two(1...12))-\(two(1...28))T\(two(0...23)):\(two(0...59))"
    return day + pick(["", ":\(two(0...59))", ":\(two(0...59)).\(int(0...999))"])
      + pick(["", "Z", "+0\(int(1...9))", "-0\(int(1...9)):30"])
  }

  private mutating func year() -> String {
    let digits = String(int(0...9999))
    let year = String(repeating: "0", count: 4 - digits.count) + digits
    return chance(15) ? "-" + year : year
  }

  private mutating func two(_ range: ClosedRange<Int>) -> String {
    let number = int(range)
    return number < 10 ? "0\(number)" : "\(number)"
  }

  private mutating func masked(_ text: String, percent: Int) -> String {
    String(text.map { $0.isNumber && chance(percent) ? "X" : $0 })
  }

  private mutating func qualifier(_ percent: Int) -> String {
    chance(percent) ? pick(["?", "~", "%"]) : ""
  }

  private mutating func qualified(_ text: String) -> String {
    chance(10) ? qualifier(100) + text : text + qualifier(10)
  }

  /// A date from bounds and rule, mostly such as a reader makes, some not.
  mutating func date() -> HistoricalDate {
    let calendar = pick([CalendarSystem.gregorian, .gregorian, .julian] + CalendarSystem.allCases)
    let span = pick([3000, 40_000, 900_000, 4_000_000])
    let first = Day(number: 2_400_000 + int(-span...span / 4))
    let lengths = [0, 1, 9, 30, 59, 364, 365, 3651, 36_523, int(0...800), int(0...100_000)]
    var range = first...first.advanced(by: pick(lengths))
    let here = first.components(in: calendar)
    switch int(1...6) {
    case 1: range = calendar.days(ofYear: here.year) ?? range
    case 2: range = calendar.days(ofMonth: here.month, year: here.year) ?? range
    case 3:
      let last = calendar.days(ofYear: here.year + int(0...9))?.upperBound ?? range.upperBound
      range = (calendar.days(ofYear: here.year)?.lowerBound ?? first)...last
    default: break
    }
    if chance(10) { range = .distantPast...range.upperBound }
    if chance(10) { range = range.lowerBound ... .distantFuture }
    let rules = [
      "day", "month", "year", "given", "before", "after", "by", "since", "early-third",
      "mid-third", "late-third", "first-half", "season", "winter", "quarter", "circa-5y",
      "uncertain-5y", "circa-uncertain-10y", "circa-2m", "circa-5d", "before-circa-5y",
      "since-uncertain-2m", "circa-99999999999y", "nonsense-of-others",
    ]
    return HistoricalDate(
      earliest: range.lowerBound,
      latest: range.upperBound,
      calendar: calendar,
      rule: DateRule(rawValue: pick(rules))
    )
  }
}

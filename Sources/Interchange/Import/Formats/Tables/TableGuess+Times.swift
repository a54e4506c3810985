internal import Chronology
internal import Names
internal import RegestaKit

extension TableGuess {
  /// The dates of the row's thing: columns for year, month and day, a beginning and an end, a date.
  mutating func addTimes(_ kind: String?) {
    let isEvent = kind.map { reading.vocabulary.isKind($0, "event") } ?? false
    for (stem, parts) in triplets() {
      guard let relation = dateRelation(stem, isEvent: isEvent) else { continue }
      state(relation, .parts(parts), "\(relation) of the row's thing")
      for (index, unit) in [(parts.year, "year"), (parts.month, "month"), (parts.day, "day")] {
        if let index { columns.take(index, for: "\(unit) of \(relation) of the row's thing") }
      }
    }
    for header in headers where !columns.isTaken(header.index) && looksDated(header.index) {
      let role = names.role(header.words).flatMap {
        ["start", "end", "date"].contains($0) ? $0 : nil
      }
      guard role != nil else { continue }
      guard let relation = dateRelation(header.words, isEvent: isEvent) else { continue }
      columns.take(header.index, for: "\(relation) of the row's thing")
      state(relation, date(header.index), nil)
    }
  }

  /// The date of a column, to be looked at beforehand.
  mutating func date(_ index: Int) -> TableDate {
    let date = TableDate.cell(TableCell(column: index), TableDateColumn())
    guessed.dates.append(date)
    return date
  }

  private mutating func state(_ relation: String, _ date: TableDate, _ use: String?) {
    guessed.claims.append(
      TableMapping.Statement(subject: Self.row, relation: .constant(relation), object: .date(date))
    )
  }

  /// The relation that a beginning, an end, a date or "birth" means.
  private func dateRelation(_ words: String, isEvent: Bool) -> String? {
    switch names.role(words) {
    case "start": return "began"
    case "end": return "ended"
    case "date": return isEvent ? "happened-on" : "dated"
    default: break
    }
    if words.isEmpty { return isEvent ? "happened-on" : "dated" }
    let vocabulary = reading.vocabulary
    return variants(words).lazy.compactMap { word in
      reading.words.meanings(of: word).first {
        !$0.isInverse && vocabulary.relations[$0.relation]?.value == .date
      }?.relation
    }.first
  }

  /// Columns for year, month and day that are called alike but for that: by what is common to them.
  func triplets() -> [(stem: String, parts: TableDateParts)] {
    var groups: [String: [String: Int]] = [:]
    var order: [String] = []
    for header in headers where !columns.isTaken(header.index) {
      let plain = NameFolding.fold(header.text).split(separator: " ").joined()
      for unit in ["year", "month", "day"] {
        guard let range = plain.firstRange(of: unit) else { continue }
        let stem = plain[..<range.lowerBound] + "*" + plain[range.upperBound...]
        if groups[String(stem)] == nil { order.append(String(stem)) }
        groups[String(stem), default: [:]][unit] = groups[String(stem)]?[unit] ?? header.index
        break
      }
    }
    return order.compactMap { stem in
      guard let group = groups[stem], let year = group["year"], group["month"] != nil else {
        return nil
      }
      // "start*1" is the first of several spells; the second has no place without a mapping.
      var words = stem.split(separator: "*").joined(separator: " ")
      if words.hasSuffix(" 1") { words = String(words.dropLast(2)) }
      if let last = words.last, last.isNumber { return nil }
      return (words, TableDateParts(year: year, month: group["month"], day: group["day"]))
    }
  }

  /// Whether most first values of a column are dates; so is a column without values.
  func looksDated(_ index: Int) -> Bool {
    let values = sample(index)
    let dates = values.filter { value in
      if reading.open.contains(value) || NumericDate(value) != nil { return true }
      return (try? HistoricalDate.inTable(value, reading.calendar, order: nil)) != nil
    }
    return dates.count * 2 >= values.count
  }

  func looksNumeric(_ index: Int) -> Bool {
    let values = sample(index)
    let numbers = values.filter { TableNumber($0, decimalMark: nil) != nil }
    return numbers.count * 2 >= values.count
  }

  /// Other orders of a column's words: "birth date" and "date of birth", "birth place" and "birthplace".
  func variants(_ words: String) -> [String] {
    var result = [words]
    let parts = words.split(separator: " ").map(String.init)
    let units: Set<String> = ["date", "year", "day", "time", "on", "in", "of", "the", "at"]
    let plain = parts.filter { !units.contains($0) }.joined(separator: " ")
    if parts.count > 1 { result.append(parts.joined()) }
    if parts.count == 2 { result.append("\(parts[1]) of \(parts[0])") }
    if !plain.isEmpty, plain != words { result.append(plain) }
    return result
  }
}

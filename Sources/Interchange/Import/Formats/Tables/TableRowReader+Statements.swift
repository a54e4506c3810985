internal import Chronology
internal import Formats
internal import RegestaKit

extension TableRowReader {
  /// What a part of a mapping says in a row; nil when it says nothing.
  func statement(
    _ statement: TableMapping.Statement,
    _ row: TableRow,
    _ read: TableRowReading
  ) throws -> TableRowReading.Statement? {
    let meaning: VocabularyWords.Meaning
    switch statement.relation {
    case .constant(let key):
      meaning = VocabularyWords.Meaning(relation: key, isInverse: false, distance: 0)
    case .cell(let cell):
      guard let (word, column) = try cell.text(in: row, reading) else { return nil }
      meaning =
        reading.relations[word] != nil
        ? VocabularyWords.Meaning(relation: word, isInverse: false, distance: 0)
        : try relation(word, row, column)
    }
    let relation = try reading.relation(meaning.relation)
    let object = try object(statement.object, row, read, meaning.relation, relation)
    guard let example = object.example else { return nil }
    let period = try period(statement, row, relation)
    let certainty = try certainty(statement.certainty, row)
    var qualifiers: [(relation: String, object: TableRowReading.Object)] = []
    for (key, object) in statement.qualifiers {
      let object = try self.object(object, row, read, key, reading.relation(key))
      if !object.isEmpty { qualifiers.append((key, object)) }
    }
    let draft = ClaimDraft(
      .any,
      meaning.relation,
      example,
      period: period,
      isDenied: statement.isDenied,
      certainty: certainty,
      comment: statement.comment,
      qualifiers: qualifiers.compactMap { key, object in
        object.example.map { ClaimDraft.Qualifier(key, $0) }
      }
    )
    try Writer.check(draft, reading.relation)
    return TableRowReading.Statement(
      draft: draft,
      subject: statement.subject,
      object: object,
      qualifiers: qualifiers,
      isInverse: meaning.isInverse
    )
  }

  private func object(
    _ object: TableMapping.Object,
    _ row: TableRow,
    _ read: TableRowReading,
    _ key: String,
    _ relation: Writer.RelationFacts
  ) throws -> TableRowReading.Object {
    switch object {
    case .thing(let name): return read.has(name) ? .thing(name) : .values([])
    case .text(let cell, let language):
      let language = relation.value == .name ? language ?? reading.language : nil
      return .values(try cell.texts(in: row, reading).map { .text($0.text, language: language) })
    case .unknownKind(let cell):
      return .values(
        try cell.texts(in: row, reading).compactMap {
          knownKind($0.text) == nil ? .text($0.text) : nil
        }
      )
    case .identifier(let cell):
      return .values(
        try cell.texts(in: row, reading).compactMap { text, column in
          guard let number = reading.words.identifier(text, of: key) else {
            let fault = "\"\(text.abridged)\" is no \(key) number."
            try reading.unreadable(fault, row, column)
            return nil
          }
          return .text(number)
        }
      )
    case .quantity(let cell, let unit):
      let numbers = try cell.texts(in: row, reading).compactMap { text, column in
        let number = TableNumber(text, decimalMark: reading.decimalMark)
        if number == nil { try reading.unreadable(TableNumber.why(text), row, column) }
        return number
      }
      if let unit = try unit?.text(in: row, reading)?.text {
        return .quantities(numbers, unit: unit)
      }
      return .values(numbers.map { .quantity($0.value, to: $0.upper, wording: $0.wording) })
    case .date(let date):
      guard case .date(let date) = try date.value(in: row, reading) else { return .values([]) }
      return .values([.date(date)])
    case .point(let latitude, let longitude):
      return .values(try point(latitude, longitude, row).map { [$0] } ?? [])
    }
  }

  private func point(
    _ latitude: TableCell,
    _ longitude: TableCell,
    _ row: TableRow
  ) throws -> ClaimDraft.Object? {
    func degrees(_ cell: TableCell, limit: Double) throws -> Double? {
      let missing = reading.missingOfDegrees
      guard let column = cell.columns.first(where: { !row.isMissing($0, missing) }) else {
        return nil
      }
      guard let number = Double(row[column]), number.magnitude <= limit else {
        try reading.unreadable(
          "\"\(row[column].abridged)\" is no degree from -\(Int(limit)) to \(Int(limit)).",
          row,
          column
        )
        return nil
      }
      return number
    }
    guard let first = try degrees(latitude, limit: 90),
      let second = try degrees(longitude, limit: 180)
    else { return nil }
    return .point(latitude: first, longitude: second)
  }

  private func certainty(_ cell: TableCell?, _ row: TableRow) throws -> Certainty {
    guard let cell, let (word, column) = try cell.text(in: row, reading) else { return .certain }
    switch word {
    case "certain": return .certain
    case "likely": return .likely
    case "doubtful": return .doubtful
    default:
      throw reading.error(
        "How sure it is, is \"certain\", \"likely\" or \"doubtful\", not \"\(word.abridged)\".",
        row,
        column
      )
    }
  }

  private func period(
    _ statement: TableMapping.Statement,
    _ row: TableRow,
    _ relation: Writer.RelationFacts
  ) throws -> Period? {
    if case .date = statement.object { return nil }
    let on = try statement.on?.value(in: row, reading) ?? .unknown
    switch relation.time {
    case .timeless: return nil
    case .instant:
      let when = on == .unknown ? try statement.from?.value(in: row, reading) ?? .unknown : on
      if case .date(let date) = when { return .instant(date) }
      return nil
    case .interval:
      if case .date(let date) = on { return .attested(on: date) }
      let start = try statement.from?.value(in: row, reading) ?? .unknown
      let end = try statement.to?.value(in: row, reading) ?? .unknown
      if start == .unknown, end == .unknown { return nil }
      if case .date(let first) = start, case .date(let last) = end, first.earliest > last.latest {
        throw reading.error(
          "It ends (\(last.printed)) before it begins (\(first.printed)).",
          row,
          statement.to?.column
        )
      }
      return Period(start: start, end: end)
    }
  }
}

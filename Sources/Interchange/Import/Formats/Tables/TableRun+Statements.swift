internal import Chronology
internal import Formats
internal import RegestaKit

extension TableRun {
  /// Records what a part of a mapping says of a row's things.
  func state(
    _ statement: TableMapping.Statement,
    of subjects: [Entity.ID],
    _ row: TableRow,
    _ things: [String: [Entity.ID]],
    _ citations: [CitationDraft]
  ) throws {
    let meaning: VocabularyWords.Meaning
    switch statement.relation {
    case .constant(let key):
      meaning = VocabularyWords.Meaning(relation: key, isInverse: false, distance: 0)
    case .cell(let cell):
      guard let (word, column) = try cell.text(in: row, reading) else { return }
      meaning =
        importer.vocabulary.relations[word] != nil
        ? VocabularyWords.Meaning(relation: word, isInverse: false, distance: 0)
        : try relation(word, row, column)
    }
    let relation = try importer.vocabulary.relation(meaning.relation)
    let objects = try objects(statement.object, row, things, relation)
    guard !objects.isEmpty else { return }
    let period = try period(statement, row, relation)
    let certainty = try certainty(statement.certainty, row)
    var qualifiers: [ClaimDraft.Qualifier] = []
    for (key, object) in statement.qualifiers {
      let qualifier = try importer.vocabulary.relation(key)
      qualifiers += try self.objects(object, row, things, qualifier).map {
        ClaimDraft.Qualifier(key, $0)
      }
    }
    for subject in subjects {
      for object in objects {
        var (subject, object) = (subject, object)
        if meaning.isInverse, case .entity(let other) = object {
          (subject, object) = (other, .entity(subject))
        }
        if object == .entity(subject) { continue }
        try importer.claim(
          ClaimDraft(
            subject,
            meaning.relation,
            object,
            period: period,
            isDenied: statement.isDenied,
            certainty: certainty,
            comment: statement.comment,
            qualifiers: qualifiers
          ),
          citations: citations
        )
      }
    }
  }

  private func objects(
    _ object: TableMapping.Object,
    _ row: TableRow,
    _ things: [String: [Entity.ID]],
    _ relation: Relation
  ) throws -> [ClaimDraft.Object] {
    switch object {
    case .thing(let name): return (things[name] ?? []).map { .entity($0) }
    case .text(let cell, let language):
      return try cell.texts(in: row, reading).map {
        .text($0.text, language: relation.value == .name ? language ?? reading.language : nil)
      }
    case .unknownKind(let cell):
      return try cell.texts(in: row, reading).compactMap {
        knownKind($0.text) == nil ? .text($0.text) : nil
      }
    case .identifier(let cell):
      return try cell.texts(in: row, reading).compactMap { text, column in
        guard let number = reading.words.identifier(text, of: relation.key) else {
          try reading.unreadable("\"\(text.abridged)\" is no \(relation.key) number.", row, column)
          return nil
        }
        return .text(number)
      }
    case .quantity(let cell, let unit):
      let unit = try unit?.text(in: row, reading).map { unit in
        try importer.entity(
          EntityReference(mention: unit.text, kind: "unit", language: reading.language)
        )
      }
      return try cell.texts(in: row, reading).compactMap { text, column in
        guard let number = TableNumber(text, decimalMark: reading.decimalMark) else {
          try reading.unreadable(TableNumber.why(text), row, column)
          return nil
        }
        return .quantity(number.value, to: number.upper, unit: unit, wording: number.wording)
      }
    case .date(let date):
      guard case .date(let date) = try date.value(in: row, reading) else { return [] }
      return [.date(date)]
    case .point(let latitude, let longitude):
      return try point(latitude, longitude, row).map { [$0] } ?? []
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
    _ relation: Relation
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

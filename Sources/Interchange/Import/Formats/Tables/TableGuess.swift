internal import Chronology
internal import Names
internal import RegestaKit

/// What a table without a mapping means, by the names of its columns and its first rows. What nothing can
/// be made of is left out with its name; what could be two things is not decided.
struct TableGuess {
  let reading: TableReading
  private let importer: Importer
  let rows: [TableRow]
  let headers: [ColumnHeader]
  let names: ColumnNames
  /// The kind that the user said.
  let kind: String?
  var columns: TableColumns { reading.columns }
  var guessed = TableMapping()

  /// The thing that a row is about.
  static let row = "row"

  init(_ reading: TableReading, _ importer: Importer, _ rows: [TableRow], kind: String?) {
    self.reading = reading
    self.importer = importer
    self.rows = rows
    self.kind = kind
    headers = reading.columns.names.enumerated().map { ColumnHeader($0.element, $0.offset) }
    names = (try? ColumnNames.carried()) ?? ColumnNames()
  }

  /// The mapping.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` with a mapping to begin with, when no column names a thing.
  mutating func mapping() throws -> TableMapping {
    if let kind { _ = try reading.vocabulary.kind(kind) }
    if let ends = pair() {
      edges(ends)
    } else {
      try thing()
    }
    for header in headers where !columns.isTaken(header.index) {
      columns.leaveOut(header.index, why(header))
    }
    return guessed
  }

  private func why(_ header: ColumnHeader) -> String {
    if names.role(header.words) == "ignored" { return "programs write it for themselves" }
    let meanings = meanings(header).map(\.relation)
    let several = Set(meanings).sorted()
    guard several.count > 1 else {
      return "nothing in the base is called so; say in a mapping what it means"
    }
    return "it could be each of \(several.joined(separator: ", ")); say in a mapping which"
  }

  // MARK: A row is a thing

  private mutating func thing() throws {
    var thing = TableMapping.Thing(name: Self.row, kind: TableMapping.KindChoice())
    thing.kind.constant = kind
    try addNames(to: &thing)
    addKind(to: &thing)
    try addNumbers(to: &thing)
    guard !thing.names.isEmpty || !thing.identifiers.isEmpty else { throw nothingNamed() }
    guessed.things.append(thing)
    addTimes(thing.kind.constant)
    addPlace()
    addTexts()
    for header in headers where !columns.isTaken(header.index) {
      addRelation(header, thing.kind.constant)
    }
    // The dates of the thing tell it from its namesakes.
    for claim in guessed.claims {
      if case .date(let date) = claim.object, case .constant(let relation) = claim.relation {
        guessed.things[0].dates.append((relation, date))
      }
    }
  }

  private mutating func addNames(to thing: inout TableMapping.Thing) throws {
    for wanted in ["name", "alias"] {
      for header in headers where !columns.isTaken(header.index) {
        let isWhole = names.role(header.words) == wanted
        guard isWhole || header.language != nil && names.role(header.stem) == wanted else {
          continue
        }
        let language = isWhole ? nil : header.language
        columns.take(
          header.index,
          for: "\(wanted) of the row's thing" + (language.map { ", in \($0)" } ?? "")
        )
        var cell = TableCell(column: header.index)
        if wanted == "alias" { cell.separators = separators(header.index) }
        let role = wanted == "alias" ? "alias" : language == nil ? nil : "preferred-name"
        // The first name of all is preferred; those in other languages are so in theirs.
        thing.names.append(TableMapping.Name(cell: cell, role: role, language: language))
      }
    }
    guard thing.names.isEmpty || thing.names.allSatisfy({ $0.role == "alias" }) else { return }
    for header in headers where !columns.isTaken(header.index) && names.role(header.words) == nil {
      guard let found = reading.words.kind(header.words),
        meanings(header).isEmpty || isSubject(header)
      else { continue }
      columns.take(header.index, for: "name of the row's thing, a \(found)")
      thing.kind.constant = kind ?? found
      thing.names.insert(TableMapping.Name(cell: TableCell(column: header.index)), at: 0)
      return
    }
  }

  /// A kind as the name of the first column is what the rows are about.
  private func isSubject(_ header: ColumnHeader) -> Bool {
    headers.first { names.role($0.words) != "id" }?.index == header.index
  }

  private mutating func addKind(to thing: inout TableMapping.Thing) {
    guard
      let header = headers.first(where: {
        names.role($0.words) == "kind" && !columns.isTaken($0.index)
      })
    else { return }
    columns.take(
      header.index,
      for: "kind of the row's thing; what is no kind of the base is its class"
    )
    thing.kind.cell = TableCell(column: header.index)
    thing.kind.fallsBack = true
    guessed.claims.append(
      TableMapping.Statement(
        subject: Self.row,
        relation: .constant("classified-as"),
        object: .unknownKind(TableCell(column: header.index))
      )
    )
  }

  private mutating func addNumbers(to thing: inout TableMapping.Thing) throws {
    for header in headers where !columns.isTaken(header.index) {
      var scheme = names.role(header.words)
      if scheme == nil || reading.words.schemes[scheme ?? ""] == nil {
        scheme = meanings(header).first { reading.words.schemes[$0.relation] != nil }?.relation
      }
      if names.role(header.words) == "id" {
        let values = sample(header.index)
        if !values.isEmpty,
          values.allSatisfy({ reading.words.identifier($0, of: "wikidata") != nil })
        {
          scheme = "wikidata"
        } else {
          try addOwnNumber(header, values, to: &thing)
          continue
        }
      }
      guard let scheme, reading.words.schemes[scheme] != nil else { continue }
      columns.take(header.index, for: "\(scheme) number of the row's thing")
      var cell = TableCell(column: header.index)
      cell.separators = separators(header.index)
      thing.identifiers.append((scheme, cell))
    }
  }

  /// The number that the table itself gives a thing: a key of the base where all of them are, else a number
  /// in this source.
  private mutating func addOwnNumber(
    _ header: ColumnHeader,
    _ values: [String],
    to thing: inout TableMapping.Thing
  ) throws {
    var cell = TableCell(column: header.index)
    if !values.isEmpty, try values.allSatisfy({ try importer.hasEntity(withKey: $0) }) {
      columns.take(header.index, for: "key of the row's thing in this base")
      thing.key = cell
      return
    }
    guard reading.words.schemes["identifier"] != nil else { return }
    columns.take(header.index, for: "number of the row's thing in this table")
    cell.isOwnNumber = true
    thing.identifiers.append(("identifier", cell))
    guessed.locator.append(header.index)
  }

  // MARK: What the first rows have

  /// The first values of a column.
  func sample(_ index: Int) -> [String] {
    var result: [String] = []
    for row in rows where !row.isMissing(index, reading.missing) {
      result.append(row[index])
      if result.count == 100 { break }
    }
    return result
  }

  /// What parts several values of a field, when most fields that have it have it so.
  func separators(_ index: Int) -> [String] {
    let values = sample(index)
    return [";", "|"].filter { mark in values.contains { $0.contains(mark) } }.prefix(1).map { $0 }
  }

  private func nothingNamed() -> RegestaError {
    RegestaError(
      .badInput,
      "No column of the table names a thing; it has \(columns.printed).",
      hint: "Call the column of the names \"name\", or begin a mapping with:\n\n"
        + TableStarter.mapping(columns.names)
    )
  }
}

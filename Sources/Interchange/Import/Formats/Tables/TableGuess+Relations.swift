internal import Chronology
internal import Names
internal import RegestaKit

extension TableGuess {
  /// What a column can mean by its name: relations of the base that take what its first rows have.
  func meanings(_ header: ColumnHeader) -> [VocabularyWords.Meaning] {
    for words in variants(header.words) {
      let found = reading.words.meanings(of: words).filter { fits($0, header.index) }
      guard let nearest = found.first?.distance else { continue }
      return found.filter { $0.distance == nearest }
    }
    return []
  }

  private func fits(_ meaning: VocabularyWords.Meaning, _ index: Int) -> Bool {
    switch reading.vocabulary.relations[meaning.relation]?.value {
    case .date: !meaning.isInverse && looksDated(index)
    case .quantity: !meaning.isInverse && looksNumeric(index)
    case .point, nil: false
    // A date or a number is no name of a thing.
    case .entity: sample(index).contains { $0.contains(where: \.isLetter) } && !looksDated(index)
    case .text, .name, .identifier: !meaning.isInverse
    }
  }

  /// A column that is called like a relation.
  mutating func addRelation(_ header: ColumnHeader, _ kind: String?) {
    guard names.role(header.words) != "ignored" else { return }
    let all = meanings(header).filter { suits($0, kind) }
    // A relation and its cases can share a word; the one above all others is meant.
    let found = all.filter { meaning in
      !all.contains { $0 != meaning && isCase(meaning.relation, of: $0.relation) }
    }
    guard found.count == 1, let meaning = found.first,
      let relation = reading.vocabulary.relations[meaning.relation]
    else { return }
    let words = meaning.isInverse ? relation.inverse ?? relation.label : relation.label
    columns.take(header.index, for: "\(relation.key): the row's thing \(words) ...")
    var cell = TableCell(column: header.index)
    if relation.value != .text { cell.separators = separators(header.index) }
    switch relation.value {
    case .date: add(relation.key, .date(date(header.index)))
    case .quantity: add(relation.key, .quantity(cell, unit: nil))
    case .identifier: add(relation.key, .identifier(cell))
    case .name:
      guessed.things[0].names.append(TableMapping.Name(cell: cell, role: relation.key))
    case .text: add(relation.key, .text(cell, language: nil))
    case .entity: addPartner(header, meaning, cell)
    case .point: break
    }
  }

  private mutating func add(_ relation: String, _ object: TableMapping.Object) {
    guessed.claims.append(
      TableMapping.Statement(subject: Self.row, relation: .constant(relation), object: object)
    )
  }

  private mutating func addPartner(
    _ header: ColumnHeader,
    _ meaning: VocabularyWords.Meaning,
    _ cell: TableCell
  ) {
    let sides = meaning.isInverse ? reading.words.subjectKinds : reading.words.objectKinds
    let kinds = sides[meaning.relation] ?? []
    var choice = TableMapping.KindChoice()
    choice.constant = kinds.first
    choice.others = Array(kinds.dropFirst())
    var thing = TableMapping.Thing(name: "column \(header.index)", kind: choice)
    thing.each = cell
    thing.isMention = true
    if meaning.isInverse { thing.partnersOf = Self.row }
    guessed.things.append(thing)
    var statement = TableMapping.Statement(
      subject: Self.row,
      relation: .constant(meaning.relation),
      object: .thing(thing.name)
    )
    if meaning.isInverse {
      statement.subject = thing.name
      statement.object = .thing(Self.row)
    }
    guessed.claims.append(statement)
  }

  /// Whether a relation can be said of things of a kind, as far as that is known.
  private func suits(_ meaning: VocabularyWords.Meaning, _ kind: String?) -> Bool {
    let sides = meaning.isInverse ? reading.words.objectKinds : reading.words.subjectKinds
    guard let kind, kind != "thing", let allowed = sides[meaning.relation], !allowed.isEmpty else {
      return true
    }
    let vocabulary = reading.vocabulary
    return allowed.contains { vocabulary.isKind(kind, $0) || vocabulary.isKind($0, kind) }
  }

  private func isCase(_ relation: String, of other: String) -> Bool {
    var next = reading.vocabulary.relations[relation]?.parent
    for _ in 0..<32 {
      guard let key = next else { return false }
      if key == other { return true }
      next = reading.vocabulary.relations[key]?.parent
    }
    return false
  }

  /// Latitude and longitude.
  mutating func addPlace() {
    let found = ["latitude", "longitude"].map { role in
      headers.first { names.role($0.words) == role && !columns.isTaken($0.index) }?.index
    }
    guard let latitude = found[0], let longitude = found[1] else { return }
    columns.take(latitude, for: "latitude of the row's thing")
    columns.take(longitude, for: "longitude of the row's thing")
    guessed.claims.append(
      TableMapping.Statement(
        subject: Self.row,
        relation: .constant("coordinates"),
        object: .point(
          latitude: TableCell(column: latitude),
          longitude: TableCell(column: longitude)
        )
      )
    )
  }

  /// Descriptions, and where the row has it from.
  mutating func addTexts() {
    for header in headers where !columns.isTaken(header.index) {
      switch names.role(header.stem) ?? names.role(header.words) {
      case "description":
        columns.take(header.index, for: "description of the row's thing")
        add("described-as", .text(TableCell(column: header.index), language: nil))
      case "cite" where guessed.cites == nil:
        columns.take(header.index, for: "the row's own source")
        guessed.cites = TableMapping.Citing(title: TableCell(column: header.index))
      default: break
      }
    }
  }

  // MARK: A row is a relation

  /// The columns of the two ends, when the table is a list of relations.
  func pair() -> (subject: Int, object: Int)? {
    // Graph programs call the relation "label".
    let named = headers.contains { names.role($0.words) == "name" && $0.words != "label" }
    if named { return nil }
    for pair in names.pairs {
      // "node 1" as words, "node1" as it is mostly written.
      func column(_ name: String) -> Int? {
        headers.first { $0.words == name || $0.words.split(separator: " ").joined() == name }?.index
      }
      guard let subject = column(pair.subject), let object = column(pair.object) else { continue }
      if pair.subject == "from", looksDated(subject), looksDated(object), !rows.isEmpty { continue }
      return (subject, object)
    }
    return nil
  }

  mutating func edges(_ ends: (subject: Int, object: Int)) {
    for (name, index, what) in [
      ("subject", ends.subject, "the one"), ("object", ends.object, "the other"),
    ] {
      columns.take(index, for: "\(what) of the two things that the row relates")
      var thing = TableMapping.Thing(name: name, kind: TableMapping.KindChoice(constant: kind))
      thing.each = TableCell(column: index)
      thing.key = TableCell(column: index)
      guessed.things.append(thing)
    }
    var statement = TableMapping.Statement(
      subject: "subject",
      relation: relation(),
      object: .thing("object")
    )
    for header in headers where !columns.isTaken(header.index) {
      switch names.role(header.words) {
      case "start" where looksDated(header.index):
        columns.take(header.index, for: "beginning of the relation")
        statement.from = date(header.index)
      case "end" where looksDated(header.index):
        columns.take(header.index, for: "end of the relation")
        statement.to = date(header.index)
      case "date" where looksDated(header.index):
        columns.take(header.index, for: "date of the relation")
        statement.on = date(header.index)
      default: break
      }
    }
    guessed.claims.append(statement)
  }

  private mutating func relation() -> TableMapping.RelationChoice {
    let candidates =
      headers.filter { names.role($0.words) == "relation" }
      + headers.filter { ["kind", "name"].contains(names.role($0.words)) || $0.words == "label" }
    for header in candidates where !columns.isTaken(header.index) {
      let values = Set(sample(header.index).map { NameFolding.fold($0) })
      // Graph programs call an edge so.
      if values.isSubset(of: ["directed", "undirected"]) { continue }
      columns.take(header.index, for: "relation, by the key or a word of the base")
      return .cell(TableCell(column: header.index))
    }
    var draft = RelationDraft(key: "linked-with", label: "is linked with")
    draft.inverse = "is linked with"
    draft.time = .interval
    draft.isSymmetric = true
    draft.description = "A table puts the two together and does not say how."
    guessed.relations.append(draft)
    return .constant(draft.key)
  }
}

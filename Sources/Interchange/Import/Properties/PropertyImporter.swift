internal import Chronology
internal import Names
internal import RegestaKit
internal import SQLite

/// Takes in statements of another base through a mapping: what Wikidata's JSON and RDF have in common.
final class PropertyImporter {
  let importer: Importer
  let mapping: PropertyMapping
  var leftOut = LeftOutTally()
  /// What the file says of its graphs as sources, where it does.
  var graphs: ((String) throws -> SourceDraft?)?
  private var isDefined: Set<String> = []
  private var shownNames: [String: String] = [:]
  private let prefixes: [(name: String, start: String)]

  /// What became of a statement.
  enum Outcome { case taken, leftOut, rejected }

  /// - Throws: ``RegestaError`` of kind `badInput` when the mapping names what is not there.
  init(_ importer: Importer, _ mapping: PropertyMapping) throws {
    self.importer = importer
    self.mapping = mapping
    // The longest first: it says most.
    prefixes = mapping.prefixes.map { (name: $0.key, start: $0.value) }
      .sorted { ($1.start.utf8.count, $0.name) < ($0.start.utf8.count, $1.name) }
    try mapping.check(against: importer.vocabulary)
  }

  /// Takes in one statement.
  ///
  /// - Parameters:
  ///   - statement: What is said.
  ///   - subject: Of what.
  ///   - given: What its property is; nil: what the mapping says.
  ///   - place: Where it stands.
  ///   - rejected: The statement as a record of its own, with a reason.
  /// - Returns: What became of it.
  /// - Throws: What is no fault of the statement.
  func take(
    _ statement: ForeignStatement,
    of subject: StatedSubject,
    as given: PropertyRule? = nil,
    at place: ImportPlace,
    rejected: @escaping (String) -> String?
  ) throws -> Outcome {
    guard let rule = try given ?? rule(for: statement) else {
      leftOut.add(shown(statement.property), "no mapping")
      return .leftOut
    }
    guard case .claim(let key) = rule.role else {
      if case .leaveOut(let why) = rule.role { leftOut.add(shown(statement.property), why) }
      return .leftOut
    }
    try define(key)
    for key in rule.with.keys { try define(key) }
    for case .relation(let key, _) in statement.qualifiers.compactMap({ part in
      qualifierRule(part, rule)
    }) {
      try define(key)
    }
    let relation = try importer.vocabulary.relation(key)
    if let why = misfit(statement.value, relation, rule)
      ?? (relation.use == .qualifier ? "\"\(key)\" is only a qualifier" : nil)
    {
      leftOut.add(shown(statement.property), why)
      return .leftOut
    }
    var isDone = false
    var isLater = false
    try importer.record(place, rejected: rejected) { [self] in
      do {
        let entity = try subject.entity(with: importer)
        try claim(statement, of: entity, rule, relation)
        isDone = true
      } catch let error as Importer.NotYet {
        isLater = true
        throw error
      }
    }
    return isDone || isLater ? .taken : .rejected
  }

  /// Reports what was left out; to be called at the end of the file.
  func finish() throws { try leftOut.report(to: importer) }

  // MARK: The vocabulary

  /// How a property is called in the report.
  func shown(_ name: String) -> String {
    if let known = shownNames[name] { return known }
    let prefix = prefixes.first {
      name.hasPrefix($0.start) && name.utf8.count > $0.start.utf8.count
    }
    let shown = prefix.map { "\($0.name):\(name.dropFirst($0.start.count))" } ?? name
    if shownNames.count >= 4096 { shownNames.removeAll(keepingCapacity: true) }
    shownNames[name] = shown
    return shown
  }

  /// The rule of a property; with `unknown: define` one is made when there is none.
  private func rule(for statement: ForeignStatement) throws -> PropertyRule? {
    if let rule = mapping.properties[statement.property] { return rule }
    if let key = RegestaTerms.relationKey(statement.property),
      importer.vocabulary.relations[key] != nil
    {
      return PropertyRule(role: .claim(key))
    }
    guard mapping.definesUnknown, let draft = unknownRelation(statement) else { return nil }
    if importer.vocabulary.relations[draft.key] == nil { try importer.define(draft) }
    return PropertyRule(role: .claim(draft.key))
  }

  /// A relation by the local name of a property: `http://example.org/ns#wasTutorOf` is `was-tutor-of`.
  private func unknownRelation(_ statement: ForeignStatement) -> RelationDraft? {
    let name = statement.property
    let local = name.split(whereSeparator: { "/#:".contains($0) }).last.map(String.init) ?? name
    var words = ""
    for character in local {
      if character.isUppercase, words.last?.isLowercase == true { words += " " }
      words.append(character)
    }
    var key = Slug.of(words)
    guard !key.isEmpty else { return nil }
    let value: Relation.ValueType
    switch statement.value {
    case .item, .some, .none: value = .entity
    case .text: value = .text
    case .quantity: value = .quantity
    case .date: value = .date
    case .point: value = .point
    case .unusable, .unreadable: return nil
    }
    // One property can have things in one place and texts in another; a relation cannot.
    if let known = importer.vocabulary.relations[key],
      known.value != value || known.use == .qualifier
    {
      key += "-\(value.rawValue)"
    }
    var draft = RelationDraft(key: key, label: words.split(separator: "_").joined(separator: " "))
    draft.value = value
    draft.time = value == .date ? .instant : .timeless
    draft.description = "Made from the property \(name)."
    return draft
  }

  /// Brings a relation of the mapping into the base when it is first used, never inside of a record.
  func define(_ key: String) throws {
    guard importer.vocabulary.relations[key] == nil, let draft = mapping.relations[key],
      isDefined.insert(key).inserted
    else { return }
    if let parent = draft.parent { try define(parent) }
    for kind in draft.subjectKinds + draft.objectKinds { try define(kind: kind) }
    try importer.define(draft)
  }

  /// Brings a kind of the mapping into the base when it is first used.
  func define(kind key: String) throws {
    guard !importer.vocabulary.hasKind(key),
      let draft = mapping.kinds.first(where: { $0.key == key })
    else { return }
    if let parent = draft.parent, parent != key { try define(kind: parent) }
    try importer.define(draft)
  }

  func qualifierRule(_ part: ForeignStatement.Part, _ rule: PropertyRule) -> QualifierRule? {
    if let own = rule.qualifiers[part.property] ?? mapping.qualifiers[part.property] { return own }
    guard let key = RegestaTerms.relationKey(part.property),
      let relation = importer.vocabulary.relations[key], relation.use != .claim
    else { return nil }
    return .relation(key, object: nil)
  }

  // MARK: The claim

  private func claim(
    _ statement: ForeignStatement,
    of entity: Entity.ID,
    _ rule: PropertyRule,
    _ relation: Relation
  ) throws {
    if case .unreadable(let why) = statement.value { throw RegestaError(.badInput, why) }
    var time = StatedTime()
    var qualifiers: [ClaimDraft.Qualifier] = []
    var remarks: [String] = []
    for part in statement.qualifiers {
      switch qualifierRule(part, rule) {
      case nil: leaveOut(part, "no mapping", &remarks)
      case .leaveOut(let why)?: leaveOut(part, why, &remarks)
      case .comment?: remarks.append("\(shown(part.property)): \(try text(of: part.value))")
      case .deprecationReason?:
        if statement.rank == .deprecated {
          remarks.insert("reason: \(try text(of: part.value))", at: 0)
        }
      case .circumstances?:
        if !time.add(circumstance: circumstance(part.value)) {
          leaveOut(part, "no such circumstance is mapped", &remarks)
        }
      case .relation(let key, let kind)?:
        if let object = try qualifier(part.value, importer.vocabulary.relation(key), kind) {
          qualifiers.append(ClaimDraft.Qualifier(key, object))
        } else {
          leaveOut(part, "the value does not fit \"\(key)\"", &remarks)
        }
      case let rule?:
        if !time.add(part.value, as: rule) { leaveOut(part, "not a date", &remarks) }
      }
    }
    if statement.rank == .deprecated { remarks.insert("deprecated", at: 0) }
    let said = try self.object(of: statement.value, relation, rule)
    var isDenied = false
    if case .none = statement.value { isDenied = true }
    var object = time.narrowed(said.0)
    let (period, isLeft) = time.period(for: relation)
    if isLeft { leftOut.add("times of \(relation.key)", "the relation has no such time") }
    if let period, !period.isConsistent {
      throw RegestaError(.badInput, "It ends before it begins.")
    }
    var subject = entity
    if rule.isInverse, let item = said.1 {
      subject = item
      object = .entity(entity)
    }
    if case .entity(let object) = object, object == subject {
      leftOut.add(shown(statement.property), "it says so of itself")
      return
    }
    for (key, text) in rule.with.sorted(by: { $0.key < $1.key }) {
      qualifiers.append(ClaimDraft.Qualifier(key, .text(text)))
    }
    var draft = ClaimDraft(
      subject,
      relation.key,
      object,
      period: period,
      isDenied: isDenied,
      certainty: time.certainty,
      status: statement.rank == .deprecated ? .retracted : .recorded,
      comment: remarks.isEmpty ? nil : remarks.joined(separator: "; ")
    )
    draft.qualifiers = qualifiers
    if statement.rank == .deprecated { try importer.withdraw(draft) }
    try importer.claim(draft, citations: try citations(of: statement))
  }

  private func leaveOut(_ part: ForeignStatement.Part, _ why: String, _ remarks: inout [String]) {
    leftOut.add("qualifier \(shown(part.property))", why)
    if let text = try? text(of: part.value) {
      remarks.append("not taken in: \(shown(part.property)) \(text)")
    }
  }

  private func circumstance(_ value: StatedValue) -> PropertyMapping.Circumstance? {
    guard case .item(let item) = value else { return nil }
    return mapping.circumstances[item.name]
  }
}

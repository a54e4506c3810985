internal import Chronology
internal import Names
internal import SQLite
internal import Seed

extension KnowledgeBase {
  /// The questions that this base can be asked: those the program carries and those kept in the
  /// base, which go before a program's of the same name. Sorted by name.
  public func questions() throws -> [Question] {
    var byName = Dictionary(
      try Self.builtInQuestions().map { ($0.name, $0) },
      uniquingKeysWith: { $1 }
    )
    let kept = try read {
      try connection.rows("SELECT text FROM question ORDER BY name") { try $0.text(0) }
    }
    for text in kept {
      let question = try Question(parsing: text, origin: "this base")
      byName[question.name] = question
    }
    return byName.values.sorted { $0.name < $1.name }
  }

  /// The questions that the program carries, by name.
  public static func builtInQuestions() throws -> [Question] {
    try Seed.files(in: "seed/questions").filter { $0.path.hasSuffix(".sql") }
      .map { try Question(parsing: $0.text, origin: "built in") }
      .sorted { $0.name < $1.name }
  }

  /// The questions that say how they are asked in English, as ``questions()`` has them.
  public func askableQuestions() throws -> [Question] {
    var byName: [String: Question] = [:]
    for file in Seed.files(in: "seed/questions") where Question.hasForms(file.text) {
      let question = try Question(parsing: file.text, origin: "built in")
      byName[question.name] = question
    }
    let kept = try read {
      try connection.rows("SELECT text FROM question ORDER BY name") { try $0.text(0) }
    }
    for text in kept {
      let question = try Question(parsing: text, origin: "this base")
      byName[question.name] = question.forms.isEmpty ? nil : question
    }
    return byName.values.sorted { $0.name < $1.name }
  }

  /// How the parameters of a question were read: each that was given with what it means, such as
  /// the label of the entity that a name stands for, or the date as printed.
  ///
  /// - Throws: as ``answer(_:_:limits:)``.
  public func wording(
    of question: Question,
    _ values: [String: String]
  ) throws -> [(name: String, value: String)] {
    try question.parameters.compactMap { parameter in
      guard let text = values[parameter.name] else { return nil }
      let words =
        switch parameter.type {
        case .entity: try entity(named: text).label
        case .source: try source(named: text).short
        case .date: try bind(parameter, text).lazy.compactMap(\.1.text).first ?? text
        case .kind, .relation, .integer, .text: text
        }
      return (parameter.name, words)
    }
  }

  /// Asks a question.
  ///
  /// - Parameters:
  ///   - question: What to ask.
  ///   - values: The parameters as typed, by name.
  ///   - limits: Bounds on time and rows.
  /// - Returns: The answer, cut off where the limits say.
  /// - Throws: ``RegestaError`` of kind `badParameter`, `notFound`, `ambiguous` or `limit`.
  public func answer(
    _ question: Question,
    _ values: [String: String],
    limits: QueryLimits = .standard
  ) throws -> Table {
    try read {
      let bindings = try self.bindings(of: question, values)
      return try query(question.sql, bindings: bindings, limits: limits)
    }
  }

  private func bindings(of question: Question, _ values: [String: String]) throws -> [String: Value]
  {
    let known = question.parameters.map(\.name)
    for name in values.keys.sorted() where !known.contains(name) {
      let near = Suggestions.rank(name, among: known, limit: 2).map {
        RegestaError.Suggestion("--" + $0.text)
      }
      throw RegestaError(
        .badParameter,
        "The question \"\(question.name)\" has no parameter \"\(name)\".",
        hint: known.isEmpty
          ? "It has none." : "It has: " + known.map { "--\($0)" }.joined(separator: ", "),
        suggestions: near
      )
    }
    var bindings: [String: Value] = [:]
    for parameter in question.parameters {
      let text = values[parameter.name]
      if text == nil, parameter.isRequired {
        throw RegestaError(
          .badParameter,
          "The question \"\(question.name)\" needs --\(parameter.name).",
          hint: question.examples.first.map { "For example: regesta query \(question.name) \($0)" }
        )
      }
      for (name, value) in try bind(parameter, text) { bindings[name] = value }
    }
    return bindings
  }

  private func bind(
    _ parameter: Question.Parameter,
    _ text: String?
  ) throws -> [(String, Value)] {
    let name = parameter.name
    switch parameter.type {
    case .text:
      return [(name, text.map(Value.text) ?? .null)]
    case .integer:
      guard let text else { return [(name, .null)] }
      guard let number = Int64(text) else {
        throw RegestaError(.badParameter, "--\(name) takes a whole number, not \"\(text)\".")
      }
      return [(name, .integer(number))]
    case .entity:
      guard let text else { return [(name, .null)] }
      return [(name, .integer(Int64(try entity(named: text).id.rawValue)))]
    case .kind:
      guard let text else { return [(name, .null)] }
      let kinds = try self.kinds()
      return [(name, try find(text, "kind", kinds.map { ($0.key, [$0.label], $0.id.rawValue) }))]
    case .relation:
      guard let text else { return [(name, .null)] }
      let relations = try self.relations()
      return [
        (name, try find(text, "relation", relations.map { ($0.key, [$0.label], $0.id.rawValue) }))
      ]
    case .source:
      guard let text else { return [(name, .null)] }
      return [(name, .integer(Int64(try source(named: text).id.rawValue)))]
    case .date:
      guard let text else {
        return [(name, .null), (name + "_earliest", .null), (name + "_latest", .null)]
      }
      let date: HistoricalDate
      do {
        date = try HistoricalDate(parsing: text)
      } catch {
        throw RegestaError(
          .badParameter,
          "--\(name): \(error.message).",
          hint: "See: regesta help dates"
        )
      }
      return [
        (name, .text(date.printed)),
        (name + "_earliest", .integer(Int64(date.earliest.number))),
        (name + "_latest", .integer(Int64(date.latest.number))),
      ]
    }
  }

  private func find(
    _ text: String,
    _ what: String,
    _ known: [(key: String, labels: [String], id: Int)]
  ) throws -> Value {
    let folded = NameFolding.fold(text)
    let match = known.first {
      $0.key == text || ([$0.key] + $0.labels).contains { NameFolding.fold($0) == folded }
    }
    if let match { return .integer(Int64(match.id)) }
    let near = Suggestions.rank(text, among: known.map(\.key), limit: 3)
    throw RegestaError(
      .notFound,
      "There is no \(what) \"\(text)\".",
      suggestions: near.map { RegestaError.Suggestion($0.text) }
    )
  }
}

extension Value {
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}

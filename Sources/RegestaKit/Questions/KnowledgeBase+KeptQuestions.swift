internal import SQLite

extension KnowledgeBase {
  /// Proves that a question can be asked: that its statement reads and only reads, and that its
  /// parameters are those of the header.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput`, with the place in the statement.
  public func verify(_ question: Question) throws {
    guard
      question.name.utf8.allSatisfy({ byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      })
    else {
      throw RegestaError(
        .badInput,
        "\"\(question.name)\" cannot be the name of a question.",
        hint: "A name has letters from a to z in lower case, digits and hyphens."
      )
    }
    let names = question.parameters.map(\.name)
    if let twice = names.first(where: { name in names.count(where: { $0 == name }) > 1 }) {
      throw RegestaError(.badInput, "\(question.origin): two parameters are named \"\(twice)\".")
    }
    let given = question.parameters.flatMap(\.bound)
    let wanted = try inspect(question.sql).parameters
    if let stranger = wanted.first(where: { !given.contains($0) }) {
      throw RegestaError(
        .badInput,
        "\(question.origin): the statement has a parameter :\(stranger) that the header lacks.",
        hint: "Describe it in the header: -- param: \(stranger) text What it is."
      )
    }
    if let idle = question.parameters.first(where: { !$0.bound.contains(where: wanted.contains) }) {
      throw RegestaError(
        .badInput,
        "\(question.origin): the statement does not use the parameter \"\(idle.name)\"."
      )
    }
  }

  /// The question of that name that the base keeps, as it was added; nil when it keeps none.
  public func keptQuestion(named name: String) throws -> String? {
    try connection.first("SELECT text FROM question WHERE name = \(name)") { try $0.text(0) }
  }
}

extension Question.Parameter {
  /// The names that it binds in the statement.
  var bound: [String] {
    type == .date ? [name, name + "_earliest", name + "_latest"] : [name]
  }
}

extension Writer {
  /// Keeps a question in the base; one of the same name that it kept before gives way.
  ///
  /// The log has both texts, so that the batch can be taken back.
  ///
  /// - Parameters:
  ///   - question: What ``KnowledgeBase/verify(_:)`` has proved.
  ///   - text: The file that it was read from.
  /// - Throws: What the base refuses; it takes the batch back.
  public func keep(_ question: Question, text: String) throws {
    let old = try keptText(question.name)
    try connection.run(
      """
      INSERT INTO question (name, text, batch)
      VALUES (\(question.name), \(text), \(batch.rawValue))
      ON CONFLICT (name) DO UPDATE SET text = excluded.text, batch = excluded.batch
      """
    )
    try log(question.name, old: old, new: text)
  }

  /// Takes a question out of the base; the log keeps its text.
  ///
  /// - Throws: ``RegestaError`` of kind `notFound`.
  public func removeQuestion(named name: String) throws {
    guard let old = try keptText(name) else {
      throw RegestaError(.notFound, "The base keeps no question \"\(name)\".")
    }
    try connection.run("DELETE FROM question WHERE name = \(name)")
    try log(name, old: old, new: nil)
  }

  /// Gives a question the text it had, or takes it out when it had none.
  func restoreQuestion(named name: String, text: String?) throws {
    guard let text else { return try removeQuestion(named: name) }
    let question = try Question(parsing: text, origin: "the log")
    try keep(question, text: text)
  }

  private func keptText(_ name: String) throws -> String? {
    try connection.first("SELECT text FROM question WHERE name = \(name)") { try $0.text(0) }
  }

  /// A question is known by its name, not by a number: the name stands where others have the field.
  private func log(_ name: String, old: String?, new: String?) throws {
    try connection.run(
      """
      INSERT INTO change (batch, item, item_id, field, old, new)
      VALUES (\(batch.rawValue), 'question', 0, \(name), \(old), \(new))
      """
    )
  }
}

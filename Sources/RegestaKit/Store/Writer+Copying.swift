internal import SQLite

extension Writer {
  /// The same claim with its qualifiers and without its citations, recorded in the place of
  /// another; a name can be found by it.
  ///
  /// - Parameters:
  ///   - claim: The claim whose row is taken.
  ///   - old: The claim whose place the copy takes; it may be the same.
  /// - Returns: The copy.
  /// - Throws: ``RegestaError`` when the base cannot be written.
  func copy(_ claim: Claim.ID, superseding old: Claim.ID) throws -> Claim.ID {
    let row = try connection.first(
      "SELECT text, language FROM claim WHERE id = \(claim.rawValue)"
    ) { (text: try $0.optionalText(0), language: try $0.optionalText(1)) }
    return try copy(claim, superseding: old, text: row?.text, language: row?.language)
  }

  /// The same as ``copy(_:superseding:)``, with another text or language.
  func copy(
    _ claim: Claim.ID,
    superseding old: Claim.ID,
    text: String?,
    language: String?
  ) throws -> Claim.ID {
    try connection.run(
      """
      INSERT INTO claim (subject, relation, object, text, language, number, number_to, unit,
        value_date, unknown, start_date, end_date, start_min, start_max, end_min, end_max, denied,
        certainty, status, supersedes, reading_of, comment, batch)
      SELECT subject, relation, object, \(text), \(language), number, number_to, unit, value_date,
             unknown, start_date, end_date, start_min, start_max, end_min, end_max, denied, certainty,
             1, \(old.rawValue), reading_of, comment, \(batch.rawValue)
        FROM claim WHERE id = \(claim.rawValue)
      """
    )
    let new = Claim.ID(Int(connection.lastInsertedRowID))
    try connection.run(
      """
      INSERT INTO qualifier (claim, relation, ordinal, object, text, number, number_to, unit,
        value_date)
      SELECT \(new.rawValue), relation, ordinal, object, text, number, number_to, unit, value_date
        FROM qualifier WHERE claim = \(claim.rawValue)
      """
    )
    let name = try connection.first(
      """
      SELECT c.subject, c.text FROM claim AS c JOIN relation AS r ON r.id = c.relation
       WHERE c.id = \(new.rawValue) AND r.value = 'name'
      """
    ) { (entity: Entity.ID(try $0.int(0)), text: try $0.text(1)) }
    if let name { try index(name: name.text, of: name.entity, claim: new) }
    return new
  }
}

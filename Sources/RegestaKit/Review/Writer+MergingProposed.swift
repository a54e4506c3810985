internal import SQLite

extension Writer {
  /// Says that a thing which only a reading speaks of is one that the base knows: what is proposed of the
  /// one is proposed of the other from now on, also when the text comes in again.
  ///
  /// The names that it was read by become aliases of the other, where it has them not.
  ///
  /// - Parameters:
  ///   - thing: What is only proposed.
  ///   - known: What it is.
  ///   - why: Why, for those who look later.
  /// - Throws: ``RegestaError`` of kind `refused` when the first is known itself, or the second is not.
  public func merge(proposed thing: Entity.ID, into known: Entity.ID, why: String? = nil) throws {
    let statuses = try connection.rows(
      """
      SELECT id, key, status FROM entity
       WHERE id IN (\(thing.rawValue), \(known.rawValue)) AND merged_into IS NULL
      """
    ) { (id: try $0.int(0), key: try $0.text(1), status: try $0.int(2)) }
    guard let one = statuses.first(where: { $0.id == thing.rawValue && $0.status == 0 }),
      statuses.contains(where: { $0.id == known.rawValue && $0.status == 1 })
    else {
      throw RegestaError(
        .refused,
        "Only what is proposed can be merged here, and only into what the base knows.",
        hint: "Two things that are known are merged with: regesta merge"
      )
    }
    let names = try proposedNames(of: thing)
    try connection.run(
      "UPDATE entity SET merged_into = \(known.rawValue) WHERE id = \(thing.rawValue)"
    )
    try redirect(thing, to: known)
    for name in names { try recordAsAlias(name, of: known) }
    try addAlignment(
      scope: "entity",
      reference: one.key,
      entity: known,
      verdict: .same,
      why: why
    )
  }

  private func recordAsAlias(_ name: Claim.ID, of entity: Entity.ID) throws {
    let new = try connection.first(
      """
      SELECT c.text, c.language FROM claim AS c WHERE c.id = \(name.rawValue) AND NOT EXISTS (
        SELECT 1 FROM claim AS o JOIN relation AS r ON r.id = o.relation AND r.value = 'name'
         WHERE o.subject = \(entity.rawValue) AND o.status = 1 AND o.denied = 0 AND o.text = c.text)
      """
    ) { (text: try $0.text(0), language: try $0.optionalText(1)) }
    guard let new else { return }
    let alias = try addName(
      new.text,
      language: new.language ?? "und",
      role: "alias",
      of: entity
    )
    try copyCitations(from: name, to: alias)
  }
}

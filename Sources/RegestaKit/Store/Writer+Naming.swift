internal import Names
internal import SQLite

extension Writer {
  /// Records a thing under a name and nothing else, with a key made of the name.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - kind: The key of its kind.
  ///   - language: BCP 47; `und` when not known.
  /// - Returns: Its number.
  /// - Throws: ``RegestaError`` of kind `badInput` for an empty name or a kind that is not there.
  public func addEntity(named name: String, kind: String, language: String) throws -> Entity.ID {
    try addNamedEntity(name, kind: kind, language: language).entity
  }

  /// The same, with the claim that says what it is called.
  func addNamedEntity(
    _ name: String,
    kind: String,
    language: String
  ) throws -> (entity: Entity.ID, name: Claim.ID) {
    let slug = Slug.of(name)
    let stem = slug.isEmpty ? kind : slug
    let taken = Set(
      try connection.rows(
        "SELECT key FROM entity WHERE key = \(stem) OR key GLOB \(stem + "-[0-9]*")"
      ) { try $0.text(0) }
    )
    let entity = try addEntity(key: Slug.free(stem, among: taken), kind: kind)
    return (entity, try addName(name, language: language, role: "preferred-name", of: entity))
  }
}

internal import RegestaKit

extension PropertyMapping {
  /// Whether every kind and relation that the mapping names is in the base or comes with the mapping.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` with what may have been meant.
  func check(against vocabulary: ImportVocabulary) throws {
    let ownKinds = Set(kinds.map(\.key))
    func check(kind: String?, of name: String) throws {
      guard let kind, !ownKinds.contains(kind) else { return }
      do { _ = try vocabulary.kind(kind) } catch let error as RegestaError {
        throw Self.error(error, name)
      }
    }
    func value(of relation: String, _ name: String, use: Relation.Use) throws
      -> Relation.ValueType
    {
      let found: (value: Relation.ValueType, use: Relation.Use)
      if let own = relations[relation] {
        found = (own.value, own.use)
      } else {
        do {
          let known = try vocabulary.relation(relation)
          found = (known.value, known.use)
        } catch let error as RegestaError { throw Self.error(error, name) }
      }
      guard found.use == use || found.use == .both else {
        throw RegestaError(
          .badInput,
          "The mapping of \(name): \"\(relation)\" is a \(found.use.rawValue) relation, not for a "
            + "\(use.rawValue)."
        )
      }
      return found.value
    }
    try check(kind: fallbackKind, of: "kind")
    for (name, kind) in types.sorted(by: { $0.key < $1.key }) { try check(kind: kind, of: name) }
    for (name, item) in items.sorted(by: { $0.key < $1.key }) {
      try check(kind: item.kind, of: name)
    }
    for (name, rule) in properties.sorted(by: { $0.key < $1.key }) {
      try check(kind: rule.object, of: name)
      if case .claim(let relation) = rule.role,
        try value(of: relation, name, use: .claim) != .entity,
        rule.isInverse
      {
        throw RegestaError(
          .badInput,
          "The mapping of \(name): \"\(relation)\" has no thing as its object, so it has no inverse."
        )
      }
      for relation in rule.with.keys.sorted()
      where try value(of: relation, name, use: .qualifier) != .text {
        throw RegestaError(.badInput, "The mapping of \(name): \"\(relation)\" takes no text.")
      }
      for case .relation(let relation, let kind) in rule.qualifiers.values {
        _ = try value(of: relation, name, use: .qualifier)
        try check(kind: kind, of: name)
      }
    }
    for (name, rule) in qualifiers.sorted(by: { $0.key < $1.key }) {
      guard case .relation(let relation, let kind) = rule else { continue }
      _ = try value(of: relation, name, use: .qualifier)
      try check(kind: kind, of: name)
    }
    for pattern in identifiers where pattern.scheme != "key" {
      _ = try value(of: pattern.scheme, pattern.prefix, use: .claim)
    }
  }

  private static func error(_ error: RegestaError, _ name: String) -> RegestaError {
    RegestaError(
      .badInput,
      "The mapping of \(name): \(error.message)",
      hint: error.hint,
      suggestions: error.suggestions
    )
  }
}

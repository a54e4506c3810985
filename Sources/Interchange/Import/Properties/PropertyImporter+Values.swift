internal import Chronology
internal import RegestaKit
internal import SQLite

extension PropertyImporter {
  /// Why a value has no place with a relation; nil when it has.
  func misfit(_ value: StatedValue, _ relation: Relation, _ rule: PropertyRule) -> String? {
    switch value {
    case .unusable(let why): return why
    case .unreadable: return nil
    case .some, .none:
      return rule.isInverse
        ? "not known of what, and the mapping reads it the other way round" : nil
    default: break
    }
    let fits =
      switch (relation.value, value) {
      case (.entity, .item): true
      case (.entity, .text): rule.isByName
      case (.text, .point): false
      case (.text, _): true
      case (.name, .text), (.identifier, .text), (.identifier, .item): true
      case (.date, .date), (.quantity, .quantity), (.point, .point): true
      // The text of a literal without datatype; it is read, and rejected when it does not read.
      case (.date, .text), (.date, .quantity), (.quantity, .text): true
      default: false
      }
    return fits ? nil : "\(value.typeName), where \"\(relation.key)\" needs \(relation.value.words)"
  }

  /// What a claim says, and the thing at its other end when that is one.
  func object(
    of value: StatedValue,
    _ relation: Relation,
    _ rule: PropertyRule
  ) throws -> (ClaimDraft.Object, Entity.ID?) {
    switch (relation.value, value) {
    case (_, .some), (_, .none): return (.unknown, nil)
    case (.entity, .item(let item)):
      let entity = try entity(item, kind: rule.object)
      return (.entity(entity), entity)
    case (.entity, .text(let name, let language)):
      let entity = try importer.entity(
        EntityReference(
          mention: try checked(name),
          kind: rule.object ?? mapping.fallbackKind,
          language: language ?? "und"
        )
      )
      return (.entity(entity), entity)
    case (.name, .text(let text, let language)):
      return (.text(try checked(text), language: mapping.tag(language ?? "und")), nil)
    case (.identifier, .text(let text, _)): return (.text(try checked(text)), nil)
    case (.identifier, .item(let item)):
      return (.text(item.identifiers.first?.value ?? item.name), nil)
    default: return (try plain(value, relation), nil)
    }
  }

  /// What a qualifier says; nil when the value does not fit.
  func qualifier(
    _ value: StatedValue,
    _ relation: Relation,
    _ kind: String?
  ) throws -> ClaimDraft.Object? {
    switch (relation.value, value) {
    case (_, .some), (_, .none), (_, .unusable): return nil
    case (_, .unreadable(let why)): throw RegestaError(.badInput, why)
    case (.entity, .item(let item)): return .entity(try entity(item, kind: kind))
    case (.entity, _): return nil
    case (.text, .point): return nil
    case (.text, _), (.date, .date), (.date, .text), (.quantity, .quantity), (.point, .point):
      return try plain(value, relation)
    case (.name, .text(let text, _)), (.identifier, .text(let text, _)): return .text(text)
    default: return nil
    }
  }

  private func plain(_ value: StatedValue, _ relation: Relation) throws -> ClaimDraft.Object {
    switch (relation.value, value) {
    case (.text, .text(let text, let language)): return .text(text, language: language)
    case (.text, _): return .text(try text(of: value))
    case (.date, .date(let date)): return .date(date)
    case (.date, .text(let text, _)), (.date, .quantity(_, _, _, let text?)):
      do { return .date(try HistoricalDate(parsing: text)) } catch {
        throw RegestaError(.badInput, "\"\(text.abridged)\" is no date: \(error.message)")
      }
    case (.quantity, .quantity(let number, let upper, let unit, let wording)):
      let unit = try unit.map { try entity($0, kind: "unit") }
      let isRange = upper != nil
      return .quantity(number, to: upper, unit: unit, wording: isRange ? wording : nil)
    case (.quantity, .text(let text, _)):
      guard let number = Double(text), number.isFinite else {
        throw RegestaError(.badInput, "\"\(text.abridged)\" is no number.")
      }
      return .quantity(number)
    case (.point, .point(let latitude, let longitude)):
      guard abs(latitude) <= 90, abs(longitude) <= 180 else {
        throw RegestaError(.badInput, "\(latitude), \(longitude) is no place on the earth.")
      }
      return .point(latitude: latitude, longitude: longitude)
    default:
      throw RegestaError(
        .badInput,
        "Here is \(value.typeName), where \"\(relation.key)\" needs \(relation.value.words)."
      )
    }
  }

  private func checked(_ text: String) throws -> String {
    guard !text.isEmpty else { throw RegestaError(.badInput, "The text is empty.") }
    return text
  }

  /// The entity of an item that is only spoken of.
  func entity(_ item: StatedItem, kind: String?) throws -> Entity.ID {
    let known = mapping.items[item.name]
    var names = item.names
    if names.isEmpty, let known { names = [.init(known.name, role: "preferred-name")] }
    return try importer.entity(
      EntityReference(
        key: item.key,
        identifiers: item.identifiers,
        names: names,
        kind: known?.kind ?? item.kind ?? kind ?? mapping.fallbackKind,
        isDefinition: false
      )
    )
  }

  /// A value in words.
  func text(of value: StatedValue) throws -> String {
    switch value {
    case .item(let item): try label(of: item)
    case .text(let text, _): text
    case .quantity(let number, _, let unit, let wording):
      try (wording ?? "\(number)") + (unit.map { " " + (try label(of: $0)) } ?? "")
    case .date(let date): date.printed
    case .point(let latitude, let longitude): "\(latitude), \(longitude)"
    case .some: "not known"
    case .none: "none"
    case .unusable(let why), .unreadable(let why): why
    }
  }

  /// What a thing is called: in the mapping, in the file, in the base, else its name elsewhere.
  func label(of item: StatedItem) throws -> String {
    if let known = mapping.items[item.name] { return known.name }
    if let name = item.names.first { return name.text }
    try importer.refreshLabels()
    for identifier in item.identifiers {
      let label = try importer.base.connection.first(
        """
        SELECT e.label FROM claim AS c JOIN relation AS r ON r.id = c.relation
          JOIN entity AS e ON e.id = c.subject
         WHERE c.text = \(identifier.value) AND r.key = \(identifier.scheme) AND c.text IS NOT NULL
           AND c.language IS NULL AND c.number IS NULL AND c.status = 1 AND e.status = 1
           AND e.label <> e.key LIMIT 1
        """
      ) { try $0.text(0) }
      if let label { return label }
    }
    return item.name
  }
}

extension StatedValue {
  /// What a person calls it.
  var typeName: String {
    switch self {
    case .item: "a thing"
    case .text: "a text"
    case .quantity: "a number"
    case .date: "a date"
    case .point: "a point"
    case .some: "something unknown"
    case .none: "nothing"
    case .unusable, .unreadable: "something else"
    }
  }
}

extension Relation.ValueType {
  fileprivate var words: String {
    switch self {
    case .entity: "a thing"
    case .text: "a text"
    case .quantity: "a number"
    case .date: "a date"
    case .point: "a point"
    case .identifier: "a number elsewhere"
    case .name: "a name"
    }
  }
}

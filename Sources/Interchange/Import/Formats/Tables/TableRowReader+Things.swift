internal import Chronology
internal import Formats
internal import Names
internal import RegestaKit

extension TableRowReader {
  /// The things that a part of a mapping finds in a row; none when the fields are empty.
  func found(_ thing: TableMapping.Thing, _ row: TableRow) throws -> [TableRowReading.Found] {
    guard let each = thing.each else {
      return try reference(thing, row).map { [.init(reference: $0)] } ?? []
    }
    var found: [TableRowReading.Found] = []
    for (text, column) in try each.texts(in: row, reading) {
      var one = TableRowReading.Found(
        reference: EntityReference(isDefinition: !thing.isMention)
      )
      if let scheme = thing.eachScheme {
        guard let number = try identifier(text, of: scheme, row, column) else { continue }
        one.reference.identifiers = [EntityReference.Identifier(scheme, number)]
      } else {
        one.partner = thing.partnersOf.map { (text, $0) }
        one.reference.names = [EntityReference.Name(text, language: reading.language)]
        if thing.key != nil, Slug.of(text) == text { one.reference.key = text }
      }
      try choose(thing.kind, for: &one.reference, row)
      found.append(one)
    }
    return found
  }

  private func reference(_ thing: TableMapping.Thing, _ row: TableRow) throws -> EntityReference? {
    var reference = EntityReference(isDefinition: !thing.isMention)
    if let key = try thing.key?.text(in: row, reading) {
      let slug = Slug.of(key.text)
      guard !slug.isEmpty else {
        throw reading.error("\"\(key.text.abridged)\" can be no key.", row, key.column)
      }
      reference.key = slug
    }
    for name in thing.names { try add(name, to: &reference, row) }
    for (scheme, cell) in thing.identifiers {
      for (text, column) in try cell.texts(in: row, reading) {
        guard let number = try identifier(text, of: scheme, row, column) else { continue }
        let mark = cell.isOwnNumber ? sourceKey + ":" : ""
        reference.identifiers.append(EntityReference.Identifier(scheme, mark + number))
      }
    }
    for (cell, registers) in thing.links {
      for (text, column) in try cell.texts(in: row, reading) {
        try link(text, registers, to: &reference, row, column)
      }
    }
    guard !reference.names.isEmpty || !reference.identifiers.isEmpty || reference.key != nil else {
      return nil
    }
    for (relation, date) in thing.dates {
      if case .date(let date) = try date.value(in: row, reading) {
        reference.dates.append(EntityReference.Dating(relation, date))
      }
    }
    if let partners = thing.partners {
      reference.partners = try partners.texts(in: row, reading).map(\.text)
    }
    try choose(thing.kind, for: &reference, row)
    return reference
  }

  private func add(
    _ name: TableMapping.Name,
    to reference: inout EntityReference,
    _ row: TableRow
  ) throws {
    for (text, _) in try name.cell.texts(in: row, reading) {
      var text = text
      var language = name.language ?? reading.language
      if name.hasTags, let mark = text.lastIndex(of: "@") {
        let tag = String(text[text.index(after: mark)...]).trimmingSpaces
        guard tag.utf8.count <= 35, tag.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == 0x2D }) else {
          continue
        }
        language = tag.isEmpty ? "und" : tag
        text = String(text[..<mark]).trimmingSpaces
      } else if name.hasTags {
        language = "und"
      }
      if text.isEmpty { continue }
      let known = reference.names.contains { $0.text == text && $0.language == language }
      if known { continue }
      reference.names.append(
        EntityReference.Name(text, language: language, role: name.role ?? "alias")
      )
    }
  }

  private func identifier(
    _ text: String,
    of scheme: String,
    _ row: TableRow,
    _ column: Int?
  ) throws -> String? {
    if let number = reading.words.identifier(text, of: scheme) { return number }
    try reading.unreadable("\"\(text.abridged)\" is no \(scheme) number.", row, column)
    return nil
  }

  private func link(
    _ text: String,
    _ registers: [String: String],
    to reference: inout EntityReference,
    _ row: TableRow,
    _ column: Int?
  ) throws {
    for (mark, scheme) in registers.sorted(by: { $0.key.utf8.count > $1.key.utf8.count })
    where text.hasPrefix(mark) {
      let rest = String(text.dropFirst(mark.count))
      guard let number = try identifier(rest, of: scheme, row, column) else { return }
      let identifier = EntityReference.Identifier(scheme, number)
      if !reference.identifiers.contains(identifier) { reference.identifiers.append(identifier) }
      return
    }
    let mark = text.split(separator: ":", maxSplits: 1).first.map(String.init) ?? text
    reading.leaveOut(
      "link to \"\(mark.abridged)\"",
      "the base has no relation for numbers of this register"
    )
  }

  private func choose(
    _ choice: TableMapping.KindChoice,
    for reference: inout EntityReference,
    _ row: TableRow
  ) throws {
    reference.kind = choice.constant
    reference.otherKinds = choice.others
    if let cell = choice.cell, let (word, column) = try cell.text(in: row, reading) {
      reference.kind =
        try knownKind(word) ?? (choice.fallsBack ? choice.constant : kind(word, row, column))
    }
    guard !choice.byWords.isEmpty, let name = reference.names.first else { return }
    let words = Set(NameFolding.fold(name.text).split(separator: " ").map(String.init))
    if let found = choice.byWords.first(where: { words.contains($0.word) }) {
      reference.kind = found.kind
    }
  }
}

extension UInt8 {
  /// Whether it is a letter or a digit of ASCII.
  var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}

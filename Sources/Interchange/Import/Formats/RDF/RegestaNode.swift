internal import Chronology
internal import Formats
internal import RegestaKit

/// A node of our own vocabulary: what is said of it, by property.
struct RegestaNode {
  let name: String
  let rows: [RDFStage.Row]

  init(_ name: String, _ rows: [RDFStage.Row]) {
    self.name = name
    self.rows = rows
  }

  var position: TextPosition? { rows.first?.position }

  func objects(_ property: RegestaProperty) -> [RDFTerm] {
    places(of: property).map { rows[$0].object }
  }

  func node(_ property: RegestaProperty) -> String? {
    place(of: property).flatMap { rows[$0].object.node }
  }

  func nodes(_ property: RegestaProperty) -> [String] {
    places(of: property).compactMap { rows[$0].object.node }
  }

  func literal(_ property: RegestaProperty) -> RDFLiteral? {
    for place in places(of: property) {
      if case .literal(let literal) = rows[place].object { return literal }
    }
    return nil
  }

  func text(_ property: RegestaProperty) -> String? { literal(property)?.lexicalForm }

  func flag(_ property: RegestaProperty) -> Bool { text(property) == "true" }

  func isA(_ type: String) -> Bool {
    objects(.type).contains { $0.node.map { RegestaTerms.isOwn($0, type) } ?? false }
  }

  func required(_ property: RegestaProperty) throws -> String {
    guard let text = text(property) else {
      throw RegestaError(.badInput, "<\(name.abridged)> has no rg:\(property.rawValue).")
    }
    return text
  }

  // Rows are looked at where they lie: a copy of one counts five references, and most are of other properties.

  private func place(of property: RegestaProperty) -> Int? {
    for place in rows.indices where rows[place].property == property { return place }
    return nil
  }

  private func places(of property: RegestaProperty) -> some Sequence<Int> {
    rows.indices.lazy.filter { rows[$0].property == property }
  }

  /// The date that the node is, with all five parts.
  func date() throws -> HistoricalDate {
    func day(_ property: RegestaProperty, else other: Day) throws -> Day {
      guard let text = text(property) else { return other }
      if let plain = HistoricalDate(plainISO: text), plain.earliest == plain.latest {
        return plain.earliest
      }
      do {
        return try WikidataTime.date(text + "T", precision: 11, isAstronomical: true).earliest
      } catch { throw RegestaError(.badInput, error.message) }
    }
    guard let calendar = CalendarSystem(rawValue: text(.calendar) ?? "gregorian") else {
      throw RegestaError(.badInput, "There is no calendar \"\((text(.calendar) ?? "").abridged)\".")
    }
    let first = try day(.earliest, else: .distantPast)
    let last = try day(.latest, else: .distantFuture)
    guard first <= last else { throw RegestaError(.badInput, "The date ends before it begins.") }
    return HistoricalDate(
      earliest: first,
      latest: last,
      wording: text(.wording),
      calendar: calendar,
      rule: DateRule(rawValue: text(.dateRule) ?? "given"),
      edtf: text(.edtf)
    )
  }
}

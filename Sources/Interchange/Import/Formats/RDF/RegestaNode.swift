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

  func objects(_ property: String) -> [RDFTerm] {
    rows.filter { $0.isOf(property) }.map(\.object)
  }

  func node(_ property: String) -> String? { rows.first { $0.isOf(property) }?.object.node }

  func nodes(_ property: String) -> [String] { objects(property).compactMap(\.node) }

  func literal(_ property: String) -> RDFLiteral? {
    for row in rows where row.isOf(property) {
      if case .literal(let literal) = row.object { return literal }
    }
    return nil
  }

  func text(_ property: String) -> String? { literal(property)?.lexicalForm }
  func own(_ name: String) -> String? { text(RegestaTerms.own(name)) }
  func flag(_ name: String) -> Bool { own(name) == "true" }

  func isA(_ type: String) -> Bool {
    objects(RDFVocabulary.type).contains { $0.node == RegestaTerms.own(type) }
  }

  func required(_ name: String) throws -> String {
    guard let text = own(name) else {
      throw RegestaError(.badInput, "<\(self.name.abridged)> has no rg:\(name).")
    }
    return text
  }

  /// The date that the node is, with all five parts.
  func date() throws -> HistoricalDate {
    func day(_ name: String, else other: Day) throws -> Day {
      guard let text = own(name) else { return other }
      do {
        return try WikidataTime.date(text + "T", precision: 11, isAstronomical: true).earliest
      } catch { throw RegestaError(.badInput, error.message) }
    }
    guard let calendar = CalendarSystem(rawValue: own("calendar") ?? "gregorian") else {
      throw RegestaError(.badInput, "There is no calendar \"\((own("calendar") ?? "").abridged)\".")
    }
    let first = try day("earliest", else: .distantPast)
    let last = try day("latest", else: .distantFuture)
    guard first <= last else { throw RegestaError(.badInput, "The date ends before it begins.") }
    return HistoricalDate(
      earliest: first,
      latest: last,
      wording: own("wording"),
      calendar: calendar,
      rule: DateRule(rawValue: own("dateRule") ?? "given"),
      edtf: own("edtf")
    )
  }
}

extension RDFStage.Row {
  /// Whether it is said by a property. Most names of one vocabulary differ in length, and begin alike.
  fileprivate func isOf(_ property: String) -> Bool {
    predicate.utf8.count == property.utf8.count && predicate == property
  }
}

internal import Chronology
internal import Formats
internal import RegestaKit

/// The nodes of which a statement of Wikidata consists: itself, its full values, its references.
struct WikidataRDFNodes {
  private let rdf: RDFImport

  init(_ rdf: RDFImport) { self.rdf = rdf }

  /// The statements about a node, once: nodes that several statements share are used up by the first.
  func use(_ node: String) throws -> [(row: RDFStage.Row, node: String)] {
    guard try rdf.stage.markDone(node) else { return [] }
    return try rdf.stage.rows(of: node, limit: 100_000).map { ($0, node) }
  }

  /// The nodes of values and references that a statement names, and the values that those name.
  func parts(_ rows: [RDFStage.Row]) throws -> [String] {
    var nodes: [String] = []
    for row in rows {
      guard let node = row.object.node else { continue }
      if row.predicate == WikidataTerms.wasDerivedFrom {
        nodes.append(node)
        nodes += try rdf.stage.rows(of: node).filter(Self.namesValue)
          .compactMap(\.object.node)
      } else if Self.namesValue(row) {
        nodes.append(node)
      }
    }
    return nodes
  }

  private static func namesValue(_ row: RDFStage.Row) -> Bool {
    ["statement/value", "qualifier/value", "reference/value"].contains {
      row.predicate.hasPrefix(WikidataTerms.prop + $0)
    }
  }

  /// A statement from its node; nil when nothing is said of the node.
  func statement(_ rows: [RDFStage.Row], _ property: String) throws -> ForeignStatement? {
    guard !rows.isEmpty else { return nil }
    var statement = ForeignStatement(
      property: property,
      value: .unreadable("The statement has no value.")
    )
    var hasFull = false
    var parts: [(property: String, value: StatedValue, isFull: Bool)] = []
    for row in rows {
      switch row.predicate {
      case WikidataTerms.ontology + "rank":
        if case .iri(let rank) = row.object {
          statement.rank =
            rank.hasSuffix("PreferredRank")
            ? .preferred : rank.hasSuffix("DeprecatedRank") ? .deprecated : .normal
        }
      case RDFVocabulary.type:
        guard case .iri(let type) = row.object,
          let denied = WikidataTerms.property(type, behind: "novalue/")
        else { continue }
        if denied == property {
          statement.value = .none
          hasFull = true
        } else {
          parts.append((denied, .none, true))
        }
      case WikidataTerms.wasDerivedFrom:
        if let node = row.object.node {
          statement.references.append(try self.parts(of: node, "reference/"))
        }
      default:
        if let name = WikidataTerms.property(row.predicate, behind: "statement/value/") {
          if name == property, let value = try full(row.object) {
            statement.value = value
            hasFull = true
          }
        } else if let name = WikidataTerms.property(row.predicate, behind: "statement/") {
          if name == property, !hasFull { statement.value = Self.value(row.object) }
        } else if let name = WikidataTerms.property(row.predicate, behind: "qualifier/value/") {
          if let value = try full(row.object) { parts.append((name, value, true)) }
        } else if let name = WikidataTerms.property(row.predicate, behind: "qualifier/") {
          parts.append((name, Self.value(row.object), false))
        }
      }
    }
    statement.qualifiers = Self.fullest(parts)
    return statement
  }

  private func parts(of node: String, _ start: String) throws -> [ForeignStatement.Part] {
    var parts: [(property: String, value: StatedValue, isFull: Bool)] = []
    for row in try rdf.stage.rows(of: node) {
      if let name = WikidataTerms.property(row.predicate, behind: start + "value/") {
        if let value = try full(row.object) { parts.append((name, value, true)) }
      } else if let name = WikidataTerms.property(row.predicate, behind: start) {
        parts.append((name, Self.value(row.object), false))
      }
    }
    return Self.fullest(parts)
  }

  /// Where a value is given both ways, the full one, which has its precision and unit.
  private static func fullest(
    _ parts: [(property: String, value: StatedValue, isFull: Bool)]
  ) -> [ForeignStatement.Part] {
    let full = Set(parts.filter(\.isFull).map(\.property))
    return parts.filter { $0.isFull || !full.contains($0.property) }
      .map { ForeignStatement.Part(property: $0.property, value: $0.value) }
  }

  // MARK: Values

  /// A value in short form.
  static func value(_ object: RDFTerm) -> StatedValue {
    switch object {
    case .iri(let iri):
      if let id = WikidataTerms.item(iri) { return .item(WikidataValue.item(named: id)) }
      if iri.contains("/.well-known/genid/") { return .some }
      if iri.hasPrefix("http://commons.wikimedia.org/wiki/Special:FilePath/") {
        return .unusable("a file of Wikimedia Commons")
      }
      if iri.hasPrefix(WikidataTerms.entity) { return .unusable("it is no item of Wikidata") }
      return .text(iri)
    case .blankNode: return .some
    case .literal(let literal): return RDFValues.value(literal)
    }
  }

  /// A value by its node, with all its parts; nil when the node is not in the file.
  private func full(_ object: RDFTerm) throws -> StatedValue? {
    guard let node = object.node else { return nil }
    let rows = try rdf.stage.rows(of: node)
    func literal(_ name: String) -> String? {
      for row in rows where row.predicate == WikidataTerms.ontology + name {
        if case .literal(let literal) = row.object { return literal.lexicalForm }
      }
      return nil
    }
    func iri(_ name: String) -> String? {
      for row in rows where row.predicate == WikidataTerms.ontology + name {
        if case .iri(let iri) = row.object { return iri }
      }
      return nil
    }
    if let time = literal("timeValue") {
      return Self.time(
        time,
        precision: literal("timePrecision"),
        isJulian: iri("timeCalendarModel")?.hasSuffix("Q1985786") == true
      )
    }
    if let amount = literal("quantityAmount") {
      return WikidataValue.quantity(
        amount,
        lower: literal("quantityLowerBound"),
        upper: literal("quantityUpperBound"),
        unit: iri("quantityUnit")
      )
    }
    if let latitude = literal("geoLatitude"), let longitude = literal("geoLongitude") {
      if let globe = iri("geoGlobe"), !globe.hasSuffix("/Q2") {
        return .unusable("a place on another globe than the earth")
      }
      guard let north = Double(latitude), let east = Double(longitude) else {
        return .unreadable("A point has latitude and longitude.")
      }
      return .point(latitude: north, longitude: east)
    }
    return nil
  }

  /// In RDF a day of the Julian calendar is given by its Gregorian name; what is coarser is not converted.
  private static func time(_ time: String, precision: String?, isJulian: Bool) -> StatedValue {
    guard let precision = precision.flatMap({ Int($0) }) else {
      return .unreadable("A time has its precision.")
    }
    do {
      let date = try WikidataTime.date(
        time,
        precision: precision,
        isJulian: isJulian && precision < 11,
        isAstronomical: true
      )
      guard isJulian, precision >= 11 else { return .date(date) }
      return .date(HistoricalDate(day: date.earliest, calendar: .julian))
    } catch { return .unreadable(error.message) }
  }
}

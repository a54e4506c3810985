internal import Chronology
internal import Names
internal import RegestaKit
internal import SQLite

/// Events that happened on the same day with the same partners, whatever each source calls them.
extension EntityMatcher {
  enum Agreement { case agree, contradict, silent }

  /// The relations that say when a thing happened: two of them may stand for one another.
  private static let occasions: Set<String> = ["dated", "happened-on", "signed-on", "began"]

  /// The relations whose dates can speak for a reference or against it, as a list in SQL.
  func tellingRelations(of reference: EntityReference) -> String {
    let own = Set(reference.dates.map(\.relation))
    let all = own.isDisjoint(with: Self.occasions) ? own : own.union(Self.occasions)
    return all.map { "\(vocabulary.relationID($0))" }.sorted().joined(separator: ", ")
  }

  /// What the dates of an entity say of whether it is meant.
  ///
  /// - Parameters:
  ///   - entity: The entity.
  ///   - reference: The thing as the file speaks of it.
  ///   - relations: Its ``tellingRelations(of:)``; by others nothing is looked at.
  /// - Returns: Whether they agree.
  /// - Throws: What reading the base throws.
  func dates(
    of entity: Entity.ID,
    against reference: EntityReference,
    by relations: String
  ) throws -> Agreement {
    guard !reference.dates.isEmpty else { return .silent }
    let known = try base.connection.rows(
      """
      SELECT r.key, d.earliest, d.latest
        FROM claim AS c JOIN relation AS r ON r.id = c.relation AND r.value = 'date'
        JOIN date AS d ON d.id = c.value_date
       WHERE c.subject = \(entity.rawValue) AND c.relation IN (\(raw: relations))
         AND c.object IS NULL AND c.status = 1 AND c.denied = 0
      """
    ) { (relation: try $0.text(0), earliest: try $0.int(1), latest: try $0.int(2)) }
    var agreement = Agreement.silent
    for dating in reference.dates {
      let (first, last) = (dating.date.earliest.number, dating.date.latest.number)
      let rivals = known.filter {
        $0.relation == dating.relation
          || Self.occasions.contains($0.relation) && Self.occasions.contains(dating.relation)
      }
      if rivals.isEmpty { continue }
      if rivals.contains(where: {
        first <= $0.earliest && $0.latest <= last || $0.earliest <= first && last <= $0.latest
      }) {
        agreement = .agree
      } else if rivals.allSatisfy({ $0.latest < first || last < $0.earliest }) {
        return .contradict
      }
    }
    return agreement
  }

  /// Events of the same kind on the same day with the same partners: two treaties that the same powers
  /// signed on one day are one, whatever each source calls it.
  func sameDay(_ reference: EntityReference) throws -> [Candidate] {
    guard let kind = reference.kind, vocabulary.isKind(kind, "event"),
      let dating = reference.dates.first(where: { Self.occasions.contains($0.relation) }),
      dating.date.isExact
    else { return [] }
    try base.bulk?.require(["claim_when"])
    let day = dating.date.earliest.number
    let relations = Self.occasions.map { "\(vocabulary.relationID($0))" }.sorted()
    let rows = try base.connection.rows(
      """
      SELECT DISTINCT c.subject, e.kind FROM claim AS c JOIN entity AS e ON e.id = c.subject
       WHERE c.relation IN (\(raw: relations.joined(separator: ", ")))
         AND \(SpanClass.condition(onlyOn: day)) AND c.value_date IS NOT NULL AND c.status = 1
         AND c.denied = 0 AND e.status = 1 AND e.merged_into IS NULL
       ORDER BY c.subject LIMIT \(Self.namesakeLimit)
      """
    ) { (entity: Entity.ID(try $0.int(0)), kind: try $0.int(1)) }
    let said = (reference.names.map(\.text) + reference.partners).joined(separator: " ")
    let words = Set(NameFolding.fold(said).split(separator: " ").map(String.init))
    return try rows.compactMap { row in
      switch vocabulary.kinship(kind, vocabulary.kindKey(row.kind)) {
      case .same, .line: break
      case .siblings, .strangers: return nil
      }
      let partners = try partners(of: row.entity)
      let present = partners.filter { names in names.contains { Self.name($0, isIn: words) } }
      guard partners.count >= 2, !present.isEmpty else { return nil }
      let share = Double(present.count) / Double(partners.count)
      return Candidate(
        entity: row.entity,
        score: Self.weights.sameDay + Self.weights.partners * share,
        why: "by its kind, its day and \(present.count) of its \(partners.count) partners"
      )
    }
  }

  /// The partner of an event that a name means: the one who bears it, or the only one whose name has it
  /// as its last word, as Soviet Russia has "Russia"; nil when there is none, or more than one.
  func partner(_ name: String, of event: Entity.ID) throws -> Entity.ID? {
    let folded = NameFolding.fold(name)
    let partners = try namesOfPartners(of: event)
    let bearers = partners.filter { $0.names.contains(folded) }
    if bearers.count == 1 { return try survivor(of: bearers[0].partner) }
    let words = Set(folded.split(separator: " ").map(String.init))
    let near = partners.filter { $0.names.contains { Self.name($0, isIn: words) } }
    return bearers.isEmpty && near.count == 1 ? try survivor(of: near[0].partner) : nil
  }

  /// The names of each partner of an event, folded.
  private func partners(of event: Entity.ID) throws -> [[String]] {
    try namesOfPartners(of: event).map(\.names)
  }

  private func namesOfPartners(of event: Entity.ID) throws -> [(partner: Int, names: [String])] {
    try base.bulk?.require(["claim_object"])
    let rows = try base.connection.rows(
      """
      SELECT DISTINCT c.subject, n.folded
        FROM claim AS c JOIN relation AS r ON r.id = c.relation JOIN name AS n ON n.entity = c.subject
       WHERE c.object = \(event.rawValue) AND c.status = 1 AND c.denied = 0
         AND r.key IN ('party-to', 'signed', 'belligerent-in', 'took-part-in')
       ORDER BY c.subject, n.folded
      """
    ) { (partner: try $0.int(0), name: try $0.text(1)) }
    return Dictionary(grouping: rows, by: \.partner).sorted { $0.key < $1.key }.map {
      (partner: $0.key, names: $0.value.map(\.name))
    }
  }

  /// Whether a name, or the word of it that names the country ("Russia" of "Soviet Russia"), is among
  /// the words.
  private static func name(_ name: String, isIn words: Set<String>) -> Bool {
    let parts = name.split(separator: " ").map(String.init)
    if parts.allSatisfy(words.contains) { return true }
    guard let last = parts.last, parts.count == 2, last.utf8.count >= 5 else { return false }
    return words.contains(last)
  }
}

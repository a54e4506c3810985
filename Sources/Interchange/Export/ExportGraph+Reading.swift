internal import RegestaKit
internal import SQLite

extension ExportGraph {
  private static let page = 500

  /// Each entity with the claims about it that are no edges, names and identifiers among them, in
  /// the order of recording.
  ///
  /// - Parameters:
  ///   - chosen: Only these entities; nil for all.
  ///   - body: Takes an entity and its claims.
  /// - Throws: What reading the base throws, and what `body` throws.
  func forEachNode(
    among chosen: [Entity.ID]? = nil,
    _ body: (Entity, [Claim]) throws -> Void
  ) throws {
    for ids in pages(of: chosen ?? extent.entities) { try forEachNode(of: ids, body) }
  }

  private func forEachNode(of ids: [Entity.ID], _ body: (Entity, [Claim]) throws -> Void) throws {
    let statements = try statements(about: ids)
    for entity in try base.entities(ids) { try body(entity, statements[entity.id] ?? []) }
  }

  /// Each claim between two entities, in the order of recording.
  func forEachEdge(_ body: (_ claim: Claim, _ object: Entity) throws -> Void) throws {
    for ids in pages(of: extent.claims) { try forEachEdge(of: ids, body) }
  }

  private func forEachEdge(
    of ids: [Claim.ID],
    _ body: (_ claim: Claim, _ object: Entity) throws -> Void
  ) throws {
    for claim in try base.claims(ClaimQuery(ids: ids, order: .number)) {
      if case .entity(let object) = claim.object { try body(claim, object) }
    }
  }

  /// The pages of all nodes and then of all edges, each as ``forEachNode(among:_:)`` and ``forEachEdge(_:)`` have them.
  ///
  /// - Parameters:
  ///   - node: Takes an entity and the claims about it that are no edges.
  ///   - edge: Takes a claim and its object.
  /// - Returns: What goes through the pages.
  func pages(
    node: @escaping (Entity, [Claim]) throws -> Void,
    edge: @escaping (_ claim: Claim, _ object: Entity) throws -> Void
  ) -> PageTurner {
    var entities = extent.entities[...]
    var claims = extent.claims[...]
    return PageTurner { isWanted in
      if !entities.isEmpty {
        let page = entities.prefix(Self.page)
        entities = entities.dropFirst(page.count)
        if isWanted { try forEachNode(of: Array(page), node) }
      } else if !claims.isEmpty {
        let page = claims.prefix(Self.page)
        claims = claims.dropFirst(page.count)
        if isWanted { try forEachEdge(of: Array(page), edge) }
      } else {
        return false
      }
      return true
    }
  }

  /// The claims between each two things that are in one direction, together: things in the order
  /// of recording, claims too.
  func forEachBundle(_ body: ([Claim], _ object: Entity) throws -> Void) throws {
    let numbers = extent.claims.numberList()
    let order = try base.connection.rows(
      """
      SELECT c.id, c.subject, c.object FROM json_each(\(numbers)) AS wanted
        JOIN claim AS c ON c.id = wanted.value ORDER BY c.subject, c.object, c.id
      """
    ) { (claim: Claim.ID(try $0.int(0)), ends: [try $0.int(1), try $0.int(2)]) }
    var rest = order[...]
    while let first = rest.first {
      let bundle = rest.prefix { $0.ends == first.ends }
      rest = rest.dropFirst(bundle.count)
      let claims = try base.claims(ClaimQuery(ids: bundle.map(\.claim), order: .number))
      if case .entity(let object)? = claims.first?.object { try body(claims, object) }
    }
  }

  /// The two ends of each claim between two entities, in the order of recording.
  func ends() throws -> [(subject: Entity.ID, object: Entity.ID)] {
    let numbers = extent.claims.numberList()
    return try base.connection.rows(
      """
      SELECT c.subject, c.object FROM json_each(\(numbers)) AS wanted
        JOIN claim AS c ON c.id = wanted.value ORDER BY c.id
      """
    ) { (subject: Entity.ID(try $0.int(0)), object: Entity.ID(try $0.int(1))) }
  }

  /// Each entity with the claims about it alone, and with those that it has in common with another,
  /// whichever end it is, in the order of time.
  ///
  /// - Parameters:
  ///   - order: The entities in the order wanted; nil: that of recording.
  ///   - body: Takes one entity after the other.
  /// - Throws: What reading the base throws, and what `body` throws.
  func forEachPortrait(
    in order: [Entity.ID]? = nil,
    _ body: (Entity, _ statements: [Claim], _ edges: [Claim]) throws -> Void
  ) throws {
    let within = Set(extent.claims)
    for ids in pages(of: order ?? extent.entities) {
      let statements = try statements(about: ids)
      let numbers = ids.numberList()
      let touching = try base.connection.rows(
        """
        SELECT c.id FROM json_each(\(numbers)) AS w JOIN claim AS c ON c.subject = w.value
         WHERE c.object IS NOT NULL AND c.status = 1
        UNION
        SELECT c.id FROM json_each(\(numbers)) AS w JOIN claim AS c ON c.object = w.value
         WHERE c.status = 1
        """
      ) { Claim.ID(try $0.int(0)) }.filter(within.contains)
      let page = Set(ids)
      var edges: [Entity.ID: [Claim]] = [:]
      for claim in try base.claims(ClaimQuery(ids: touching)) {
        for end in Set([claim.subject.id, claim.object.entity?.id].compactMap { $0 })
        where page.contains(end) {
          edges[end, default: []].append(claim)
        }
      }
      let entities = Dictionary(
        try base.entities(ids).map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      for entity in ids.compactMap({ entities[$0] }) {
        try body(entity, statements[entity.id] ?? [], edges[entity.id] ?? [])
      }
    }
  }

  /// The entities, those of a family together, by label.
  func entitiesByFamily() throws -> [(family: KindFamily, entities: [Entity.ID])] {
    var families: [KindFamily: [Entity]] = [:]
    for ids in pages(of: extent.entities) {
      for entity in try base.entities(ids) {
        families[family(of: entity), default: []].append(entity)
      }
    }
    return KindFamily.allCases.compactMap { family in
      families[family].map { entities in
        (family, entities.sorted { ($0.label, $0.id) < ($1.label, $1.id) }.map(\.id))
      }
    }
  }

  /// The entities of which a point on the map is known.
  func placed() throws -> Set<Entity.ID> {
    Set(
      try base.connection.rows(
        """
        SELECT DISTINCT c.subject FROM json_each(\(extent.entities.numberList())) AS wanted
          JOIN claim AS c ON c.subject = wanted.value JOIN relation AS r ON r.id = c.relation
         WHERE c.object IS NULL AND c.status = 1 AND c.denied = 0 AND r.value = 'point'
           AND c.unknown = 0
        """
      ) { Entity.ID(try $0.int(0)) }
    )
  }

  /// Each claim, between two things or about one alone, in the order of time; timeless ones first.
  func forEachClaimInTime(_ body: (Claim) throws -> Void) throws {
    let ids = try base.connection.rows(
      """
      SELECT c.id FROM claim AS c
       WHERE c.status = 1 AND (c.id IN (SELECT value FROM json_each(\(extent.claims.numberList())))
          OR c.object IS NULL
             AND c.subject IN (SELECT value FROM json_each(\(extent.entities.numberList()))))
       ORDER BY c.start_min, c.end_max, c.id
      """
    ) { Claim.ID(try $0.int(0)) }
    for page in pages(of: ids) {
      for claim in try base.claims(ClaimQuery(ids: page, includesNames: true))
      where claim.object.entity != nil || isWanted(claim) {
        try body(claim)
      }
    }
  }

  /// How many edges each entity has, by its number.
  func degrees() throws -> [Entity.ID: Int] {
    var degrees: [Entity.ID: Int] = [:]
    try base.connection.forEach(
      """
      SELECT c.subject, c.object FROM json_each(\(extent.claims.numberList())) AS wanted
        JOIN claim AS c ON c.id = wanted.value
      """
    ) { row in
      degrees[Entity.ID(try row.int(0)), default: 0] += 1
      degrees[Entity.ID(try row.int(1)), default: 0] += 1
      return .next
    }
    return degrees
  }

  /// The entities, the best connected first.
  func entitiesByDegree(_ degrees: [Entity.ID: Int]) -> [Entity.ID] {
    extent.entities.sorted {
      (-(degrees[$0] ?? 0), $0.rawValue) < (-(degrees[$1] ?? 0), $1.rawValue)
    }
  }

  /// Whether a claim about one thing alone belongs to the part: what tells who or where the thing is
  /// always does.
  private func isWanted(_ claim: Claim) -> Bool {
    guard let namedClaims else { return true }
    return namedClaims.contains(claim.id) || valueType(of: claim).isName
      || valueType(of: claim) == .point
  }

  private func statements(about ids: [Entity.ID]) throws -> [Entity.ID: [Claim]] {
    let numbers = ids.numberList()
    let claims = try base.connection.rows(
      """
      SELECT c.id FROM json_each(\(numbers)) AS wanted JOIN claim AS c ON c.subject = wanted.value
       WHERE c.object IS NULL AND c.status = 1
      """
    ) { Claim.ID(try $0.int(0)) }
    guard !claims.isEmpty else { return [:] }
    let query = ClaimQuery(ids: claims, includesNames: true, order: .number)
    return Dictionary(grouping: try base.claims(query).filter(isWanted), by: \.subject.id)
  }

  private func pages<ID>(of ids: [ID]) -> [[ID]] {
    stride(from: 0, to: ids.count, by: Self.page).map { start in
      Array(ids[start..<min(start + Self.page, ids.count)])
    }
  }
}

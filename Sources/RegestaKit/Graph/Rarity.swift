internal import SQLite

/// What makes one chain more telling than another, counted in eighths of a step so that sums are exact.
///
/// docs/graph.md explains it to users.
enum Rarity {
  /// A step by a relation that is not common.
  static let step = 8

  /// What has so many claims is a hub. They are not counted further: to count on would cost more than it
  /// tells.
  static let hub = 1_024

  /// What it costs to pass through a thing with so many claims: nothing up to two, then an eighth for
  /// each binary digit of their number; through a hub, as much as two steps.
  static func passing(claims: Int) -> Int {
    if claims >= hub { return 2 * step }
    return claims <= 2 ? 0 : claims.bitWidth - claims.leadingZeroBitCount
  }

  /// What a step costs more because its relation makes up such a share of all claims between things:
  /// an eighth from a sixteenth on, then one more with each doubling, up to four from a half on.
  static func surcharge(_ count: Int, of all: Int) -> Int {
    guard count > 0 else { return 0 }
    for (extra, share) in [(4, 2), (3, 4), (2, 8), (1, 16)] where count * share >= all {
      return extra
    }
    return 0
  }
}

extension KnowledgeBase {
  /// How many claims connect a thing with others, as far as they are counted.
  static func countedClaims(withCandidates: Bool) -> String {
    let status = withCandidates ? "IN (0, 1)" : "= 1"
    return """
      SELECT min(\(Rarity.hub),
           (SELECT count(*) FROM (
              SELECT 1 FROM claim WHERE subject = ?1 AND object IS NOT NULL AND status \(status)
               LIMIT \(Rarity.hub)))
         + (SELECT count(*) FROM (
              SELECT 1 FROM claim WHERE object = ?1 AND status \(status)
               LIMIT \(Rarity.hub))))
      """
  }

  /// How many claims connect a thing with others, as far as they are counted.
  func countedClaims(at entity: Entity.ID, withCandidates: Bool) throws -> Int {
    var statement = try connection.prepare(Self.countedClaims(withCandidates: withCandidates))
    try statement.bind(entity.rawValue, at: 1)
    return try statement.first { try $0.int(0) } ?? 0
  }

  /// The surcharge of a step by each relation that is common, by the relation's number.
  ///
  /// In a large base the shares are estimated from claims spread over it: to count all of them would
  /// take longer than to find a chain.
  func surcharges() throws -> [Int: Int] {
    guard try refreshMemory() else { return try estimatedSurcharges() }
    if let known = memory?.surcharges { return known }
    let surcharges = try estimatedSurcharges()
    memory?.surcharges = surcharges
    return surcharges
  }

  private func estimatedSurcharges() throws -> [Int: Int] {
    let last = try connection.first("SELECT max(id) FROM claim") { try $0.optionalInt(0) ?? 0 } ?? 0
    var counts: [Int: Int] = [:]
    var all = 0
    if last <= 4_096 {
      try connection.forEach(
        """
        SELECT relation, count(*) FROM claim WHERE object IS NOT NULL AND status = 1
         GROUP BY relation
        """
      ) { row in
        let count = try row.int(1)
        counts[try row.int(0)] = count
        all += count
        return .next
      }
    } else {
      var claim = try connection.prepare(
        """
        SELECT relation, object IS NOT NULL AND status = 1 FROM claim
         WHERE id >= ? ORDER BY id LIMIT 1
        """
      )
      // Multiples of the golden ratio are spread evenly, and keep step with no pattern in the base.
      var place = 0.5
      for _ in 0..<512 {
        place += 0.618_033_988_749_894_9
        if place >= 1 { place -= 1 }
        try claim.bind(1 + Int(place * Double(last)), at: 1)
        try claim.forEach { row in
          if try row.bool(1) {
            counts[try row.int(0), default: 0] += 1
            all += 1
          }
          return .next
        }
      }
    }
    return counts.compactMapValues { count in
      let extra = Rarity.surcharge(count, of: all)
      return extra == 0 ? nil : extra
    }
  }
}

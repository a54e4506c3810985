import TestSupport
import Chronology
import RegestaKit
import SQLite

/// A small base of things and random claims between them, and the naive answers about it.
struct RandomGraph {
  struct Link {
    var claim: Claim.ID
    var subject: Int
    var object: Int
    var relation: String
    var period: Period
    var isDenied: Bool
    var isDisputed: Bool
    var isCertain: Bool
    var status: Status
  }

  /// Relations of the test's own: `near` is a case of `linked`.
  static let relations = ["linked", "near", "far"]
  static let kinds = ["thing", "rock", "tree"]

  let base: KnowledgeBase
  var nodes: [Entity.ID] = []
  var kindOf: [String] = []
  var links: [Link] = []

  init(seed: UInt64, nodes count: Int, links linkCount: Int) throws {
    var random = SplitMix64(seed: seed)
    base = try KnowledgeBase.inMemory()
    var (nodes, kindOf, links) = (self.nodes, self.kindOf, self.links)
    try base.edit { writer in
      try writer.addKind(KindDraft(key: "thing", label: "thing", plural: "things"))
      for kind in ["rock", "tree"] {
        try writer.addKind(KindDraft(key: kind, parent: "thing", label: kind, plural: kind + "s"))
      }
      for key in Self.relations {
        var draft = RelationDraft(key: key, label: key)
        draft.time = .interval
        draft.parent = key == "near" ? "linked" : nil
        try writer.addRelation(draft)
      }
      for number in 0..<count {
        let kind = random.pick(Self.kinds)
        nodes.append(try writer.addEntity(key: "n\(number)", kind: kind))
        kindOf.append(kind)
      }
      for number in 0..<linkCount {
        let (subject, object) = (
          Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)
        )
        let year = Int.random(in: 1900...1910, using: &random)
        let period = Period(
          start: .date(try HistoricalDate(parsing: "\(year)-03")),
          end: .date(try HistoricalDate(parsing: "\(year + 2)-06-15"))
        )
        var link = Link(
          claim: Claim.ID(1),
          subject: subject,
          object: object,
          relation: random.pick(Self.relations),
          period: period,
          isDenied: random.once(in: 8),
          isDisputed: random.once(in: 8),
          isCertain: !random.once(in: 6),
          status: random.once(in: 8) ? .retracted : .recorded
        )
        link.claim = try writer.addClaim(
          ClaimDraft(
            nodes[subject],
            link.relation,
            .entity(nodes[object]),
            period: period,
            isDenied: link.isDenied,
            certainty: link.isCertain ? .certain : .doubtful,
            status: link.status
          )
        )
        if link.isDisputed, number > 0 {
          try writer.addDispute(
            key: "d\(number)",
            question: "So?",
            sides: [[link.claim], [Claim.ID(1)]]
          )
          if let first = links.indices.first { links[first].isDisputed = true }
        } else {
          link.isDisputed = false
        }
        links.append(link)
      }
    }
    (self.nodes, self.kindOf, self.links) = (nodes, kindOf, links)
  }

  /// A filter of any kind.
  func filter(_ random: inout SplitMix64) throws -> EdgeFilter {
    let start = try HistoricalDate(parsing: "\(random.int(1899...1913))-05-20").earliest
    let hasSpan = random.once(in: 4)
    return EdgeFilter(
      on: random.once(in: 3)
        ? try HistoricalDate(parsing: "\(random.int(1899...1913))-0\(random.int(3...6))") : nil,
      from: hasSpan && !random.once(in: 4) ? start : nil,
      to: hasSpan && !random.once(in: 4) ? start.advanced(by: random.int(0...400)) : nil,
      relations: random.once(in: 4) ? [random.pick(Self.relations)] : [],
      avoiding: random.once(in: 4) ? [random.pick(Self.relations)] : [],
      kinds: random.once(in: 4) ? [random.pick(Self.kinds)] : [],
      avoidedKinds: random.once(in: 6) ? [random.pick(["rock", "tree"])] : [],
      avoidedEntities: random.once(in: 4) ? [random.pick(nodes)] : [],
      includesDenied: random.once(in: 3),
      includesDisputed: !random.once(in: 3),
      includesUncertain: !random.once(in: 4)
    )
  }

  // MARK: The naive answers

  private func isA(_ key: String, _ wanted: String, root: String) -> Bool {
    key == wanted || wanted == root && (root == "thing" || key == "near")
  }

  /// Whether a link counts, its ends' kinds aside.
  func counts(_ link: Link, _ filter: EdgeFilter) -> Bool {
    let relationFits = { (wanted: String) in isA(link.relation, wanted, root: "linked") }
    guard link.status == .recorded else { return false }
    if link.isDenied, !filter.includesDenied { return false }
    if link.isDisputed, !filter.includesDisputed { return false }
    if !filter.includesUncertain, !link.isCertain { return false }
    for verdict in verdicts(link, filter) {
      if filter.includesUncertain ? verdict == .no : verdict != .certain { return false }
    }
    if !filter.relations.isEmpty, !filter.relations.contains(where: relationFits) { return false }
    return !filter.avoiding.contains(where: relationFits)
  }

  /// Whether an edge may lead to a node.
  func allows(_ node: Int, _ filter: EdgeFilter, exempt: Set<Int>) -> Bool {
    if exempt.contains(node) { return true }
    let isOf = { (kind: String) in isA(kindOf[node], kind, root: "thing") }
    return !filter.avoidedEntities.contains(nodes[node])
      && !filter.avoidedKinds.contains(where: isOf)
      && (filter.kinds.isEmpty || filter.kinds.contains(where: isOf))
  }

  /// How a link's time meets each of the times of a filter.
  private func verdicts(_ link: Link, _ filter: EdgeFilter) -> [Verdict] {
    var verdicts: [Verdict] = []
    if let on = filter.on { verdicts.append(link.period.holds(on: on)) }
    if filter.from != nil || filter.to != nil {
      let days = (filter.from ?? .distantPast)...(filter.to ?? .distantFuture)
      verdicts.append(link.period.holds(sometimeIn: days))
    }
    return verdicts
  }

  /// What a chain costs, in eighths of a step: by the definition in docs/graph.md, naively.
  func cost(_ chain: [Int], _ filter: EdgeFilter) -> Int {
    let recorded = links.filter { $0.status == .recorded }
    var cost = 0
    for (near, far) in zip(chain, chain.dropFirst()) {
      let parallel = links.filter {
        counts($0, filter) && Set([$0.subject, $0.object]) == [near, far]
      }
      cost += 8 + (parallel.map { surcharge($0.relation, recorded) }.min() ?? 0)
    }
    for node in chain.dropFirst().dropLast() {
      let degree =
        recorded.count { $0.subject == node } + recorded.count { $0.object == node }
      cost += degree <= 2 ? 0 : String(degree, radix: 2).count
    }
    return cost
  }

  private func surcharge(_ relation: String, _ recorded: [Link]) -> Int {
    let share = Double(recorded.count { $0.relation == relation }) / Double(recorded.count)
    return share >= 1 / 2 ? 4 : share >= 1 / 4 ? 3 : share >= 1 / 8 ? 2 : share >= 1 / 16 ? 1 : 0
  }

  /// The neighbours of a node, one for each claim.
  func neighbours(_ node: Int, _ filter: EdgeFilter, exempt: Set<Int>) -> [Int] {
    links.filter { counts($0, filter) && $0.subject != $0.object }.compactMap { link in
      let far = link.subject == node ? link.object : link.object == node ? link.subject : nil
      return far.flatMap { allows($0, filter, exempt: exempt) ? $0 : nil }
    }
  }
}

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
          status: random.once(in: 8) ? .retracted : .recorded
        )
        link.claim = try writer.addClaim(
          ClaimDraft(
            nodes[subject],
            link.relation,
            .entity(nodes[object]),
            period: period,
            isDenied: link.isDenied,
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
  static func filter(_ random: inout SplitMix64) throws -> EdgeFilter {
    EdgeFilter(
      on: random.once(in: 3)
        ? try HistoricalDate(parsing: "\(Int.random(in: 1899...1913, using: &random))-04-03") : nil,
      relations: random.once(in: 4) ? [random.pick(relations)] : [],
      avoiding: random.once(in: 4) ? [random.pick(relations)] : [],
      kinds: random.once(in: 4) ? [random.pick(kinds)] : [],
      includesDenied: random.once(in: 3),
      includesDisputed: !random.once(in: 3)
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
    if let on = filter.on, link.period.holds(on: on) == .no { return false }
    if !filter.relations.isEmpty, !filter.relations.contains(where: relationFits) { return false }
    return !filter.avoiding.contains(where: relationFits)
  }

  /// Whether an edge may lead to a node.
  func allows(_ node: Int, _ filter: EdgeFilter, exempt: Set<Int>) -> Bool {
    filter.kinds.isEmpty || exempt.contains(node)
      || filter.kinds.contains { isA(kindOf[node], $0, root: "thing") }
  }

  /// The neighbours of a node, one for each claim.
  func neighbours(_ node: Int, _ filter: EdgeFilter, exempt: Set<Int>) -> [Int] {
    links.filter { counts($0, filter) && $0.subject != $0.object }.compactMap { link in
      let far = link.subject == node ? link.object : link.object == node ? link.subject : nil
      return far.flatMap { allows($0, filter, exempt: exempt) ? $0 : nil }
    }
  }
}

import BaseSupport
import Chronology
import RegestaKit
import TestSupport
import Testing

@Suite("Paths and networks, against the naive way")
struct GraphTests {
  /// A chain of nodes and what it costs, by hand.
  private struct Chain: Hashable {
    var nodes: [Int]
    var cost: Double
  }

  /// Every chain without a circle.
  private func chains(
    _ graph: RandomGraph,
    _ start: Int,
    _ goal: Int,
    _ filter: EdgeFilter,
    longest: Int
  ) -> [Chain] {
    let exempt: Set<Int> = [start, goal]
    let neighbours = graph.nodes.indices.map { graph.neighbours($0, filter, exempt: exempt) }
    var found: [Chain] = []
    func walk(_ chain: [Int]) {
      guard let here = chain.last else { return }
      if here == goal {
        found.append(Chain(nodes: chain, cost: Double(graph.cost(chain, filter)) / 8))
        return
      }
      guard chain.count <= longest else { return }
      for next in Set(neighbours[here]) where !chain.contains(next) { walk(chain + [next]) }
    }
    walk([start])
    return found.sorted { $0.cost < $1.cost }
  }

  @Test("The best chains, in the order of their cost", arguments: 1...24 as ClosedRange<UInt64>)
  func paths(_ seed: UInt64) throws {
    let graph = try RandomGraph(seed: seed, nodes: 9, links: 16 + Int(seed))
    var random = SplitMix64(seed: seed &* 977)
    let number = Dictionary(
      uniqueKeysWithValues: graph.nodes.enumerated().map { ($0.element, $0.offset) }
    )
    for _ in 0..<12 {
      let filter = try graph.filter(&random)
      let start = Int.random(in: 0..<graph.nodes.count, using: &random)
      let goal = Int.random(in: 0..<graph.nodes.count, using: &random)
      let longest = Int.random(in: 1...6, using: &random)
      let count = Int.random(in: 1...6, using: &random)
      let naive = chains(graph, start, goal, filter, longest: longest)
      let paths = try graph.base.paths(
        from: graph.nodes[start],
        to: graph.nodes[goal],
        filter: filter,
        count: count,
        maximumLength: longest
      )
      #expect(paths.map(\.cost) == naive.prefix(count).map(\.cost), "\(start) to \(goal) \(filter)")
      #expect(Set(paths.map(\.entities)).count == paths.count)
      #expect(paths.map(\.cost) == paths.map(\.cost).sorted())
      for path in paths {
        let nodes = try path.entities.map { try #require(number[$0.id]) }
        #expect(naive.contains(Chain(nodes: nodes, cost: path.cost)))
        #expect(path.claims.count == path.entities.count - 1)
        for (claim, ends) in zip(path.claims, zip(path.entities, path.entities.dropFirst())) {
          let claimed = Set([claim.subject.id, try #require(claim.object.entity).id])
          #expect(claimed == [ends.0.id, ends.1.id])
          let link = try #require(graph.links.first { $0.claim == claim.id })
          #expect(graph.counts(link, filter))
        }
      }
      let back = try graph.base.paths(
        from: graph.nodes[goal],
        to: graph.nodes[start],
        filter: filter,
        count: count,
        maximumLength: longest
      )
      #expect(back.map(\.cost) == paths.map(\.cost))
    }
  }

  @Test("What is around, to a depth", arguments: 1...12 as ClosedRange<UInt64>)
  func networks(_ seed: UInt64) throws {
    let graph = try RandomGraph(seed: seed &+ 100, nodes: 12, links: 18)
    var random = SplitMix64(seed: seed)
    for _ in 0..<12 {
      let filter = try graph.filter(&random)
      let centers = Set(
        (0..<Int.random(in: 1...2, using: &random)).map { _ in
          Int.random(in: 0..<graph.nodes.count, using: &random)
        }
      )
      let depth = Int.random(in: 0...4, using: &random)
      var reached = centers
      for _ in 0..<depth {
        for node in reached {
          reached.formUnion(graph.neighbours(node, filter, exempt: []))
        }
      }
      let claims = graph.links.filter {
        graph.counts($0, filter) && reached.contains($0.subject) && reached.contains($0.object)
      }
      let network = try graph.base.network(
        around: centers.map { graph.nodes[$0] },
        depth: depth,
        filter: filter
      )
      #expect(network.entities.map(\.id) == reached.sorted().map { graph.nodes[$0] })
      #expect(Set(network.claims.map(\.id)) == Set(claims.map(\.claim)))
      #expect(!network.isTruncated)
      let limited = try graph.base.network(
        around: centers.map { graph.nodes[$0] },
        depth: depth,
        filter: filter,
        limit: 3
      )
      #expect(limited.entities.count == min(reached.count, max(3, centers.count)))
      #expect(limited.isTruncated == (limited.entities.count < reached.count))
    }
  }

  @Test("The whole base under a filter", arguments: 1...6 as ClosedRange<UInt64>)
  func wholeNetworks(_ seed: UInt64) throws {
    let graph = try RandomGraph(seed: seed &+ 500, nodes: 10, links: 14)
    var random = SplitMix64(seed: seed)
    for _ in 0..<10 {
      let filter = try graph.filter(&random)
      let claims = graph.links.filter {
        graph.counts($0, filter) && graph.allows($0.subject, filter, exempt: [])
          && graph.allows($0.object, filter, exempt: [])
      }
      let network = try graph.base.network(around: [], filter: filter)
      #expect(Set(network.claims.map(\.id)) == Set(claims.map(\.claim)))
      let ends = Set(claims.flatMap { [$0.subject, $0.object] }.map { graph.nodes[$0] })
      #expect(Set(network.entities.map(\.id)).isSuperset(of: ends))
    }
  }

  @Test("A chain that must be short goes through the hub that a longer one avoids")
  func shortThroughTheHub() throws {
    let base = try KnowledgeBase.inMemory()
    let nodes = try base.edit { writer -> [Entity.ID] in
      try writer.addKind(KindDraft(key: "thing", label: "thing", plural: "things"))
      try writer.addRelation(RelationDraft(key: "linked", label: "linked"))
      try writer.addRelation(RelationDraft(key: "rarely", label: "rarely linked"))
      let nodes = try (0..<300).map { try writer.addEntity(key: "n\($0)", kind: "thing") }
      // 0 - 1 - 3 - 2 - 4 by side roads; 0 - 5 - 2 - 4 by a hub that three hundred others touch.
      for (from, to) in [(0, 1), (1, 3), (3, 2), (2, 4)] {
        try writer.addClaim(ClaimDraft(nodes[from], "rarely", .entity(nodes[to])))
      }
      for (from, to) in [(0, 5), (5, 2)] + (6..<300).map({ (5, $0) }) {
        try writer.addClaim(ClaimDraft(nodes[from], "linked", .entity(nodes[to])))
      }
      return nodes
    }
    let byRoad = ["n0", "n1", "n3", "n2", "n4"]
    let byHub = ["n0", "n5", "n2", "n4"]
    let both = try base.paths(from: nodes[0], to: nodes[4], count: 3)
    #expect(both.map { $0.entities.map(\.key) } == [byRoad, byHub])
    #expect(both.map(\.cost) == [4.25, 5.375])
    let short = try base.paths(from: nodes[0], to: nodes[4], count: 3, maximumLength: 3)
    #expect(short.map { $0.entities.map(\.key) } == [byHub])
    #expect(try base.paths(from: nodes[0], to: nodes[4], maximumLength: 2).isEmpty)
    #expect(try base.paths(from: nodes[0], to: nodes[0]).map(\.cost) == [0])
    #expect(try base.paths(from: nodes[0], to: nodes[4], count: 0).isEmpty)
    #expect(try base.paths(from: nodes[0], to: nodes[4], maximumLength: 0).isEmpty)
    #expect(try base.paths(from: nodes[0], to: nodes[4], maximumLength: -1).isEmpty)
  }

  @Test("Hundreds of claims that are no edges on closer look hide no chain")
  func manyClaimsThatAreNoEdges() throws {
    let base = try KnowledgeBase.inMemory()
    let nodes = try base.edit { writer -> [Entity.ID] in
      try writer.addKind(KindDraft(key: "thing", label: "thing", plural: "things"))
      try writer.addRelation(RelationDraft(key: "linked", label: "linked"))
      let nodes = try (0..<203).map { try writer.addEntity(key: "n\($0)", kind: "thing") }
      // Two hundred ways of two steps, each denied at its second; and one of three.
      for middle in 3..<203 {
        try writer.addClaim(ClaimDraft(nodes[0], "linked", .entity(nodes[middle])))
        try writer.addClaim(
          ClaimDraft(nodes[middle], "linked", .entity(nodes[1]), isDenied: true)
        )
      }
      try writer.addClaim(ClaimDraft(nodes[3], "linked", .entity(nodes[2])))
      try writer.addClaim(ClaimDraft(nodes[2], "linked", .entity(nodes[1])))
      return nodes
    }
    for (start, goal) in [(0, 1), (1, 0)] {
      let paths = try base.paths(from: nodes[start], to: nodes[goal], count: 3)
      let keys = paths.map { $0.entities.map(\.key) }
      #expect(keys == [start == 0 ? ["n0", "n3", "n2", "n1"] : ["n1", "n2", "n3", "n0"]])
      #expect(paths[0].claims.allSatisfy { !$0.isDenied })
    }
    let denied = EdgeFilter(includesDenied: true)
    let all = try base.paths(from: nodes[0], to: nodes[1], filter: denied, count: 5)
    #expect(all.count == 5 && all.allSatisfy { $0.claims.count == 2 })
  }

  @Test("In the founding article: claims that exist, held that day, in the order of cost")
  func foundingChains() throws {
    let base = try DemoBase.open()
    let day = try HistoricalDate(parsing: "1 August 1920")
    let things = try ["vilnius", "lithuania", "soviet-russia", "poland", "vladimir-lenin"]
      .map { try base.entity(named: $0).id }
    for start in things {
      for goal in things where goal != start {
        for filter in [EdgeFilter(on: day), EdgeFilter(on: day, includesUncertain: false)] {
          let paths = try base.paths(from: start, to: goal, filter: filter, count: 5)
          #expect(paths.map(\.cost) == paths.map(\.cost).sorted())
          #expect(Set(paths.map(\.entities)).count == paths.count)
          for path in paths {
            #expect(path.entities.first?.id == start && path.entities.last?.id == goal)
            #expect(Set(path.entities).count == path.entities.count)
            for claim in path.claims {
              #expect(try base.claim(claim.id) == claim)
              let verdict = filter.verdict(on: claim.period)
              #expect(filter.includesUncertain ? verdict != .no : verdict == .certain)
              #expect(filter.includesUncertain || claim.certainty == .certain)
            }
          }
        }
      }
    }
  }

  @Test("What keeps two things apart is named")
  func obstacles() throws {
    let base = try DemoBase.open()
    let (lithuania, vilnius) = (
      try base.entity(named: "lithuania").id, try base.entity(named: "vilnius").id
    )
    let signed = EdgeFilter(
      on: try HistoricalDate(parsing: "1 August 1920"),
      relations: ["signed"]
    )
    #expect(try base.paths(from: lithuania, to: vilnius, filter: signed).isEmpty)
    let obstacles = try base.obstacles(from: lithuania, to: vilnius, filter: signed)
    #expect(obstacles.map(\.part) == [.relations])
    #expect(obstacles.first?.path.entities.map(\.id) == [lithuania, vilnius])
    #expect(signed.without(.relations).parts == [.on])
    #expect(try base.obstacles(from: lithuania, to: vilnius, filter: EdgeFilter()).isEmpty)
  }

  @Test("What lies beyond a network is counted", arguments: 1...8 as ClosedRange<UInt64>)
  func beyond(_ seed: UInt64) throws {
    let graph = try RandomGraph(seed: seed &+ 300, nodes: 12, links: 24)
    let filter = EdgeFilter()
    let network = try graph.base.network(around: [graph.nodes[0]], filter: filter)
    let inside = network.entities.map(\.id)
    for (node, id) in graph.nodes.enumerated() {
      let count = graph.neighbours(node, filter, exempt: []).count {
        !inside.contains(graph.nodes[$0])
      }
      #expect(network.beyond[id] == (inside.contains(id) && count > 0 ? count : nil))
    }
    #expect(network.distances[graph.nodes[0]] == 0)
    #expect(network.distances.allSatisfy { (0...1).contains($0.steps) })
  }
}

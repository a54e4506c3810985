import BaseSupport
import Chronology
import RegestaKit
import TestSupport
import Testing

/// What things have in common, against the naive way.
@Suite struct CommonGroundTests {
  /// A relation as it is read from a node.
  private struct Way: Hashable {
    var relation: String
    var isInverse: Bool
    var far: Int
  }

  private func ways(_ graph: RandomGraph, _ node: Int, _ filter: EdgeFilter) -> Set<Way> {
    Set(
      graph.links.filter { graph.counts($0, filter) && $0.subject != $0.object }
        .compactMap { link in
          let isInverse = link.object == node
          guard isInverse || link.subject == node else { return nil }
          let far = isInverse ? link.subject : link.object
          guard graph.allows(far, filter, exempt: []) else { return nil }
          return Way(relation: link.relation, isInverse: isInverse, far: far)
        }
    )
  }

  @Test(arguments: 1...16 as ClosedRange<UInt64>)
  func sharedAndMixed(_ seed: UInt64) throws {
    let graph = try RandomGraph(seed: seed &+ 40, nodes: 8, links: 30)
    var random = SplitMix64(seed: seed)
    for _ in 0..<8 {
      let filter = try graph.filter(&random)
      let count = random.int(2...3)
      let nodes = Array(graph.nodes.indices.shuffled(using: &random).prefix(count))
      let all = nodes.map { ways(graph, $0, filter) }
      let common = all.dropFirst().reduce(all[0]) { $0.intersection($1) }
        .filter { !nodes.contains($0.far) }
      let partners = all.map { Set($0.map(\.far)) }
      let reached = partners.dropFirst().reduce(partners[0]) { $0.intersection($1) }
        .subtracting(nodes)
      let ground = try graph.base.commonGround(
        of: nodes.map { graph.nodes[$0] },
        filter: filter,
        fewest: 0
      )
      let found = try ground.shared.map { tie in
        Way(
          relation: try #require(tie.step).relation.key,
          isInverse: try #require(tie.step).isInverse,
          far: try #require(graph.nodes.firstIndex(of: tie.partner.id))
        )
      }
      #expect(Set(found) == common && found.count == common.count)
      let mixed = Set(ground.mixed.compactMap { graph.nodes.firstIndex(of: $0.partner.id) })
      #expect(mixed == reached.subtracting(common.map(\.far)))
      #expect(ground.distant.isEmpty)
      for ties in [ground.shared, ground.mixed] {
        #expect(ties.map(\.cost) == ties.map(\.cost).sorted())
        for tie in ties {
          for (node, claims) in zip(nodes, tie.claims) {
            #expect(!claims.isEmpty)
            for claim in claims {
              let ends = Set([claim.subject.id, claim.object.entity?.id])
              #expect(ends == [graph.nodes[node], tie.partner.id])
              let link = try #require(graph.links.first { $0.claim == claim.id })
              #expect(graph.counts(link, filter))
            }
          }
        }
      }
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func twoStepsGoTheSameWayThroughDifferentThings(_ seed: UInt64) throws {
    let graph = try RandomGraph(seed: seed &+ 90, nodes: 9, links: 16)
    for (one, other) in [(0, 1), (2, 5), (3, 8)] {
      let ends = [graph.nodes[one], graph.nodes[other]]
      let ground = try graph.base.commonGround(of: ends, fewest: .max)
      for tie in ground.distant {
        #expect(Set(tie.through).count == 2 && !tie.through.contains { ends.contains($0.id) })
        for (place, claims) in tie.claims.enumerated() {
          #expect(claims.map(\.relation.key) == tie.steps.map(\.relation.key))
          let walk = [ends[place], tie.through[place].id, tie.partner.id]
          for (claim, (step, pair)) in zip(claims, zip(tie.steps, zip(walk, walk.dropFirst()))) {
            let (near, far) = step.isInverse ? (pair.1, pair.0) : pair
            #expect(claim.subject.id == near && claim.object.entity?.id == far)
          }
        }
      }
      // Naively: whether there is any.
      let filter = EdgeFilter()
      func paths(_ node: Int) -> [(steps: [Way], partner: Int)] {
        ways(graph, node, filter).flatMap { first in
          ways(graph, first.far, filter).map { ([first, $0], $0.far) }
        }.filter { steps, partner in
          !ends.contains(graph.nodes[steps[0].far]) && !ends.contains(graph.nodes[partner])
        }
      }
      let exists = paths(one).contains { mine in
        paths(other).contains { theirs in
          mine.partner == theirs.partner && mine.steps[0].far != theirs.steps[0].far
            && zip(mine.steps, theirs.steps).allSatisfy {
              $0.relation == $1.relation && $0.isInverse == $1.isInverse
            }
        }
      }
      #expect(exists == !ground.distant.isEmpty)
    }
  }

  @Test func twoStepsAreForWhereLittleIsShared() throws {
    let base = try DemoBase.open()
    let things = try ["lithuania", "soviet-russia"].map { try base.entity(named: $0).id }
    let ground = try base.commonGround(of: things)
    #expect(ground.shared.contains { $0.step?.relation.key == "signed" })
    #expect(ground.distant.isEmpty)
    #expect(try base.commonGround(of: things, fewest: 0).shared == ground.shared)
  }
}

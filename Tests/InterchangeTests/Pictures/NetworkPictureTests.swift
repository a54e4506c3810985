import Interchange
import RegestaKit
import Testing

@Suite struct NetworkPictureTests {
  /// Sizes that a person asks for, dense and sparse, whole and in pieces.
  @Test(arguments: [
    (1, 0), (1, 2), (2, 1), (2, 9), (3, 3), (9, 0), (12, 6), (12, 40), (25, 24), (30, 60), (60, 50),
  ])
  func nothingCoversANodeOrALabel(nodes: Int, edges: Int) {
    for seed in UInt64(1)...4 {
      let picture = RandomNetwork.picture(seed: seed, nodes: nodes, edges: edges)
      expectNoOverlap(in: picture, "seed \(seed)")
    }
  }

  @Test func nothingCoversANodeAtTheLargestSize() {
    let picture = RandomNetwork.picture(seed: 7, nodes: NetworkPicture.mostNodes, edges: 260)
    expectNoOverlap(in: picture, "the largest")
    #expect(picture.layout.labels.count > 60)
  }

  @Test func theFoundingArticleIsDrawnWithoutOverlap() throws {
    let base = try ExportSamples.seed()
    let treaty = try #require(try base.entity(key: "soviet-lithuanian-treaty-1920"))
    for scope in [ExportScope.all, ExportScope(around: [treaty])] {
      let picture = try base.networkPicture(of: scope)
      expectNoOverlap(in: picture, picture.frame.heading)
      #expect(picture.nodes.count > 15)
      #expect(picture.layout.labels.count * 2 > picture.layout.strandCount)
    }
  }

  private func expectNoOverlap(in picture: NetworkPicture, _ name: String) {
    let layout = picture.layout
    #expect(layout.nodeBoxes.count == picture.nodes.count)
    let all = layout.nodeBoxes + layout.labels.map(\.box)
    for (index, box) in all.enumerated() {
      for (other, second) in all.enumerated().dropFirst(index + 1) {
        #expect(!box.overlaps(second), "\(name): \(index) and \(other)")
      }
      #expect(box.minX >= 0 && box.minY >= 0, "\(name): \(index)")
      #expect(box.maxX <= layout.width && box.maxY <= layout.height, "\(name): \(index)")
    }
  }

  // MARK: Nothing is missing

  @Test func everyClaimIsInTheText() throws {
    let base = try ExportSamples.seed()
    let svg = try ExportSamples.text(of: base, as: "svg")
    let start = try #require(svg.firstRange(of: "<desc ")).upperBound
    let end = try #require(svg.firstRange(of: "</desc>")).lowerBound
    let text = String(svg[start..<end])
    let claims = try base.claims(ClaimQuery()).filter { $0.object.entity != nil }
    #expect(claims.count > 300)
    for claim in claims {
      let line = "claim:\(claim.id) | \(escaped(claim.sentence))"
      #expect(text.contains(line), "claim \(claim.id)")
      for citation in claim.citations { #expect(text.contains(escaped(citation.printed))) }
      // And in the tooltip of its line.
      let rest = svg[end...]
      #expect(rest.contains(escaped(claim.sentence)))
    }
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  @Test func ofTooManyThingsTheNearestAreDrawnAndTheRestIsCounted() throws {
    let base = try CatalogueBase.copy()
    var center: Entity.ID?
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      let hub = try writer.addEntity(key: "hub", kind: "person")
      center = hub
      var near: [Entity.ID] = []
      for index in 0..<20 {
        near.append(try writer.addEntity(key: "near-\(index)", kind: "person"))
        try writer.addClaim(ClaimDraft(hub, "spouse", .entity(near[index])))
      }
      for index in 0..<217 {
        let far = try writer.addEntity(key: "far-\(index)", kind: "person")
        try writer.addClaim(ClaimDraft(near[index % 20], "spouse", .entity(far)))
      }
    }
    let number = try #require(center)
    let hub = try #require(try base.entities([number]).first)
    for scope in [ExportScope(around: [hub], depth: 2), .all] {
      var losses: [LossReport.Loss] = []
      let report = LossReport { losses.append($0) }
      let picture = try base.networkPicture(of: scope, losses: report)
      #expect(picture.nodes.count == 200)
      #expect(picture.frame.remarks.contains { $0.hasPrefix("+38 more things and 38 more claims") })
      #expect(Set(picture.nodes.map(\.key)).isSuperset(of: ["hub", "near-0", "near-19"]))
      #expect(picture.nodes.reduce(0) { $0 + $1.hiddenNeighbors } == 38)
      #expect(picture.undrawn.count == 38 && picture.twin.count == 1 + 199 + 38)
      #expect(losses.count { $0.reason == .notDrawn } == 38)
      #expect(picture.svg().contains("more</text>"))
    }
  }

  @Test func anEmptyScopeSaysSo() throws {
    let base = try KnowledgeBase.inMemory()
    let picture = try base.networkPicture()
    #expect(picture.svg().contains("Nothing is recorded in this part of the base."))
    #expect(picture.layout.nodeBoxes.isEmpty)
  }

  // MARK: What is seen

  @Test func whatIsNotPlainlySoLooksDifferent() {
    func svg(_ marks: ClaimMarks, isSymmetric: Bool = false) -> String {
      let nodes = ["a", "b"].map {
        NetworkPicture.Node(key: $0, label: $0, kind: "state", family: .polity)
      }
      let edge = NetworkPicture.Edge(
        claim: 1,
        source: 0,
        target: 1,
        relation: "controls",
        label: "controls",
        sentence: "a controls b",
        marks: marks,
        isSymmetric: isSymmetric
      )
      return NetworkPicture(nodes: nodes, edges: [edge], frame: PictureFrame(heading: "Two")).svg()
    }
    let plain = svg(ClaimMarks())
    #expect(plain.contains("class=\"head\"") && !plain.contains("stroke-dasharray"))
    #expect(plain.contains("id=\"claim-1\" class=\"edge relation-controls\" data-claims=\"1\""))
    let vague = svg(ClaimMarks(isVague: true))
    #expect(vague.contains("class=\"edge uncertain ") && vague.contains("stroke-dasharray=\"5 3\""))
    let disputed = svg(ClaimMarks(isDisputed: true))
    #expect(disputed.contains(">▲ controls</text>") && disputed.contains("class=\"gap\""))
    let denied = svg(ClaimMarks(isDenied: true))
    #expect(denied.contains(">not: controls</text>") && denied.contains("class=\"cross\""))
    #expect(!denied.contains("class=\"head\""))
    #expect(!svg(ClaimMarks(), isSymmetric: true).contains("class=\"head\""))
    // The legend has what occurs and nothing else.
    #expect(!plain.contains("disputed") && !plain.contains("denied") && !plain.contains(">place<"))
    #expect(plain.contains(">state or power<") && disputed.contains(">▲ disputed<"))
  }

  @Test func partsCanBeLinkedAndStyled() {
    let picture = RandomNetwork.picture(seed: 3, nodes: 8, edges: 14)
    let links = PictureLinks(entityTemplate: "/e/{key}?a=1&b=2", claimTemplate: "/claim/{claim}")
    let svg = picture.svg(links: links)
    for node in picture.nodes {
      #expect(svg.contains("<a href=\"/e/\(node.key)?a=1&amp;b=2\">"))
      #expect(svg.contains("id=\"node-\(node.key)\" class=\"node family-\(node.family.rawValue)"))
    }
    #expect(svg.contains("<a href=\"/claim/1\">"))
    #expect(!picture.svg().contains("<a "))
    // A page may forbid inline styles and scripts; the picture has none.
    #expect(!svg.contains("style=") && !svg.contains("<style") && !svg.contains("<script"))
    let ids = svg.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
  }

  @Test(.enabled(if: Oracle.xmllint != nil, "needs xmllint"))
  func everyPictureIsWellFormed() throws {
    let xmllint = try #require(Oracle.xmllint)
    var pictures = [
      try ExportSamples.text(of: ExportSamples.seed(), as: "svg"),
      try ExportSamples.text(of: ExportSamples.hostile(), as: "svg"),
      try KnowledgeBase.inMemory().networkPicture().svg(),
    ]
    let links = PictureLinks(entityTemplate: "/e/{key}?\"<&>", claimTemplate: "/c/{claim}")
    pictures += (UInt64(1)...5).map {
      RandomNetwork.picture(seed: $0, nodes: 9, edges: 15).svg(links: links)
    }
    for picture in pictures {
      let outcome = try xmllint.run(["--noout", "--nonet", "-"], input: Array(picture.utf8))
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test func theSameNetworkIsTheSamePicture() {
    let one = RandomNetwork.picture(seed: 11, nodes: 20, edges: 40)
    let other = RandomNetwork.picture(seed: 11, nodes: 20, edges: 40)
    #expect(one.svg() == other.svg())
  }
}

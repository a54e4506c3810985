import Chronology
import Foundation
import Interchange
import RegestaKit
import Testing

@Suite struct ExportTests {
  @Test(arguments: ExportFormats.all.map(\.name))
  func theSameBaseGivesTheSameBytes(format: String) throws {
    let first = try ExportSamples.bytes(of: ExportSamples.hostile(), as: format).bytes
    let base = try ExportSamples.hostile()
    let second = try ExportSamples.bytes(of: base, as: format).bytes
    let third = try ExportSamples.bytes(of: base, as: format).bytes
    #expect(second == third)
    // A batch holds the moment at which it was made, and its hash covers it.
    let withBatches: Set = ["jsonl", "turtle", "ntriples", "nquads", "jsonld"]
    if !withBatches.contains(format) { #expect(first == second) }
    #expect(!first.isEmpty)
  }

  @Test(arguments: ExportFormats.all.map(\.name))
  func whatComesOutIsUTF8(format: String) throws {
    for base in [try ExportSamples.seed(), try ExportSamples.hostile()] {
      let bytes = try ExportSamples.bytes(of: base, as: format).bytes
      #expect(String(validating: bytes, as: UTF8.self) != nil)
    }
  }

  /// Each claim is in the file as an edge, with its number or its sentence, or in the loss report.
  @Test(arguments: ["graphml", "dot", "edges-csv"])
  func noClaimGoesMissing(format: String) throws {
    let base = try ExportSamples.seed()
    let (bytes, losses) = try ExportSamples.bytes(of: base, as: format)
    let text = String(decoding: bytes, as: UTF8.self)
    let lost = Set(losses.filter { $0.item == "claim" }.compactMap(\.id))
    var query = ClaimQuery(statuses: Set(Status.allCases))
    query.includesNames = true
    let claims = try base.claims(query)
    #expect(claims.count > 500)
    for claim in claims where !lost.contains(claim.id.rawValue) {
      let isThere =
        switch format {
        case "graphml": text.contains("<edge id=\"claim-\(claim.id)\"") || isName(claim, in: text)
        case "dot": text.contains(dotText(claim.sentence))
        default: text.contains(",\(claim.id),")
        }
      #expect(isThere, "claim \(claim.id): \(claim.sentence)")
    }
    // What is no edge is counted as such.
    let others = claims.filter { $0.object.entity == nil && $0.status == .recorded }
    if format != "graphml" { #expect(losses.count { $0.reason == .statement } == others.count) }
  }

  private func isName(_ claim: Claim, in text: String) -> Bool {
    guard case .text(let name, _) = claim.object else { return false }
    return text.contains(name.replacing("&", with: "&amp;"))
  }

  private func dotText(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("&", with: "&amp;").replacing("\"", with: "\\\"")
  }

  @Test func jsonLinesLoseNothing() throws {
    #expect(try ExportSamples.bytes(of: ExportSamples.seed(), as: "jsonl").losses.isEmpty)
  }

  @Test func graphsTellWhichTablesTheyLeaveOut() throws {
    let base = try ExportSamples.seed()
    let losses = try ExportSamples.bytes(of: base, as: "graphml").losses
    let tables = Set(losses.filter { $0.reason == .notInAGraph }.map(\.item))
    #expect(tables.isSuperset(of: ["batch", "source", "dispute", "phrase"]))
    #expect(losses.filter { $0.item == "source" }.map(\.count) == [try base.sources().count])
  }

  @Test func whatIsNoKnowledgeIsReported() throws {
    let base = try ExportSamples.hostile()
    let claim = try #require(try base.claims(ClaimQuery(relation: "spouse")).first)
    try base.write(Batch.Draft(.edit, who: "test")) { try $0.setStatus(.retracted, of: claim.id) }
    let (bytes, losses) = try ExportSamples.bytes(of: base, as: "graphml")
    #expect(!String(decoding: bytes, as: UTF8.self).contains("\"claim-\(claim.id)\""))
    #expect(losses.contains { $0.reason == .notKnowledge && $0.id == claim.id.rawValue })
  }

  @Test func aSummaryCounts() throws {
    let losses = LossReport()
    try ExportSamples.hostile().export(DOTFormat(), losses: losses) { _ in }
    let names = ExportSamples.hostileNames.count
    #expect(losses.summary.hasPrefix("\(names) claims about one thing alone, "))
    #expect(!losses.isEmpty && LossReport().isEmpty && LossReport().summary.isEmpty)
  }

  // MARK: Scope

  @Test func aScopeChoosesThePart() throws {
    let base = try ExportSamples.seed()
    let vilnius = try base.entity(named: "vilnius")
    func ends(_ scope: ExportScope) throws -> [[String]] {
      let text = try ExportSamples.text(of: base, as: "edges-csv", scope: scope)
      return text.split(separator: "\r\n").dropFirst().map { line in
        line.split(separator: ",", maxSplits: 2).prefix(2).map(String.init)
      }
    }
    let near = try ends(ExportScope(around: [vilnius], depth: 1))
    let far = try ends(ExportScope(around: [vilnius], depth: 2))
    let all = try ends(.all)
    #expect(near.count > 10 && near.count < far.count && far.count < all.count)
    #expect(Set(near.flatMap(\.self)).contains("vilnius"))
    #expect(try ends(ExportScope(around: [vilnius], depth: 0)).isEmpty)

    let control = EdgeFilter(relations: ["controls"], includesDenied: true)
    let held = try ExportSamples.text(
      of: base,
      as: "edges-csv",
      scope: ExportScope(around: [vilnius], filter: control)
    )
    #expect(held.contains("Soviet Russia controls Vilnius"))
    #expect(!held.contains("took place in"))

    let day = try HistoricalDate(parsing: "1920-08-01")
    var onThatDay = control
    onThatDay.on = day
    let then = try ExportSamples.text(
      of: base,
      as: "edges-csv",
      scope: ExportScope(around: [vilnius], filter: onThatDay)
    )
    #expect(then.contains("14 July 1920 to 11 September 1920"))
    #expect(!then.contains("April 1919 to 14 July 1920"))
  }

  /// The kinds are those of the things reached; the one that one starts from may be of another.
  @Test func kindsAreThoseOfTheNeighbours() throws {
    let base = try ExportSamples.seed()
    let vilnius = try base.entity(named: "vilnius")
    let scope = ExportScope(
      around: [vilnius],
      filter: EdgeFilter(kinds: ["state"], includesDenied: true)
    )
    let nodes = try ExportSamples.text(of: base, as: "nodes-csv", scope: scope)
    #expect(nodes.contains("poland,Poland,state"))
    #expect(!nodes.contains(",battle,") && !nodes.contains(",person,"))
    let edges = try ExportSamples.text(of: base, as: "edges-csv", scope: scope)
    #expect(edges.contains("poland,vilnius,"))
  }

  @Test func jsonLinesTakeNoScope() throws {
    let base = try ExportSamples.seed()
    let scope = ExportScope(around: [try base.entity(named: "vilnius")])
    #expect {
      try ExportSamples.bytes(of: base, as: "jsonl", scope: scope)
    } throws: { error in
      (error as? RegestaError)?.kind == .badParameter
    }
  }

  @Test func anEmptyBaseGivesWholeFiles() throws {
    let base = try KnowledgeBase.inMemory()
    try base.loadSeed(withFoundingArticle: false, who: "test")
    #expect(try ExportSamples.text(of: base, as: "graphml").hasSuffix("</graph>\n</graphml>\n"))
    #expect(try ExportSamples.text(of: base, as: "dot").hasSuffix("}\n"))
    #expect(try ExportSamples.text(of: base, as: "gexf").hasSuffix("</graph>\n</gexf>\n"))
    for format in ["cyjs", "geojson", "timelinejs"] {
      let text = try ExportSamples.text(of: base, as: format)
      #expect(text.contains("[]") && text.hasSuffix("}\n"), "\(format)")
    }
    #expect(
      try ExportSamples.text(of: base, as: "nodes-csv") == "Id,Label,kind,number,statements\r\n"
    )
  }

  @Test func formatsAreFoundByNameAndByFile() {
    #expect(ExportFormats.forFile("a/b.GraphML")?.name == "graphml")
    #expect(ExportFormats.forFile("war.nodes.csv")?.name == "nodes-csv")
    #expect(ExportFormats.forFile("war.gv")?.name == "dot")
    #expect(ExportFormats.forFile("war.gexf")?.name == "gexf")
    #expect(ExportFormats.forFile("war.nodes.neo4j.csv")?.name == "neo4j-nodes")
    #expect(ExportFormats.forFile("war.timeline.json")?.name == "timelinejs")
    #expect(ExportFormats.forFile("war.md")?.name == "markdown")
    #expect(ExportFormats.forFile("war.csv") == nil && ExportFormats.named("GRAPHML") == nil)
    #expect(Set(ExportFormats.all.map(\.name)).count == ExportFormats.all.count)
  }

  @Test func everyFormatHasItsPage() throws {
    let folder =
      "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/docs/formats/"
    let list = try String(contentsOfFile: folder + "README.md", encoding: .utf8)
    let rows = list.split(separator: "\n").filter { $0.hasPrefix("| [") }
    for format in ExportFormats.all {
      let row = rows.first { row in
        let names = row.dropFirst(3).prefix { $0 != "]" }.split(separator: ", ")
        return names.contains { $0 == format.name }
      }
      let page = try #require(row, "\(format.name)").split(separator: "](")[1].prefix { $0 != ")" }
      let text = try String(contentsOfFile: folder + page, encoding: .utf8)
      #expect(text.contains("regesta export"), "\(page)")
      for ending in format.fileExtensions { #expect(row?.contains("`.\(ending)`") == true) }
    }
  }

  @Test func anErrorOfTheSinkStopsTheExport() throws {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try ExportSamples.seed().export(GraphMLFormat()) { _ in throw Full() }
    }
  }
}

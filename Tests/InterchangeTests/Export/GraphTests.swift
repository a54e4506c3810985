import Foundation
import Interchange
import RegestaKit
import TestSupport
import Testing

@Suite struct GraphMLTests {
  /// GraphML's own schema, extended in the way that it provides for by what yEd adds.
  private static func schema(in folder: TemporaryFolder) throws -> String {
    let graphml = Oracle.shared + "/conformance/graphml/graphml.xsd"
    let text = """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
          targetNamespace="http://graphml.graphdrawing.org/xmlns"
          xmlns="http://graphml.graphdrawing.org/xmlns" elementFormDefault="qualified">
        <xs:redefine schemaLocation="\(graphml)">
          <xs:attributeGroup name="key.extra.attrib">
            <xs:attributeGroup ref="key.extra.attrib"/>
            <xs:attribute name="yfiles.type" type="xs:string"/>
          </xs:attributeGroup>
          <xs:complexType name="data-extension.type" mixed="true">
            <xs:complexContent>
              <xs:extension base="data-extension.type">
                <xs:sequence>
                  <xs:any namespace="http://www.yworks.com/xml/graphml" processContents="skip"
                    minOccurs="0" maxOccurs="unbounded"/>
                </xs:sequence>
              </xs:extension>
            </xs:complexContent>
          </xs:complexType>
        </xs:redefine>
      </xs:schema>
      """
    try folder.write("extended.xsd", text)
    return folder.path + "/extended.xsd"
  }

  @Test(.enabled(if: Oracle.xmllint != nil, "needs xmllint"))
  func itIsWellFormedWhateverTheNames() throws {
    let xmllint = try #require(Oracle.xmllint)
    for base in [try ExportSamples.seed(), try ExportSamples.hostile()] {
      let bytes = try ExportSamples.bytes(of: base, as: "graphml").bytes
      let outcome = try xmllint.run(["--noout", "--nonet", "-"], input: bytes)
      #expect(outcome.status == 0, "\(outcome.errors.prefix(500))")
    }
  }

  @Test(
    .enabled(
      if: Oracle.xmllint != nil && Oracle.hasGraphMLSchema,
      "needs xmllint, and the schemas in ../shared/conformance/graphml"
    )
  )
  func itIsValid() throws {
    let xmllint = try #require(Oracle.xmllint)
    let folder = try TemporaryFolder()
    let schema = try Self.schema(in: folder)
    for base in [try ExportSamples.seed(), try ExportSamples.hostile()] {
      let bytes = try ExportSamples.bytes(of: base, as: "graphml").bytes
      let outcome = try xmllint.run(["--noout", "--nonet", "--schema", schema, "-"], input: bytes)
      #expect(outcome.status == 0, "\(outcome.errors.prefix(800))")
    }
  }

  @Test(.enabled(if: Oracle.networkX != nil, "needs python3 with networkx"))
  func networkXReadsWhatTheBaseHolds() throws {
    let python = try #require(Oracle.networkX)
    let base = try ExportSamples.seed()
    let bytes = try ExportSamples.bytes(of: base, as: "graphml").bytes
    let script = """
      import sys, io, networkx as nx
      g = nx.read_graphml(io.BytesIO(sys.stdin.buffer.read()), force_multigraph=True)
      print(g.number_of_nodes(), g.number_of_edges(), g.is_directed())
      n = g.nodes['vilnius']
      print(n['label'], n['kind'], type(n['number']).__name__, 'Вильна' in n['names'])
      e = [d for u, v, d in g.edges(data=True)
           if (u, v, d['relation']) == ('soviet-russia', 'vilnius', 'controls')
           and d.get('start_min') == '1920-07-14']
      for d in e:
        print(d['end_max'], d['denied'], d['disputed'], d['certainty'], type(d['claim']).__name__)
        print(d['citations'])
      """
    let outcome = try python.run(["-c", script], input: bytes)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let entities = try base.sql("SELECT count(*) FROM entities").rows.first?.first
    let edges = try base.sql("SELECT count(*) FROM claims WHERE object_id IS NOT NULL").rows.first
    guard case .integer(let nodes)? = entities, case .integer(let count)? = edges?.first,
      lines.count >= 4
    else {
      Issue.record("\(lines)")
      return
    }
    #expect(lines[0] == "\(nodes) \(count) True")
    #expect(lines[1] == "Vilnius city int True")
    #expect(lines[2] == "1920-09-11 False False certain int")
    #expect(lines[3].contains("Wikipedia"))
  }

  @Test(.enabled(if: Oracle.networkX != nil, "needs python3 with networkx"))
  func networkXReadsHostileNamesBack() throws {
    let python = try #require(Oracle.networkX)
    let bytes = try ExportSamples.bytes(of: ExportSamples.hostile(), as: "graphml").bytes
    let script = """
      import sys, io, json, networkx as nx
      g = nx.read_graphml(io.BytesIO(sys.stdin.buffer.read()))
      print(json.dumps([g.nodes['thing-%d' % i].get('names', '') for i in range(len(g))]))
      """
    let outcome = try python.run(["-c", script], input: bytes)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let names = try JSONDecoder().decode([String].self, from: Data(outcome.output.utf8))
    let expected = ExportSamples.hostileNames.map { name in
      // The control characters that XML cannot write are shown by symbols.
      String(
        String.UnicodeScalarView(
          name.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0: "\u{2400}"
            case 7: "\u{2407}"
            case 0x1B: "\u{241B}"
            case 0xFFFE: "\u{FFFD}"
            default: scalar
            }
          }
        )
      ) + " (und, preferred-name)"
    }
    #expect(names.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
  }

  @Test(.enabled(if: Oracle.igraph != nil, "needs python3 with igraph"))
  func igraphReadsIt() throws {
    let python = try #require(Oracle.igraph)
    let folder = try TemporaryFolder()
    let base = try ExportSamples.seed()
    try folder.write(ExportSamples.bytes(of: base, as: "graphml").bytes, to: "g.graphml")
    let script = """
      import igraph, json
      g = igraph.Graph.Read_GraphML('\(folder.path)/g.graphml')
      print(json.dumps({'directed': g.is_directed(), 'labels': dict(zip(g.vs['id'], g.vs['label'])),
        'edges': [{'claim': int(e['claim']), 'source': g.vs[e.source]['id'],
                   'target': g.vs[e.target]['id'], 'relation': e['relation'],
                   'start': e['start_min'] or '', 'end': e['end_max'] or ''} for e in g.es]}))
      """
    struct Answer: Decodable {
      var directed: Bool
      var labels: [String: String]
      var edges: [ExportFacts.Edge]
    }
    let answer = try python.json(Answer.self, from: script, input: [])
    #expect(answer.directed)
    #expect(try answer.labels == ExportFacts.labels(of: base))
    #expect(try Set(answer.edges) == ExportFacts.edges(of: base))
    #expect(answer.edges.count == Set(answer.edges).count)
  }

  /// Two claims between the same two things are two edges.
  @Test func parallelClaimsStayApart() throws {
    let text = try ExportSamples.text(of: ExportSamples.seed(), as: "graphml")
    let edges = text.components(separatedBy: "source=\"poland\" target=\"vilnius\"")
    #expect(edges.count > 3)
  }

  @Test func unknownBoundsAreLeftOut() throws {
    let text = try ExportSamples.text(of: ExportSamples.seed(), as: "graphml")
    #expect(!text.contains("infinity") && !text.contains("70368744177664"))
    #expect(text.contains("<data key=\"edge-start_min\">1920-07-14</data>"))
  }
}

@Suite struct DOTTests {
  @Test(.enabled(if: Oracle.dot != nil, "needs Graphviz"))
  func graphvizReadsEveryNodeAndLabel() throws {
    let dot = try #require(Oracle.dot)
    let base = try ExportSamples.hostile()
    let bytes = try ExportSamples.bytes(of: base, as: "dot").bytes
    let outcome = try dot.run(["-Tjson0", "-Kdot"], input: bytes)
    #expect(outcome.status == 0 && !outcome.errors.contains("syntax"), "\(outcome.errors)")
    struct Graph: Decodable {
      struct Node: Decodable {
        var name: String
      }
      struct Edge: Decodable {
        var tail: Int
        var head: Int
      }
      var objects: [Node]
      var edges: [Edge]
    }
    let graph = try JSONDecoder().decode(Graph.self, from: Data(outcome.output.utf8))
    let names = ExportSamples.hostileNames.indices.map { "thing-\($0)" }
    #expect(Set(graph.objects.map(\.name)) == Set(names + ["(legend)"]))
    #expect(graph.edges.count == names.count - 1)
  }

  /// What a reader sees is the name itself, not its escapes.
  @Test(.enabled(if: Oracle.dot != nil, "needs Graphviz"))
  func labelsAreShownAsTheyAre() throws {
    let dot = try #require(Oracle.dot)
    let base = try ExportSamples.hostile()
    let bytes = try ExportSamples.bytes(of: base, as: "dot").bytes
    let outcome = try dot.run(["-Tsvg", "-Kdot"], input: bytes)
    #expect(outcome.status == 0)
    let document = try XMLTexts(outcome.output)
    for name in ["\"quoted\"", "back\\slash\\", "]]> <b>&amp; & </b>", "\\N \\G \\l", "a -> b; }"] {
      #expect(document.texts.contains(name), "\(name)")
    }
    #expect(document.texts.contains("nul␀bell␇escape␛"))
    #expect(document.texts.contains("Łódź Вильна 維爾紐斯 ווילנע"))
  }

  @Test func whatIsUncertainDisputedOrDeniedLooksSo() throws {
    let base = try ExportSamples.seed()
    let text = try ExportSamples.text(of: base, as: "dot")
    let lines = text.split(separator: "\n").map(String.init)
    var seen: Set<String> = []
    for claim in try base.claims(ClaimQuery()) where claim.object.entity != nil {
      let edges = lines.filter { $0.contains("tooltip=") && $0.contains(" -> ") }
      let sentence = claim.sentence.replacing("\"", with: "\\\"")
      guard claim.isDisputed || claim.isDenied || claim.certainty != .certain,
        let edge = edges.first(where: { $0.contains(sentence) })
      else { continue }
      if claim.isDisputed {
        #expect(edge.contains("#b3261e:#b3261e") && edge.contains("▲ "))
        seen.insert("disputed")
      }
      if claim.isDenied {
        #expect(edge.contains("arrowhead=tee") && edge.contains("not: "))
        seen.insert("denied")
      }
      if claim.certainty != .certain {
        #expect(edge.contains("style=dashed"))
        seen.insert("uncertain")
      }
    }
    #expect(seen == ["disputed", "denied", "uncertain"])
    #expect(text.contains("disputed</TD>") && text.contains("denied</TD>"))
  }

  @Test func theLegendHasOnlyWhatOccurs() throws {
    let text = try ExportSamples.text(of: ExportSamples.hostile(), as: "dot")
    #expect(text.contains(">person</TD>"))
    #expect(!text.contains(">place</TD>") && !text.contains("disputed</TD>"))
  }
}

/// The texts of an SVG, each element's own.
private final class XMLTexts: NSObject {
  private(set) var texts: [String] = []

  init(_ svg: String) throws {
    super.init()
    for part in svg.components(separatedBy: "<text ").dropFirst() {
      guard let start = part.firstIndex(of: ">"), let end = part.range(of: "</text>") else {
        continue
      }
      let raw = String(part[part.index(after: start)..<end.lowerBound])
      texts.append(Self.unescaped(raw))
    }
  }

  private static func unescaped(_ text: String) -> String {
    var text = text
    for (escape, plain) in [
      ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#45;", "-"), ("&#39;", "'"),
      ("&#160;", " "), ("&amp;", "&"),
    ] {
      text = text.replacingOccurrences(of: escape, with: plain)
    }
    return text
  }
}

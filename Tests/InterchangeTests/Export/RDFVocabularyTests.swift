import Formats
import Foundation
import RegestaKit
import Testing

@testable import Interchange

/// The page against which importers are written has every class and property that is used, and no other.
@Suite struct RDFVocabularyTests {
  @Test func thePageHasTheWholeVocabulary() throws {
    let page = try DocumentationPages.text("formats/rdf-vocabulary.md")
    let documented = Set(
      page.matches(of: /^\| `([a-z]+:[A-Za-z0-9]+)`/.anchorsMatchLineEndings()).map { String($0.1) }
    )
    var used: Set<String> = []
    for base in [try RDFSamples.base().base, try ExportSamples.seed(), try withUndo()] {
      let graph = try RDFReading(base)
      for triple in graph.triples {
        used.insert(graph.short(triple.predicate))
        if case .iri(let iri) = triple.object { used.insert(graph.short(iri)) }
      }
    }
    let prefixes = Set(RDFTerms.prefixes.keys)
    used = used.filter { prefixes.contains(String($0.prefix { $0 != ":" })) }
    #expect(used.subtracting(documented).sorted() == [], "used and not on the page")
    #expect(documented.subtracting(used).sorted() == [], "on the page and never used")
  }

  private func withUndo() throws -> KnowledgeBase {
    let base = try RDFSamples.base().base
    let batch = try base.write(Batch.Draft(.edit, who: "x")) { writer in
      let thing = try writer.addEntity(key: "thing", kind: "person")
      try writer.addName("Thing", language: "en", role: "preferred-name", of: thing)
      return writer.batch
    }
    try base.undo(batch, who: "x")
    return base
  }
}

/// The pages of `docs/`.
enum DocumentationPages {
  static func text(_ page: String) throws -> String {
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    return try String(contentsOf: package.appendingPathComponent("docs/" + page), encoding: .utf8)
  }
}

extension String {
  /// What stands between three backticks with a word behind them and the next three.
  func fenced(_ language: String) -> [String] {
    components(separatedBy: "```\(language)\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
  }
}

import BaseSupport
import Formats
import Interchange
import RegestaKit

extension DemoBase {
  /// What reads a text in the hand-written notation.
  static func loader(_ notation: String) throws -> NotationLoader {
    try NotationLoader([(name: "test.yaml", text: notation)])
  }

  /// Has the built-in reader read a text, which becomes a source with candidates.
  static func read(article text: String, into base: KnowledgeBase) throws {
    let bytes = Array(text.utf8)
    var request = ImportRequest(
      [ImportFile(name: "war.md", size: bytes.count) { MemorySource(bytes) }],
      who: "test"
    )
    request.format = "article"
    try base.importFiles(request, report: ImportReport())
  }
}

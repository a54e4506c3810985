import Formats
import Reading
import RegestaKit
import Testing

@Suite("Files of language")
struct LanguageFileTests {
  @Test("A key that nobody reads is refused with file, line and key")
  func unreadKeys() throws {
    let file = try LanguageFile(
      path: "seed/reading/xx/words.yaml",
      root: YAMLNode(parsing: "verbs: [a]\nadvebs: [b]\n")
    )
    let error = #expect(throws: RegestaError.self) {
      try file.onlyKeys(["verbs", "adverbs"], of: file.root)
    }
    let words = error.map { "\($0)" } ?? ""
    #expect(words.contains("seed/reading/xx/words.yaml:2"), "\(words)")
    #expect(words.contains("\"advebs\"") && words.contains("adverbs"))
    try file.onlyKeys(["verbs", "advebs"], of: file.root)
  }
}

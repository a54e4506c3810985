import RegestaKit
import Testing

@testable import Interchange

@Suite("Decisions in a file")
struct DecisionFileTests {
  let base: KnowledgeBase

  init() throws {
    base = try CatalogueBase.copy()
    try base.write(Batch.Draft(.edit, who: "test")) { writer in
      for key in ["a", "b", "c"] { _ = try writer.addEntity(key: key, kind: "city") }
    }
  }

  private func read(_ text: String) throws -> [Decision] {
    try DecisionFile.decisions(in: text, name: "open.jsonl", base: base)
  }

  @Test("Each line is a decision; without a verdict it is none")
  func lines() throws {
    let decisions = try read(
      """
      {"what":"entity","one":"a","other":"b","score":0.9,"verdict":"same","reason":"seen"}
      {"one":"a","other":"c","verdict":null}
      {"one":"b","other":"c"}

      {"one":"b","other":"c","verdict":"different","colour":"red"}
      """
    )
    #expect(decisions.map(\.verdict) == [.same, .different])
    #expect(decisions.map { [$0.one.key, $0.other.key] } == [["a", "b"], ["b", "c"]])
    #expect(decisions.map(\.why) == ["seen", nil])
    #expect(try read("").isEmpty)
  }

  @Test(
    "What is wrong is named with its line",
    arguments: [
      (#"{"one":"a","other":"b","verdict":"yes"}"#, "open.jsonl:2: A verdict is"),
      (#"{"one":"a","verdict":"same"}"#, #"open.jsonl:2: There is no key in "other"."#),
      (#"{"one":"a","other":"x","verdict":"same"}"#, #"open.jsonl:2: No entity has the key "x"."#),
      (
        #"{"what":"claim","one":"a","other":"b","verdict":"same"}"#,
        "open.jsonl:2: Nothing is known"
      ),
      ("[1]", "open.jsonl:2: Expected an object."),
      ("{", "open.jsonl:"),
    ]
  )
  func errors(_ line: String, _ message: String) throws {
    let first = #"{"one":"a","other":"b"}"# + "\n"
    let error = #expect(throws: RegestaError.self) { try read(first + line) }
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }
}

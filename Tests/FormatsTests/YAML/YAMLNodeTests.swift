import Formats
import Testing

/// Documents of YAML: what they say, where, and what is refused.
@Suite("Reading YAML")
struct YAMLNodeTests {
  private func refusal(_ text: String) -> FormatError? {
    do {
      _ = try YAMLNode(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  @Test("Scalars stay texts, keys their order, and each its place in Unicode scalars")
  func places() throws {
    let text = "\u{feff}# Širvintos\nб: [1920-07-12, no]\na:\n  \"é\": |\n    two\n    lines\n"
    guard case .mapping(let entries, _) = try YAMLNode(parsing: text) else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.key) == ["б", "a"])
    #expect(entries[0].keyPosition == TextPosition(line: 2, column: 1))
    #expect(
      entries[0].value
        == .sequence(
          [
            .scalar("1920-07-12", TextPosition(line: 2, column: 5)),
            .scalar("no", TextPosition(line: 2, column: 17)),
          ],
          TextPosition(line: 2, column: 4)
        )
    )
    guard case .mapping(let inner, _) = entries[1].value else {
      Issue.record("no mapping")
      return
    }
    #expect(inner[0].key == "é")
    #expect(inner[0].value == .scalar("two\nlines\n", TextPosition(line: 4, column: 8)))
  }

  @Test("An alias is what it stands for")
  func aliases() throws {
    let named = try YAMLNode(parsing: "a: &one [x, {y: z}]\nb: *one\n")
    guard case .mapping(let entries, _) = named else {
      Issue.record("no mapping")
      return
    }
    #expect(entries[0].value == entries[1].value)
  }

  @Test(
    "What is no document of ours is refused with its place",
    arguments: [
      ("", 0, 0), ("a: [1, 2", 2, 1), ("a: 1\na: 2\n", 2, 1), ("a: *none\n", 1, 4),
      ("a: &x [*x]\n", 1, 8), ("a: 1\n---\nb: 2\n", 2, 1), ("? [a]\n: 1\n", 1, 3),
      ("a: \"\\q\"\n", 1, 5), ("ü: 1\na: \u{1}\n", 2, 4), ("\t- a: b", 1, 1),
    ]
  )
  func refused(_ text: String, _ line: Int, _ column: Int) {
    let error = refusal(text)
    #expect(error != nil)
    #expect(error?.position?.line ?? 0 == line, "\(error.map(String.init(describing:)) ?? "")")
    #expect(error?.position?.column ?? 0 == column, "\(error.map(String.init(describing:)) ?? "")")
  }

  @Test("Nesting is bounded, also where aliases make it")
  func nesting() {
    let chain =
      "- &a0 [x]\n" + (1...50_000).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
    for text in [
      chain, String(repeating: "[", count: 900), String(repeating: "{a: ", count: 900),
      String(repeating: "[", count: 80) + String(repeating: "]", count: 80),
    ] {
      #expect(refusal(text)?.description.contains("nested") == true, "\(text.prefix(40))")
    }
  }
}

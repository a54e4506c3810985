import TestSupport
import Testing

@testable import Formats

/// What is parsed when the program is built must be read as it was, and a broken tree must be refused.
@Suite("Compact trees of YAML")
struct CompactTreeTests {
  @Test("Any tree is read back as it was written")
  func roundTrip() throws {
    var random = SplitMix64(seed: 1920)
    for _ in 0..<300 {
      let tree = Self.tree(depth: 0, &random)
      #expect(try YAMLNode(compact: tree.compact) == tree)
    }
  }

  @Test("A parsed file keeps its texts, their order and their places")
  func parsed() throws {
    let text = "b: [1:2, 'ł, ü']\na:\n  \"x y\": |\n    two\n    lines\n"
    let tree = try YAMLNode(parsing: text)
    let again = try YAMLNode(compact: tree.compact)
    #expect(again == tree)
    guard case .mapping(let entries, _) = again else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries.map(\.key) == ["b", "a"])
    #expect(entries[1].keyPosition == TextPosition(line: 2, column: 1))
  }

  @Test("What is cut short, or altered, is refused or is another tree; it never runs past its end")
  func broken() throws {
    var random = SplitMix64(seed: 7)
    let compact = Self.tree(depth: 0, &random).compact
    let bytes = Array(compact.utf8)
    for length in 0..<bytes.count {
      let cut = String(decoding: bytes[..<length], as: UTF8.self)
      #expect(throws: FormatError.self) { try YAMLNode(compact: cut) }
    }
    for _ in 0..<2_000 {
      var altered = bytes
      altered[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0x20...0x7E,
        using: &random
      )
      _ = try? YAMLNode(compact: String(decoding: altered, as: UTF8.self))
    }
    for text in ["s1,1,99999999999999999999:x", "l1,1,5000000:", "s1,1,1:xy", "s,1,1:x", "q1,1,0:"]
    {
      #expect(throws: FormatError.self) { try YAMLNode(compact: text) }
    }
    let deep = String(repeating: "l1,1,1:", count: 100_000) + "s1,1,0:"
    #expect(throws: FormatError.self) { try YAMLNode(compact: deep) }
  }

  private static func tree(depth: Int, _ random: inout SplitMix64) -> YAMLNode {
    let position = TextPosition(
      line: .random(in: 1...40_000, using: &random),
      column: .random(in: 1...200, using: &random)
    )
    let text = { (random: inout SplitMix64) in
      String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          ["a", ":", "7", "ł", "\n", "🏰", ","].randomElement(using: &random) ?? "a"
        }.joined()
      )
    }
    switch depth == 0 ? 2 : depth > 4 ? 0 : Int.random(in: 0...2, using: &random) {
    case 0: return .scalar(text(&random), position)
    case 1:
      return .sequence(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in tree(depth: depth + 1, &random) },
        position
      )
    default:
      return .mapping(
        (0..<Int.random(in: 1...4, using: &random)).map { number in
          YAMLNode.Entry(
            key: text(&random),
            keyPosition: TextPosition(line: number + 1, column: 3),
            value: tree(depth: depth + 1, &random)
          )
        },
        position
      )
    }
  }
}

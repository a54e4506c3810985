import TestSupport
import Testing

@testable import Formats

/// What is parsed when the program is built must be read as it was, and a broken tree must be refused.
@Suite("Compact trees of YAML")
struct CompactTreeTests {
  /// `b: [1:2, 'ł, ü']` and, in the second line, `a: {"x y": "two\nlines"}`.
  private static let compact =
    "m1,1,2:1,1,1:bl1,4,2:s1,5,3:1:2s1,10,6:ł, ü2,1,1:am3,3,1:3,3,3:x ys3,10,9:two\nlines"

  @Test("A tree keeps its texts, their order and their places")
  func whole() throws {
    let tree = try YAMLNode(compact: Self.compact)
    guard case .mapping(let entries, _) = tree else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries.map(\.key) == ["b", "a"])
    #expect(entries[1].keyPosition == TextPosition(line: 2, column: 1))
    guard case .sequence(let items, let position) = entries[0].value,
      case .mapping(let inner, _) = entries[1].value
    else {
      Issue.record("not a list and a mapping")
      return
    }
    #expect(position == TextPosition(line: 1, column: 4))
    #expect(items.last == .scalar("ł, ü", TextPosition(line: 1, column: 10)))
    #expect(inner.first?.value == .scalar("two\nlines", TextPosition(line: 3, column: 10)))
  }

  @Test("What is cut short, or altered, is refused or is another tree; it never runs past its end")
  func broken() throws {
    var random = SplitMix64(seed: 7)
    let bytes = Array(Self.compact.utf8)
    for length in 0..<bytes.count {
      let cut = String(decoding: bytes[..<length], as: UTF8.self)
      #expect(throws: FormatError.self, "\(cut)") { try YAMLNode(compact: cut) }
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
}

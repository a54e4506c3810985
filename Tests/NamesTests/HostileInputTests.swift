import Foundation
import Names
import TestSupport
import Testing

/// Strings that break programs: none may crash, hang or cost more than its length.
@Suite("Hostile input") struct HostileInputTests {
  /// `../shared` beside the package, or where REGESTA_SHARED says.
  static let naughtyFile: URL = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["REGESTA_SHARED"].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared")
    return shared.appending(path: "conformance/naughty-strings/blns.json")
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: naughtyFile.path) }

  /// Everything that can be asked of a name.
  static func exercise(_ name: String) {
    let folded = NameFolding.fold(name)
    #expect(Array(NameFolding.fold(folded).utf8) == Array(folded.utf8))
    #expect(folded.utf8.count <= 3 * name.utf8.count)
    #expect(NameFolding.tokens(name).isEmpty == folded.isEmpty)
    #expect(SoundKey.keys(ofEachWordOf: name).allSatisfy { (1...2).contains($0.count) })
    #expect(Trigrams(name).similarity(to: Trigrams(folded)) == (folded.isEmpty ? 0 : 1))
    #expect(EditDistance.between(name, name, limit: 3) == 0)
    _ = EditDistance.between(name, folded, limit: 64)
    let found = Suggestions.rank(name, among: ["Vilnius", name, ""])
    #expect(found.contains { $0.index == 1 } == !folded.isEmpty)
  }

  // Needs the shared conformance files, which are not part of the repository.
  @Test("The list of naughty strings", .enabled(if: isThere, "no naughty strings in ../shared"))
  func naughty() throws {
    let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: Self.naughtyFile))
    #expect(strings.count > 400)
    for string in strings { Self.exercise(string) }
  }

  @Test(
    "100 kB of one thing",
    arguments: [
      "a", " ", "'", "\u{301}", "ł", "щ", "ъ", "υ", "한", "が", "\u{202E}", "😀", "東", "ch", "ij",
      "a ",
      "ߘ", "𐐀", "ﷺ", "sch", "\u{0}",
    ]
  )
  func long(piece: String) {
    Self.exercise(String(repeating: piece, count: 100_000 / piece.utf8.count))
  }

  @Test("100 kB of random scalars")
  func random() {
    var generator = SplitMix64(seed: 100)
    var scalars = String.UnicodeScalarView()
    for _ in 0..<30_000 {
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) {
        scalars.append(scalar)
      }
    }
    Self.exercise(String(scalars))
  }
}

import Foundation
import Names
import TestSupport
import Testing

/// What holds for every scalar and for random strings, checked against Foundation's normalisation
/// and the standard library's letter names: two roads that the folding table was not made by.
@Suite("Properties of the fold") struct NameFoldingPropertyTests {
  /// Every scalar but the unified Han, which nothing happens to. The table knows Unicode 14; letters
  /// that came later are kept as they are.
  static let assigned: [Unicode.Scalar] = (0...0x10FFFF).compactMap { (value: UInt32) in
    guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major <= 14,
      !scalar.properties.isUnifiedIdeograph
    else { return nil }
    switch scalar.properties.generalCategory {
    case .privateUse, .unassigned: return nil
    default: return scalar
    }
  }

  /// Han compatibility forms and musical symbols, which the fold leaves undecomposed.
  static func isLeftComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xF900...0xFAFF, 0x2F800...0x2FA1F, 0x1D100...0x1D1FF: true
    default: false
    }
  }

  static func bytes(_ string: String) -> [UInt8] { Array(string.utf8) }

  @Test("Every scalar: folding twice is folding once")
  func idempotent() {
    let broken = Self.assigned.filter { scalar in
      let once = NameFolding.fold(String(scalar))
      return Self.bytes(NameFolding.fold(once)) != Self.bytes(once)
    }
    #expect(broken.isEmpty, "\(broken)")
  }

  @Test("Every scalar: upper and lower case fold alike")
  func caseless() {
    let broken = Self.assigned.filter { scalar in
      let folded = Self.bytes(NameFolding.fold(String(scalar)))
      return Self.bytes(NameFolding.fold(String(scalar).uppercased())) != folded
        || Self.bytes(NameFolding.fold(String(scalar).lowercased())) != folded
    }
    #expect(broken.isEmpty, "\(broken)")
  }

  @Test("Every scalar: composed and decomposed fold alike")
  func canonical() {
    let broken = Self.assigned.filter { scalar in
      guard !Self.isLeftComposed(scalar) else { return false }
      let text = String(scalar)
      let folded = Self.bytes(NameFolding.fold(text))
      return Self.bytes(NameFolding.fold(text.decomposedStringWithCanonicalMapping)) != folded
        || Self.bytes(NameFolding.fold(text.precomposedStringWithCanonicalMapping)) != folded
    }
    #expect(broken.isEmpty, "\(broken)")
  }

  @Test("Every scalar that becomes Latin: its compatibility decomposition folds alike")
  func compatible() {
    let latin = Self.assigned.filter { !$0.isASCII && NameFolding.fold(String($0)).isPlainWord }
    let broken = latin.filter { scalar in
      let text = String(scalar)
      return NameFolding.fold(text)
        != NameFolding.fold(text.decomposedStringWithCompatibilityMapping)
    }
    #expect(broken.isEmpty, "\(broken)")
    #expect(latin.count > 2500)
  }

  @Test("Every Latin letter named X, or X WITH something, folds to x")
  func namedLetters() {
    var count = 0
    for scalar in Self.assigned where scalar.properties.isAlphabetic {
      guard let name = scalar.properties.name, name.hasPrefix("LATIN") else { continue }
      for prefix in ["LATIN SMALL LETTER ", "LATIN CAPITAL LETTER "] where name.hasPrefix(prefix) {
        let parts = name.dropFirst(prefix.count).split(separator: " ", maxSplits: 1)
        guard parts[0].count == 1, parts.count == 1 || parts[1].hasPrefix("WITH "),
          // The digraphs, such as ǅ, are named D WITH SMALL LETTER Z.
          !name.contains("WITH SMALL LETTER")
        else { continue }
        #expect(NameFolding.fold(String(scalar)) == parts[0].lowercased(), "\(name)")
        count += 1
      }
    }
    #expect(count > 700)
  }

  @Test("Every letter of Greek and of Slavic Cyrillic becomes Latin")
  func wholeAlphabets() {
    let alphabets: [ClosedRange<UInt32>] = [0x391...0x3A1, 0x3A3...0x3CE, 0x400...0x45F]
    for scalar in alphabets.joined().compactMap(Unicode.Scalar.init) {
      let folded = NameFolding.fold(String(scalar))
      let silent = "ЪъЬь".unicodeScalars.contains(scalar)
      #expect(silent ? folded.isEmpty : folded.isPlainWord, "\(scalar)")
    }
  }

  @Test("Random strings: all of it at once", arguments: 0..<8)
  func random(seed: UInt64) {
    var generator = SplitMix64(seed: 0x5EED + seed)
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x20...0x7E, 0xA0...0x24F, 0x370...0x3FF, 0x400...0x52F, 0x531...0x587,
      0x5D0...0x5EA, 0x10D0...0x10F0, 0x1E00...0x1FFF, 0x2010...0x203A, 0x3041...0x3096,
      0xAC00...0xAC80, 0x300...0x345,
    ]
    let alphabet = ranges.joined().compactMap(Unicode.Scalar.init).filter {
      $0.properties.generalCategory != .unassigned
    }
    for _ in 0..<400 {
      let name = generator.string(of: alphabet, upTo: 24)
      let folded = NameFolding.fold(name)
      let same = [
        folded, name.uppercased(), name.precomposedStringWithCanonicalMapping,
        name.decomposedStringWithCanonicalMapping, " \(name)- ",
      ]
      for other in same {
        #expect(
          Self.bytes(NameFolding.fold(other)) == Self.bytes(folded),
          "\(name.debugDescription)"
        )
      }
      #expect(folded.utf8.count <= 3 * name.utf8.count)
      #expect(!folded.hasPrefix(" ") && !folded.hasSuffix(" ") && !folded.contains("  "))
    }
  }

  @Test("The fold of a part is a part of the fold, at word borders")
  func wordByWord() {
    var generator = SplitMix64(seed: 1920)
    let alphabet = Array("aZłßÆшъбЪкαυΥ'’ó\u{301}한が東".unicodeScalars)
    for _ in 0..<500 {
      let words = (0..<3).map { _ in generator.string(of: alphabet, upTo: 6) }
      let parts = words.map(NameFolding.fold).filter { !$0.isEmpty }
      #expect(NameFolding.fold(words.joined(separator: " ")) == parts.joined(separator: " "))
    }
  }
}

extension String {
  /// One to four small letters or digits of ASCII.
  fileprivate var isPlainWord: Bool {
    (1...4).contains(utf8.count)
      && utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
  }
}

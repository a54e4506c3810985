import TestSupport
import RegestaKit
import Testing

@Suite("Values that stand alone: locators, hashes, question files")
struct ValueTests {
  /// A locator, and what is read out of it.
  struct Place: Sendable, CustomTestStringConvertible {
    var text: String
    var page: Int?
    var pageTo: Int?
    var folio: String?
    var section: String?
    var paragraph: Int?
    var paragraphTo: Int?

    var testDescription: String { text }
  }

  @Test(
    "Places in sources",
    arguments: [
      Place(text: "p. 355", page: 355),
      Place(text: "p.355", page: 355),
      Place(text: "pp. 12–14", page: 12, pageTo: 14),
      Place(text: "pp. 112–4", page: 112, pageTo: 114),
      Place(text: "pp. 12-14", page: 12, pageTo: 14),
      Place(text: "pp. 12, 14", page: 12),
      Place(text: "page 7", page: 7),
      Place(text: "S. 12", page: 12),
      Place(text: "vol. II, p. 7", page: 7),
      Place(text: "vol. II"),
      Place(text: "§2 ¶3", section: "2", paragraph: 3),
      Place(text: "§ 2 ¶ 3", section: "2", paragraph: 3),
      Place(text: "Background ¶1", section: "Background", paragraph: 1),
      Place(text: "The treaty ¶1–3", section: "The treaty", paragraph: 1, paragraphTo: 3),
      Place(text: "¶4", paragraph: 4),
      Place(text: "fol. 12v", folio: "12v"),
      Place(text: "f. 3", folio: "3"),
      Place(text: "art. 4", section: "art. 4"),
      Place(text: "Preface, p. 3", page: 3, section: "Preface"),
      Place(text: ""),
      Place(text: "p. 99999999999999999999"),
      Place(text: "pp. 14–", page: 14),
      Place(text: "¶¶"),
    ]
  )
  func locators(_ place: Place) {
    let read = Locator(place.text)
    #expect(read.text == place.text)
    #expect(read.page == place.page)
    #expect(read.pageTo == place.pageTo)
    #expect(read.folio == place.folio)
    if place.page != nil || place.section != nil { #expect(read.section == place.section) }
    #expect(read.paragraph == place.paragraph)
    #expect(read.paragraphTo == place.paragraphTo)
  }

  @Test("Hostile locators are read without harm")
  func hostileLocators() {
    var random = SplitMix64(seed: 7)
    let pieces = [
      "p.", "pp.", "¶", "§", "–", "-", ",", " ", "fol.", "12", "9", "x", "ž", "\u{0}", "½",
    ]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in random.pick(pieces) }
        .joined()
      let read = Locator(text)
      #expect(read.text == text)
      if let from = read.page, let to = read.pageTo { #expect(from <= to) }
      if let from = read.paragraph, let to = read.paragraphTo { #expect(from <= to) }
    }
  }

  @Test(
    "SHA-256 of the standard's examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
  )
  func knownHashes(_ text: String, _ hash: String) {
    #expect(SHA256.hex(of: text.utf8) == hash)
  }

  @Test(
    "SHA-256 agrees with sha256sum where blocks end",
    .enabled(if: Shell.program("sha256sum") != nil, "needs sha256sum")
  )
  func hashesOfOthers() throws {
    let program = try #require(Shell.program("sha256sum"))
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 256)
    var expected: [String] = []
    var files: [String] = []
    for length in Array(54...66) + Array(118...130) + [0, 1, 4096, 100_003, 262_144, 700_003] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      files.append(try folder.write(bytes, to: "bytes-\(length)"))
      // In pieces of any size it must be the same.
      var hash = SHA256()
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...70, using: &random)
        hash.update(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      expected.append(hash.finish())
      #expect(expected.last == SHA256.hex(of: bytes))
    }
    let result = try RunProgram(program, files)
    let given = result.output.split(separator: "\n").map { String($0.prefix(64)) }
    #expect(given == expected)
  }

  @Test("The header of a question file", arguments: ["\n", "\r\n"])
  func questionHeaders(_ newline: String) throws {
    let file = [
      "-- name: who-held", "-- title: Who held a place on a day?",
      "-- description: Everyone who held it,", "-- description: in any way.",
      "-- param: place entity The place.", "-- param: on date? The day.",
      "-- example: --place vilnius", "-- A remark: not a header.", "SELECT 1 -- name: not this",
      "-- title: nor this", ";",
    ].joined(separator: newline)
    let question = try Question(parsing: file, origin: "test")
    #expect(question.name == "who-held")
    #expect(question.title == "Who held a place on a day?")
    #expect(question.description == "Everyone who held it, in any way.")
    #expect(question.parameters.map(\.name) == ["place", "on"])
    #expect(question.parameters.map(\.type) == [.entity, .date])
    #expect(question.parameters.map(\.isRequired) == [true, false])
    #expect(question.examples == ["--place vilnius"])
    #expect(question.sql.hasPrefix("-- A remark"))
    #expect(question.sql.hasSuffix(";"))
  }

  @Test(
    "What is wrong with a question file is said, with the line",
    arguments: [
      ("", "needs a \"name\""),
      ("-- name: x\nSELECT 1", "needs a \"name\""),
      ("-- name: x\n-- title: X?\n", "and a statement"),
      ("-- name: x\n-- title: X?\n-- param: day\nSELECT 1", "test:3:"),
      ("-- name: x\n-- title: X?\n-- param: day moon The day.\nSELECT 1", "test:3:"),
    ]
  )
  func questionMistakes(_ text: String, _ message: String) throws {
    let error = #expect(throws: RegestaError.self) {
      _ = try Question(parsing: text, origin: "test")
    }
    #expect(error?.kind == .badInput)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test("The header of a check file", arguments: ["\n", "\r\n"])
  func checkHeaders(_ newline: String) throws {
    let file = [
      "-- check: late", "-- severity: warning", "-- why: It cannot be,", "-- why: or should not.",
      "-- mend: Look again.", "SELECT 1",
    ].joined(separator: newline)
    let check = try Check(parsing: file, origin: "test")
    #expect(check.name == "late")
    #expect(check.severity == .warning)
    #expect(check.why == "It cannot be, or should not.")
    #expect(check.sql == "SELECT 1")
    for missing in ["check", "severity", "why", "mend"] {
      let broken = file.replacing("-- \(missing):", with: "-- else:")
      #expect(throws: RegestaError.self) { _ = try Check(parsing: broken, origin: "test") }
    }
  }
}

import Interchange
import RegestaKit
import SQLite
import TestSupport
import Testing

/// A mistake in a file, and where and how it is told.
struct Mistake: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var place: String
  var message: String
  var suggestion: String?

  init(
    _ name: String,
    _ text: String,
    _ place: String,
    _ message: String,
    suggestion: String? = nil
  ) {
    testDescription = name
    self.text = text
    self.place = place
    self.message = message
    self.suggestion = suggestion
  }
}

@Suite("A mistake in a notation file is told with its place, and nothing is taken in")
struct NotationErrorTests {
  /// Entities and a source that the statements below speak of; thirteen lines.
  static let head = """
    regesta: 1
    source: chronicle
    sources:
      chronicle: {type: book, title: Chronicle}
    entities:
      sweden:
        kind: state
        names: [Sweden]
      livonia:
        kind: region
        names: [Livonia]
    statements:
      - at: p. 1
        claims:

    """

  static func claim(_ text: String) -> String { head + "      - " + text + "\n" }

  static let mistakes: [Mistake] = [
    Mistake(
      "unknown key at the top",
      "regesta: 1\nentites: {}\n",
      "2:1",
      "no key \"entites\"",
      suggestion: "entities"
    ),
    Mistake(
      "unknown key in an entity",
      "regesta: 1\nentities:\n  a:\n    kind: state\n    name: A\n",
      "5:5",
      "no key \"name\"",
      suggestion: "names"
    ),
    Mistake("no version", "entities: {}\n", "1:1", "\"regesta\" is missing"),
    Mistake("another version", "regesta: 2\n", "1:10", "notation 2"),
    Mistake(
      "a section of the wrong shape",
      "regesta: 1\nentities: [a]\n",
      "2:11",
      "must be a mapping"
    ),
    Mistake(
      "unknown kind",
      "regesta: 1\nentities:\n  a:\n    kind: stat\n",
      "3:3",
      "no kind \"stat\""
    ),
    Mistake("malformed key", "regesta: 1\nentities:\n  A b:\n    kind: state\n", "3:3", "refused"),
    Mistake(
      "entity defined twice",
      "regesta: 1\nentities:\n  a: {kind: state}\n  a: {kind: state}\n",
      "",
      "twice"
    ),
    Mistake(
      "more said of nobody",
      "regesta: 1\nentities:\n  nobody: {names: [N]}\n",
      "3:3",
      "no entity \"nobody\""
    ),
    Mistake(
      "unknown role",
      "regesta: 1\nentities:\n  a: {kind: state, names: [{text: A, role: nick}]}\n",
      "3:44",
      "A role is"
    ),
    Mistake(
      "empty name",
      "regesta: 1\nentities:\n  a:\n    kind: state\n    names: [\"\"]\n",
      "5:13",
      "does not fit"
    ),
    Mistake(
      "source without a type",
      "regesta: 1\nsources:\n  s: {title: S}\n",
      "3:6",
      "\"type\" is missing"
    ),
    Mistake(
      "unknown main source",
      "regesta: 1\nsource: s\nstatements: [{at: p. 1, claims: [{claim: [a, b, c]}]}]\n",
      "2:9",
      "no source \"s\""
    ),
    Mistake(
      "source depends on itself",
      "regesta: 1\nsources:\n  s: {type: book, depends-on: t}\n  t: {type: book, depends-on: s}\n",
      "4:",
      "depend on itself"
    ),
    Mistake(
      "unknown entity",
      claim("{claim: [swedn, controls, livonia]}"),
      "15:18",
      "no entity \"swedn\"",
      suggestion: "sweden"
    ),
    Mistake(
      "unknown relation",
      claim("{claim: [sweden, control, livonia]}"),
      "15:26",
      "no relation \"control\"",
      suggestion: "controls"
    ),
    Mistake(
      "unknown object",
      claim("{claim: [sweden, controls, livona]}"),
      "15:36",
      "no entity \"livona\"",
      suggestion: "livonia"
    ),
    Mistake(
      "a list for an entity",
      claim("{claim: [sweden, controls, [livonia]]}"),
      "15:36",
      "is an entity"
    ),
    Mistake("a text for a date", claim("{claim: [sweden, founded-on, soon]}"), "15:38", ""),
    Mistake(
      "a text for an amount",
      claim("{claim: [sweden, amounts-to, {amount: many}]}"),
      "15:38",
      "not a number"
    ),
    Mistake(
      "a text for a point",
      claim("{claim: [sweden, coordinates, {point: [north]}]}"),
      "15:39",
      "not a number"
    ),
    Mistake(
      "a point off the globe",
      claim("{claim: [sweden, coordinates, {point: [99, 0]}]}"),
      "15:9",
      "does not fit"
    ),
    Mistake("two parts", claim("{claim: [sweden, controls]}"), "15:17", "three parts"),
    Mistake("no claim", claim("{on: 1700}"), "15:9", "\"claim\" is a list"),
    Mistake("bad date", claim("{claim: [sweden, captured, livonia], on: 1700-13-01}"), "15:50", ""),
    Mistake(
      "from for an instant",
      claim("{claim: [sweden, captured, livonia], from: 1700}"),
      "15:52",
      "write \"on\""
    ),
    Mistake(
      "on and from",
      claim("{claim: [sweden, controls, livonia], on: 1700, from: 1699}"),
      "15:50",
      "either \"on\""
    ),
    Mistake(
      "a time for the timeless",
      claim("{claim: [sweden, described-as, big], on: 1700}"),
      "15:50",
      "has no time"
    ),
    Mistake(
      "from after to",
      claim("{claim: [sweden, controls, livonia], from: 1710, to: 1700}"),
      "15:62",
      "ends before it begins"
    ),
    Mistake(
      "unknown calendar",
      claim("{claim: [sweden, captured, livonia], on: {date: 1700, calendar: roman}}"),
      "15:",
      "The calendars are"
    ),
    Mistake(
      "unknown certainty",
      claim("{claim: [sweden, controls, livonia], certainty: sure}"),
      "15:57",
      "A certainty is"
    ),
    Mistake(
      "unknown stance",
      claim("{claim: [sweden, controls, livonia], stance: against}"),
      "15:54",
      "A stance is"
    ),
    Mistake(
      "neither true nor false",
      claim("{claim: [sweden, controls, livonia], denied: perhaps}"),
      "15:54",
      "true or false"
    ),
    Mistake(
      "unknown qualifier",
      claim("{claim: [sweden, controls, livonia], with: {recipent: sweden}}"),
      "15:53",
      "no relation \"recipent\"",
      suggestion: "recipient"
    ),
    Mistake(
      "no qualifier",
      claim("{claim: [sweden, controls, livonia], with: {controls: sweden}}"),
      "15:9",
      "not a qualifier"
    ),
    Mistake(
      "duplicate label",
      claim(
        "{id: c, claim: [sweden, controls, livonia]}\n      - {id: c, claim: [sweden, controls, livonia], denied: true}"
      ),
      "16:14",
      "Two claims"
    ),
    Mistake(
      "one-sided dispute",
      claim("{id: c, claim: [sweden, controls, livonia]}")
        + "disputes: [{id: d, question: So?, sides: [c]}]\n",
      "16:12",
      "two sides"
    ),
    Mistake(
      "settled without a reason",
      claim("{id: c, claim: [sweden, controls, livonia]}")
        + "disputes: [{id: d, question: So?, sides: [c, c], status: settled}]\n",
      "16:12",
      "reason"
    ),
    Mistake(
      "a claim on both sides",
      claim("{id: c, claim: [sweden, controls, livonia]}")
        + "disputes: [{id: d, question: So?, sides: [c, c]}]\n",
      "16:12",
      "sides of a dispute"
    ),
    Mistake(
      "position on nothing",
      head + "        []\npositions: [{holder: sweden, claim: x}]\n",
      "16:37",
      "no claim \"x\""
    ),
    Mistake(
      "kind in a circle",
      "regesta: 1\nkinds:\n  one: {label: one, parent: two}\n  two: {label: two, parent: one}\n",
      "3:3",
      "is a case of itself"
    ),
    Mistake(
      "kind of itself",
      "regesta: 1\nkinds:\n  one: {label: one, parent: one}\n",
      "3:3",
      "is a case of itself"
    ),
    Mistake(
      "kind without a parent",
      "regesta: 1\nkinds:\n  one: {label: one, parent: stat}\n",
      "3:3",
      "no kind \"stat\"",
      suggestion: "state"
    ),
    Mistake(
      "kind that is there",
      "regesta: 1\nkinds:\n  state: {label: state}\n",
      "3:3",
      "already"
    ),
    Mistake(
      "relation that is there",
      "regesta: 1\nrelations:\n  controls: {label: controls}\n",
      "3:3",
      "already"
    ),
    Mistake(
      "relation in a circle",
      "regesta: 1\nrelations:\n  one: {label: one, parent: two}\n  two: {label: two, parent: one}\n",
      "3:3",
      "is a case of itself"
    ),
    Mistake(
      "relation of unknown kinds",
      "regesta: 1\nrelations:\n  one: {label: one, subject: [stat]}\n",
      "3:3",
      "no kind \"stat\""
    ),
    Mistake(
      "relation of no nature",
      "regesta: 1\nrelations:\n  one: {label: one, time: sometimes}\n",
      "3:27",
      "is one of"
    ),
    Mistake("unclosed bracket", "regesta: 1\nentities: {a: [\n", "", ""),
    Mistake("key twice", "regesta: 1\nregesta: 1\n", "", "stands twice"),
    Mistake("tab for indentation", "regesta: 1\nentities:\n\ta: 1\n", "3:1", ""),
    Mistake("bad character", "regesta: 1\ntitle: a\u{1}b\n", "2:9", "control characters"),
    Mistake("nothing at all", "", "1:1", "empty"),
    Mistake("only a remark", "# nothing\n", "1:1", "empty"),
    Mistake("a list for a file", "- regesta: 1\n", "1:1", "must be a mapping"),
    Mistake("a text for a file", "Once upon a time\n", "1:1", "must be a mapping"),
    Mistake("two documents", "regesta: 1\n---\nregesta: 1\n", "", ""),
    Mistake("an alias of nothing", "regesta: 1\ntitle: *none\n", "2:8", ""),
    Mistake(
      "windows line ends",
      "regesta: 1\r\nentities:\r\n  a:\r\n    kind: state\r\n    name: A\r\n",
      "5:5",
      "no key \"name\""
    ),
    Mistake(
      "a mark of byte order",
      "\u{feff}regesta: 1\nentites: {}\n",
      "2:1",
      "no key \"entites\""
    ),
  ]

  @Test("One mistake, one error with file, line and column", arguments: mistakes)
  func isTold(_ mistake: Mistake) throws {
    let base = try CatalogueBase.copy()
    let before = try CatalogueBase.content(of: base)
    let error = #expect(throws: RegestaError.self) {
      try CatalogueBase.load(mistake.text, into: base)
    }
    let message = error?.message ?? ""
    #expect(error?.kind == .badInput)
    #expect(message.hasPrefix("file.yaml:\(mistake.place)"), "\(message)")
    #expect(message.wholeMatch(of: /file\.yaml:[0-9]+:[0-9]+: [^\n]+/) != nil, "\(message)")
    #expect(message.contains(mistake.message), "\(message)")
    #expect(message.utf8.count < 400)
    if let suggestion = mistake.suggestion {
      #expect(error?.suggestions.first?.text == suggestion)
    }
    #expect(try CatalogueBase.content(of: base) == before)
  }

  @Test("The same text without the mistake is taken in")
  func rightFile() throws {
    let base = try CatalogueBase.copy()
    try CatalogueBase.load(
      Self.claim("{claim: [sweden, controls, livonia], from: 1700}"),
      into: base
    )
    #expect(
      try base.claims(ClaimQuery(relation: "controls")).map(\.sentence)
        == ["Sweden controls Livonia (from 1700)"]
    )
    #expect(try base.verifyHistory().isEmpty)
  }

  @Test("Hostile files give an error or are taken in, and soon")
  func hostileFiles() throws {
    let long = String(repeating: "a", count: 1_000_000)
    let bomb =
      "regesta: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
      + (1...9).map { level in
        "a\(level): &a\(level) ["
          + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
          + "]\n"
      }.joined()
    let files: [(name: String, text: String)] = [
      ("alias bomb", bomb),
      ("brackets", "regesta: " + String(repeating: "[", count: 200_000)),
      ("braces", "regesta: " + String(repeating: "{a: ", count: 100_000)),
      ("dashes", String(repeating: "- ", count: 200_000) + "x\n"),
      ("questions", String(repeating: "? ", count: 200_000) + "x\n"),
      ("stairs", (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
      ("long key", "regesta: 1\n\(long): 1\n"),
      ("long entity", Self.claim("{claim: [\(long), controls, livonia]}")),
      ("long relation", Self.claim("{claim: [sweden, \(long), livonia]}")),
      ("long date", Self.claim("{claim: [sweden, captured, livonia], on: \(long)}")),
      ("long amount", Self.claim("{claim: [sweden, amounts-to, {amount: \(long)}]}")),
      ("long choice", "regesta: 1\nrelations: {one: {label: one, time: \(long)}}\n"),
      ("long version", "regesta: \(long)\n"),
    ]
    for file in files {
      let base = try CatalogueBase.copy()
      let error = #expect(throws: RegestaError.self, "\(file.name)") {
        try CatalogueBase.load(file.text, into: base)
      }
      #expect(error?.kind == .badInput, "\(file.name)")
      #expect((error?.message.utf8.count ?? 0) < 1000, "\(file.name)")
      #expect(
        error?.message.hasPrefix("file.yaml:") == true,
        "\(file.name): \(error?.message ?? "")"
      )
    }
    // What is long but right is taken in.
    let base = try CatalogueBase.copy()
    try CatalogueBase.load(
      Self.claim("{claim: [sweden, described-as, \(long)]}"),
      into: base
    )
    let claims = try base.claims(ClaimQuery(relation: "described-as"))
    #expect(claims.map(\.object.printed.utf8.count) == [1_000_000])
  }

  @Test(
    "Random damage to a right file never does more than refuse it",
    arguments: 1...4 as ClosedRange<UInt64>
  )
  func fuzz(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let right = Array(
      Self.claim("{claim: [sweden, controls, livonia], from: 1700, with: {extent: all}}")
        .unicodeScalars
    )
    let pieces: [Unicode.Scalar] = [
      "{", "}", "[", "]", ":", ",", "-", "?", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`",
      "#",
      "\n", "\t", " ", "\u{0}", "ž", "\u{feff}", "1",
    ]
    let base = try CatalogueBase.copy()
    let before = try CatalogueBase.content(of: base)
    for _ in 0..<120 {
      var scalars = right
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<scalars.count, using: &random)
        if Bool.random(using: &random) {
          scalars[place] = random.pick(pieces)
        } else {
          scalars.insert(random.pick(pieces), at: place)
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      do {
        try base.write(Batch.Draft(.import, who: "test")) { writer in
          try NotationLoader([(name: "file.yaml", text: String(text))]).load(into: writer, of: base)
          throw TakenIn()
        }
      } catch is TakenIn {
      } catch let error as RegestaError {
        #expect(error.kind == .badInput)
        #expect(error.message.hasPrefix("file.yaml:"), "\(error.message) in:\n\(String(text))")
      }
    }
    #expect(try CatalogueBase.content(of: base) == before)
  }

  private struct TakenIn: Error {}
}

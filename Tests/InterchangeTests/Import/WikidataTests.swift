import Formats
import Interchange
import RegestaKit
import SQLite
import Testing

/// Entities made for the test, in Wikidata's form.
struct WikidataTests {
  private let bench: ImportBench

  init() throws { bench = try ImportBench() }

  // MARK: Making entities

  private static func entity(_ id: String, _ label: String, _ claims: String...) -> String {
    #"{"type": "item", "id": "\#(id)", "#
      + #""labels": {"en": {"language": "en", "value": "\#(label)"}}, "descriptions": {}, "#
      + #""claims": {\#(claims.joined(separator: ", "))}}"#
  }

  private static func claim(
    _ property: String,
    _ snak: String,
    rank: String = "normal",
    extra: String = ""
  ) -> String {
    let main = snak.replacingOccurrences("PROPERTY", property)
    return
      #""\#(property)": [{"id": "\#(property)$1", "rank": "\#(rank)", "mainsnak": \#(main)\#(extra)}]"#
  }

  private static func value(_ type: String, _ json: String) -> String {
    #"{"snaktype": "value", "property": "PROPERTY", "datavalue": {"type": "\#(type)", "value": \#(json)}}"#
  }

  private static func time(
    _ time: String,
    _ precision: Int,
    julian: Bool = false,
    before: Int = 0,
    after: Int = 0
  ) -> String {
    let model = julian ? "Q1985786" : "Q1985727"
    return value(
      "time",
      #"{"time": "\#(time)", "precision": \#(precision), "before": \#(before), "after": \#(after), "#
        + #""calendarmodel": "http://www.wikidata.org/entity/\#(model)"}"#
    )
  }

  private static func item(_ id: String) -> String {
    value("wikibase-entityid", #"{"entity-type": "item", "id": "\#(id)"}"#)
  }

  private static func qualifiers(_ pairs: (String, String)...) -> String {
    let members = pairs.map { property, snak in
      #""\#(property)": [\#(snak.replacingOccurrences("PROPERTY", property))]"#
    }
    return #", "qualifiers": {\#(members.joined(separator: ", "))}"#
  }

  private static func human(_ id: String, _ label: String, _ claims: String...) -> String {
    entity(id, label, (claims + [claim("P31", item("Q5"))]).joined(separator: ", "))
  }

  // MARK: Layouts

  @Test func everyLayoutGivesTheSame() throws {
    let one = Self.human(
      "Q900001",
      "Person One",
      Self.claim("P569", Self.time("+1881-01-02T00:00:00Z", 11))
    )
    let two = Self.human(
      "Q900002",
      "Person Two",
      Self.claim("P569", Self.time("+1882-01-02T00:00:00Z", 11))
    )
    let files = [
      #"{"entities": {"Q900001": \#(one), "Q900002": \#(two)}}"#,
      "[\n\(one),\n\(two)\n]\n",
      "\(one),\n\(two),\n",
      "\(one)\n\(two)\n",
      "[\(one), \(two)]",
      "\(one.replacingOccurrences(#", "labels""#, ",\n \"labels\""))\n\(two)",
    ]
    for file in files {
      let bench = try ImportBench()
      let told = try bench.take(file, named: "some.json")
      #expect(told.report.files.map(\.format) == ["wikidata"])
      #expect(
        try bench.texts("SELECT name || ', ' || kind || ', ' || born FROM people ORDER BY key") == [
          "Person One, person, 2 January 1881", "Person Two, person, 2 January 1882",
        ],
        "\(file.prefix(40))"
      )
      #expect(told.count(.rejected) == 0)
    }
  }

  @Test func aBadLineOfADumpKeepsNoOtherOut() throws {
    let one = Self.human("Q900001", "Person One")
    let two = Self.human("Q900002", "Person Two")
    let told = try bench.take(
      "[\n\(one),\n{\"id\": \"Q7\", oops},\n\(two)\n]\n",
      named: "dump.json"
    )
    #expect(told.count(.rejected) == 1)
    #expect(told.rejected.first?.place.position?.line == 3)
    #expect(try bench.number("SELECT count(*) FROM people") == 2)
  }

  // MARK: Times

  @Test(arguments: [
    ("+1920-07-12T00:00:00Z", 11, false, "12 July 1920", "1920-07-12", "1920-07-12"),
    ("+1920-07-00T00:00:00Z", 10, false, "July 1920", "1920-07-01", "1920-07-31"),
    ("+1920-00-00T00:00:00Z", 9, false, "1920", "1920-01-01", "1920-12-31"),
    ("+1924-00-00T00:00:00Z", 8, false, "the 1920s", "1920-01-01", "1929-12-31"),
    ("+1900-00-00T00:00:00Z", 7, false, "the 19th century", "1801-01-01", "1900-12-31"),
    ("-0044-03-15T00:00:00Z", 11, true, "15 March 44 BCE (Julian)", "-0043-03-13", "-0043-03-13"),
    ("-0001-00-00T00:00:00Z", 9, false, "1 BCE", "0000-01-01", "0000-12-31"),
    ("-0044-00-00T00:00:00Z", 7, false, "the 1st century BCE", "-0099-01-01", "0000-12-31"),
    ("+1917-10-25T00:00:00Z", 11, true, "25 October [7 November] 1917", "1917-11-07", "1917-11-07"),
  ])
  func timesAreReadWithTheirPrecision(
    time: String,
    precision: Int,
    julian: Bool,
    printed: String,
    earliest: String,
    latest: String
  ) throws {
    let claim = Self.claim("P571", Self.time(time, precision, julian: julian))
    let told = try bench.take(Self.entity("Q900003", "Some Body", claim), named: "q.json")
    #expect(told.count(.rejected) == 0, "\(told.sentences(.rejected))")
    let dates = try bench.texts(
      "SELECT date || '|' || earliest || '|' || latest FROM datings WHERE relation_key = 'founded-on'"
    )
    #expect(dates == ["\(printed)|\(earliest)|\(latest)"])
  }

  @Test func beforeAndAfterWiden() throws {
    let claim = Self.claim("P571", Self.time("+1920-00-00T00:00:00Z", 9, before: 1, after: 2))
    try bench.take(Self.entity("Q900003", "Some Body", claim), named: "q.json")
    #expect(
      try bench.texts("SELECT earliest || ' ' || latest FROM datings") == ["1919-01-01 1922-12-31"]
    )
  }

  @Test(arguments: ["+0000-00-00T00:00:00Z", "+1920-02-30T00:00:00Z", "yesterday", "+1920"])
  func aTimeThatDoesNotReadRejectsItsStatementAlone(time: String) throws {
    let told = try bench.take(
      Self.human(
        "Q900001",
        "Person One",
        Self.claim("P569", Self.time(time, 11)),
        Self.claim("P570", Self.time("+1950-01-01T00:00:00Z", 11))
      ),
      named: "q.json"
    )
    #expect(told.count(.rejected) == 1)
    let reject = try #require(told.rejected.first)
    #expect(reject.place.record == "Q900001, P569 P569$1")
    #expect(try bench.texts("SELECT died FROM people") == ["1 January 1950"])
    // Mended, it comes in, and nothing that was said before is missed.
    let mended = try #require(reject.text).replacingOccurrences(time, "+1881-02-03T00:00:00Z")
    let again = try bench.take(mended, named: "q.rejects.json", format: "wikidata")
    #expect(again.count(.rejected) == 0 && again.count(.missing) == 0)
    #expect(try bench.texts("SELECT born FROM people") == ["3 February 1881"])
  }

  // MARK: Ranks and values

  @Test func whatIsDeprecatedIsNeverAnAnswer() throws {
    let wrong = Self.claim(
      "P569",
      Self.time("+1880-00-00T00:00:00Z", 9),
      rank: "deprecated",
      extra: Self.qualifiers(("P2241", Self.item("Q900009")))
    )
    let text = Self.human("Q900001", "Person One", wrong)
    try bench.take(text, named: "q.json")
    #expect(try bench.number("SELECT count(*) FROM claims WHERE relation_key = 'born-on'") == 0)
    #expect(
      try bench.texts(
        "SELECT comment FROM claim WHERE status = 3 AND comment LIKE 'deprecated%'"
      ) == ["deprecated; reason: Q900009"]
    )
    #expect(try bench.take(text, named: "q.json").report.changesBase == false)
  }

  @Test func whatBecomesDeprecatedIsTakenBack() throws {
    func person(_ rank: String) -> String {
      let born = Self.claim("P569", Self.time("+1880-00-00T00:00:00Z", 9), rank: rank)
      return Self.human("Q900001", "Person One", born)
    }
    try bench.take(person("normal"), named: "q.json")
    #expect(try bench.texts("SELECT born FROM people") == ["1880"])
    let told = try bench.take(person("deprecated"), named: "q.json")
    #expect(told.count(.corrected) == 1 && told.count(.missing) == 0)
    #expect(try bench.number("SELECT count(*) FROM claims WHERE relation_key = 'born-on'") == 0)
    #expect(!(try bench.take(person("deprecated"), named: "q.json").report.changesBase))
  }

  @Test func rankStandsInThePlace() throws {
    let claim = Self.claim("P569", Self.time("+1881-00-00T00:00:00Z", 9), rank: "preferred")
    try bench.take(Self.human("Q900001", "Person One", claim), named: "q.json")
    #expect(
      try bench.texts("SELECT locator FROM citation WHERE locator LIKE '%P569%'") == [
        "Q900001, P569, preferred rank"
      ]
    )
  }

  @Test func unknownAndNoValue() throws {
    let some = #"{"snaktype": "somevalue", "property": "P19"}"#
    let none = #"{"snaktype": "novalue", "property": "P26"}"#
    try bench.take(
      Self.human("Q900001", "Person One", Self.claim("P19", some), Self.claim("P26", none)),
      named: "q.json"
    )
    let rows = try bench.texts(
      """
      SELECT r.key || ' ' || c.denied || ' ' || c.unknown FROM claim AS c
        JOIN relation AS r ON r.id = c.relation WHERE r.key IN ('born-in', 'spouse') ORDER BY r.key
      """
    )
    #expect(rows == ["born-in 0 1", "spouse 1 1"])
  }

  @Test func anInverseIsReadFromTheOtherEnd() throws {
    let capital = Self.claim(
      "P36",
      Self.item("Q900010"),
      extra: Self.qualifiers(
        ("P580", Self.time("+1920-07-12T00:00:00Z", 11)),
        ("P582", #"{"snaktype": "novalue", "property": "P582"}"#)
      )
    )
    let state = Self.entity("Q900011", "Some State", capital, Self.claim("P31", Self.item("Q6256")))
    try bench.take(state, named: "q.json")
    let claim = try #require(try bench.sentences("relation_key = 'capital-of'").first)
    #expect(claim.contains("wikidata-q900010") && claim.contains("Some State"))
    #expect(
      try bench.number("SELECT end_min FROM claims WHERE relation_key = 'capital-of'") == 1 << 46
    )
  }

  @Test func quantitiesKeepUnitsAndBounds() throws {
    let area = Self.claim(
      "P2046",
      Self.value(
        "quantity",
        #"{"amount": "+312", "upperBound": "+313", "lowerBound": "+311", "#
          + #""unit": "http://www.wikidata.org/entity/Q712226"}"#
      )
    )
    try bench.take(
      Self.entity("Q900011", "Some State", area, Self.claim("P31", Self.item("Q6256"))),
      named: "q.json"
    )
    #expect(
      try bench.texts(
        """
        SELECT c.number || ' ' || c.number_to || ' ' || c.text || ' ' || u.label || ' ' || k.key
          FROM claim AS c JOIN entity AS u ON u.id = c.unit JOIN kind AS k ON k.id = u.kind
        """
      ) == ["311.0 313.0 312 ± 1 square kilometre unit"]
    )
  }

  @Test func placesOnOtherGlobesAreLeftOut() throws {
    let moon = Self.claim(
      "P625",
      Self.value(
        "globecoordinate",
        #"{"latitude": 1, "longitude": 2, "globe": "http://www.wikidata.org/entity/Q405"}"#
      )
    )
    let told = try bench.take(Self.entity("Q900012", "Some Crater", moon), named: "q.json")
    #expect(told.sentences(.leftOut) == ["P625: a place on another globe than the earth"])
  }

  @Test func circumstancesLowerCertaintyAndWidenDates() throws {
    let born = Self.claim(
      "P569",
      Self.time("+1238-00-00T00:00:00Z", 9),
      extra: Self.qualifiers(("P1480", Self.item("Q5727902")))
    )
    let died = Self.claim(
      "P570",
      Self.time("+1290-00-00T00:00:00Z", 9),
      extra: Self.qualifiers(("P1480", Self.item("Q18122778")))
    )
    try bench.take(Self.human("Q900001", "Person One", born, died), named: "q.json")
    #expect(try bench.texts("SELECT born FROM people") == ["c. 1238"])
    #expect(
      try bench.texts("SELECT certainty FROM claims WHERE relation_key = 'died-on'") == ["likely"]
    )
  }

  @Test func referencesAreSourcesOfTheirOwn() throws {
    let references =
      #", "references": [{"snaks": {"P248": [\#(Self.item("Q36578"))], "P304": ["#
      + #"\#(Self.value("string", "\"355\""))]}}, {"snaks": {"P854": ["#
      + #"\#(Self.value("string", "\"https://example.org/a\""))], "P1476": ["#
      + #"\#(Self.value("monolingualtext", #"{"text": "A Page", "language": "en"}"#))]}}]"#
    let born = Self.claim("P569", Self.time("+1881-00-00T00:00:00Z", 9), extra: references)
    try bench.take(Self.human("Q900001", "Person One", born), named: "q.json")
    let cited = try bench.texts(
      """
      SELECT s.short || '|' || ifnull(v.short, '') || '|' || ifnull(t.locator, '')
        FROM citation AS t JOIN source AS s ON s.id = t.source LEFT JOIN source AS v ON v.id = t.via
        JOIN claim AS c ON c.id = t.claim JOIN relation AS r ON r.id = c.relation
       WHERE r.key = 'born-on' ORDER BY t.id
      """
    )
    #expect(
      cited == [
        "Wikidata||Q900001, P569", "Integrated Authority File|Wikidata|p. 355", "A Page|Wikidata|",
      ]
    )
  }

  // MARK: Again

  @Test func aCorrectedValueSupersedesThatClaimAlone() throws {
    func person(_ year: String) -> String {
      Self.human(
        "Q900001",
        "Person One",
        Self.claim("P569", Self.time("+\(year)-00-00T00:00:00Z", 9)),
        Self.claim("P570", Self.time("+1950-00-00T00:00:00Z", 9))
      )
    }
    try bench.take(person("1881"), named: "q.json")
    try bench.take(Self.human("Q900002", "Person Two"), named: "q.json")
    let told = try bench.take(person("1882"), named: "q.json")
    #expect(told.count(.corrected) == 1, "\(told.sentences(.corrected))")
    #expect(told.count(.missing) == 0, "\(told.sentences(.missing))")
    #expect(
      try bench.texts("SELECT born || ' ' || died FROM people WHERE born IS NOT NULL") == [
        "1882 1950"
      ]
    )
    #expect(try bench.number("SELECT count(*) FROM claim WHERE status = 2") == 1)
  }

  @Test func aDryRunReportsTheSameAndChangesNothing() throws {
    let text = Self.human("Q900001", "Person One", Self.claim("P19", Self.item("Q1770")))
    let before = try CatalogueBase.content(of: bench.base)
    let dry = try bench.take(text, named: "q.json", isDryRun: true)
    #expect(try CatalogueBase.content(of: bench.base) == before)
    let real = try bench.take(text, named: "q.json")
    #expect(dry.report.counts == real.report.counts)
  }

  @Test func whatWasMentionedGetsItsKindFromItsRecord() throws {
    let state = Self.entity(
      "Q900011",
      "Some State",
      Self.claim("P150", Self.item("Q900013")),
      Self.claim("P31", Self.item("Q6256"))
    )
    let city = Self.entity("Q900013", "Some City", Self.claim("P31", Self.item("Q515")))
    try bench.take("\(state)\n\(city)\n", named: "q.json")
    #expect(try bench.texts("SELECT kind_key FROM entities WHERE name = 'Some City'") == ["city"])
  }

  // MARK: Mappings

  @Test func aMappingOfOnesOwnGoesOnTop() throws {
    let claim = Self.claim("P999999", Self.item("Q900020"))
    let text = Self.human("Q900001", "Person One", claim)
    let left = try bench.take(text, named: "q.json", isDryRun: true)
    #expect(left.sentences(.leftOut).contains("P999999: no mapping"))
    let mapping = """
      regesta: 1
      extends: wikidata
      relations:
        admired: {label: admired, inverse: was admired by, subject: [person], object: [thing], time: interval}
      properties:
        P999999: {relation: admired, object: person}
      """
    try bench.take(text, named: "q.json", mapping: mapping)
    #expect(try bench.sentences("relation_key = 'admired'").count == 1)
  }

  @Test(arguments: [
    ("properties: {P1: bron-in}", "bron-in"), ("properties: {P1: {relaton: born-in}}", "relaton"),
    ("types: {Q1: peron}", "peron"), ("propertys: {}", "propertys"),
    ("extends: nowhere", "nowhere"), ("unknown: perhaps", "unknown"),
    ("references: {P1: pages}", "pages"), ("circumstances: {Q1: maybe}", "maybe"),
  ])
  func aMappingWithAFaultIsRefused(line: String, word: String) throws {
    #expect {
      try bench.take(
        Self.human("Q900001", "Person One"),
        named: "q.json",
        mapping: "regesta: 1\n\(line)\n"
      )
    } throws: { error in
      "\(error)".contains(word)
    }
  }

  // MARK: Hostile

  @Test(arguments: [
    #"{"id": "Q0", "labels": {}, "claims": {}}"#, #"{"id": 7, "labels": {}, "claims": {}}"#,
    #"{"id": "Q7", "labels": {}, "claims": "none"}"#,
    #"{"id": "Q7", "labels": {"en": {"language": "en", "value": ""}}, "claims": {"P569": [{}]}}"#,
    #"{"id": "Q7", "labels": [], "aliases": [], "claims": []}"#,
    #"{"id": "Q7", "labels": {}, "claims": {"P569": [{"mainsnak": {"snaktype": "value"}}]}}"#,
    #"{"id": "Q7", "labels": {}, "claims": {"P36": [{"mainsnak": {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {}}}}]}}"#,
  ])
  func hostileEntitiesNeverCrash(text: String) throws {
    _ = try bench.take(text, named: "q.json", format: "wikidata")
  }

  @Test func aCutFileIsRefusedWithItsPlace() throws {
    let whole = #"{"entities": {"Q900001": \#(Self.human("Q900001", "Person One"))}}"#
    #expect(throws: RegestaError.self) {
      try bench.take(String(whole.dropLast(30)), named: "q.json", format: "wikidata")
    }
    #expect(try bench.number("SELECT count(*) FROM people") == 0)
  }
}

extension String {
  fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
    replacing(old, with: new)
  }
}

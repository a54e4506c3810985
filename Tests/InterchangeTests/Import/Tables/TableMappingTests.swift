import Formats
import Interchange
import RegestaKit
import Testing

/// Tables by a mapping file.
@Suite("Tables by a mapping") struct TableMappingTests {
  private let mapping = """
    regesta-table: 1
    title: battles of a war
    reading:
      delimiter: ";"
      missing: [".", ""]
      date-order: dmy
      decimal: ","
    source:
      key: battle-list
      title: A list of battles
      author: [The compilers]
      license: CC0 1.0
      issued: 1931
    locator: No
    things:
      battle:
        kind: {column: Sort, values: {b: battle, s: siege}}
        names: [Name, {column: Also, role: alias, separator: "/", language: de}]
        dates: {happened-on: Day}
      winner: {kind: [state, people], each: Winner, mention: yes}
      sides: {kind: state, each: {column: Sides, separator: [" v. ", ","]}, mention: yes}
      dead: {kind: war, names: {value: War of the Wells}, mention: yes}
    claims:
      - {claim: [battle, happened-on, Day]}
      - {claim: [battle, part-of-event, dead]}
      - {claim: [sides, belligerent-in, battle], on: Day, certainty: {column: Sure, values: {y: certain, n: doubtful}}}
      - {claim: [winner, won, battle], on: Day, when: {Winner: {not: [draw]}}}
      - {claim: [battle, losses, {column: Dead, unit: men}], on: Day, with: {role: {value: killed}}}
    leave-out: {Remark: of the compilers}
    """
  private let table = """
    No;Sort;Name;Also;Day;Sides;Winner;Dead;Sure;Remark
    1;b;Ford;Furt/Vurt;3/4/1701;Alba v. Brea, Cora;Alba;1.200,5;y;x
    2;s;Fort;.;1702;Alba v. Brea;.;c. 300;n;.
    3;q;Hill;.;1703;Alba v. Brea;.;.;y;.

    """

  @Test("things, values, conditions, quantities, sources")
  func whole() throws {
    let bench = try TableBench()
    let taken = try bench.take(table, mapping: mapping)
    let said = try bench.sentences()
    #expect(said.contains("Ford happened 3 April 1701"))
    #expect(said.contains("Ford is part of War of the Wells"))
    #expect(said.contains { $0.hasPrefix("Cora fought in Ford") })
    #expect(said.contains("Alba won Ford (3 April 1701)"))
    #expect(
      said.contains { $0.hasPrefix("Ford had losses of 1.200,5") || $0.contains("1200.5") },
      "\(said)"
    )
    #expect(
      try bench.count(
        "SELECT count(*) FROM all_claims WHERE relation_key = 'belligerent-in' AND certainty = 'doubtful'"
      ) == 2
    )
    #expect(
      try bench.count(
        "SELECT count(*) FROM all_claims WHERE language = 'de' AND relation_key = 'alias'"
      ) == 2
    )
    #expect(
      try bench.count(
        "SELECT count(*) FROM citation AS c JOIN source AS s ON s.id = c.source WHERE s.key = 'battle-list' AND locator = 'No 1'"
      ) > 3
    )
    #expect(bench.rejects.map(\.place.position) == [TextPosition(line: 4, column: 3)])
    #expect(bench.rejects.first?.reason == "Column \"Sort\": \"q\" is none of \"b\", \"s\".")
    #expect(taken.reasons(.leftOut) == ["column \"Remark\": of the compilers"])
    #expect(try !bench.take(table, mapping: mapping).report.changesBase)
  }

  @Test(
    "a wrong mapping says where, and what may have been meant",
    arguments: [
      ("names: Nmae", "mapping.yaml:3:19: The table has no column \"Nmae\"", "Name"),
      ("names: Name, knid: war", "mapping.yaml:3:25: There is no key \"knid\" here.", "kind"),
      ("names: Name, kind: waar", "There is no kind \"waar\".", nil),
    ] as [(String, String, String?)]
  )
  func wrong(part: String, message: String, near: String?) throws {
    let bench = try TableBench()
    let mapping = "regesta-table: 1\nthings:\n  battle: {\(part)}\n"
    let error = #expect(throws: RegestaError.self) { try bench.take(table, mapping: mapping) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    if let near { #expect(error?.suggestions.first?.text == near) }
  }

  @Test("a table without a header has its columns named by the mapping")
  func headless() throws {
    let bench = try TableBench()
    let mapping = """
      regesta-table: 1
      reading: {columns: [who, born]}
      things: {it: {kind: person, names: who}}
      claims: [{claim: [it, born-on, born]}]
      """
    try bench.take("A One,1801\nB Two\n", mapping: mapping)
    #expect(try bench.sentences("relation_key = 'born-on'") == ["A One was born 1801"])
    let rejected = bench.rejectFile
    try bench.take(rejected.replacing("B Two,", with: "B Two,1802,"), mapping: mapping)
    #expect(try bench.sentences("relation_key = 'born-on'").count == 2)
  }

  @Test("the row's own source is cited through the table")
  func cites() throws {
    let bench = try TableBench()
    let mapping = """
      regesta-table: 1
      cite: {title: seen in, author: by}
      things: {it: {kind: person, names: who}}
      claims: [{claim: [it, born-on, born]}]
      """
    try bench.take("who,born,seen in,by\nA One,1801,Old Chronicle,Brother X\n", mapping: mapping)
    let via = try bench.count(
      """
      SELECT count(*) FROM citation AS c JOIN source AS s ON s.id = c.source JOIN source AS v ON v.id = c.via
       WHERE s.title = 'Old Chronicle' AND v.key = 'table'
      """
    )
    #expect(via == 1)
  }
}

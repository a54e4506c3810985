import Formats
import Interchange
import RegestaKit
import SQLite
import Testing

/// Tables without a mapping: what the names of their columns mean.
@Suite("Tables by the names of their columns") struct TableGuessTests {
  @Test("people: names in languages, lives, places, numbers, and what nothing is made of")
  func people() throws {
    let bench = try TableBench()
    let taken = try bench.take(
      """
      name,name_lt,label@pl,born,date of birth place,birthplace,died,qid,note,shoe size
      Adolph Joffe,Adolfas Jofė,Adolf Joffe,10 October 1883,,Simferopol,1927-11-16,Q123456,Diplomat,42
      Tomas Naruševičius,,,1871,,,n.d.,,Engineer,

      """,
      kind: "person"
    )
    let said = try bench.sentences()
    #expect(said.contains("Adolph Joffe was born 10 October 1883"))
    #expect(said.contains("Adolph Joffe died 16 November 1927"))
    #expect(said.contains("Adolph Joffe was born in Simferopol"))
    #expect(said.contains("Adolph Joffe has the Wikidata item Q123456"))
    #expect(said.contains("Tomas Naruševičius was born 1871"))
    #expect(!said.contains { $0.hasPrefix("Tomas Naruševičius died") })
    let languages = try bench.count(
      "SELECT count(*) FROM all_claims WHERE relation_key = 'preferred-name' AND language IN ('lt', 'pl')"
    )
    #expect(languages == 2)
    #expect(taken.readAs["column \"born\""] == "born-on: the row's thing was born ...")
    let left = taken.events.filter { $0.outcome == .leftOut }
    #expect(left.contains { $0.sentence == "column \"shoe size\"" && $0.count == 1 })
    #expect(taken.report.count(.rejected) == 0)
  }

  @Test("events: three columns for a date, with any beginning and end, and missing parts")
  func dates() throws {
    let bench = try TableBench()
    try bench.take(
      """
      war,styear,stmonth,stday,EndMonth1,EndDay1,EndYear1
      War of the Bridges,1823,4,7,11,13,1823
      War of the Wells,1824,-9,-9,0,,1825
      War of the Mills,1830,5,-8,-8,-8,-8
      """
    )
    let said = try bench.sentences("relation_key IN ('began', 'ended')")
    #expect(
      said == [
        "War of the Bridges began 7 April 1823", "War of the Bridges ended 13 November 1823",
        "War of the Mills began May 1830", "War of the Wells began 1824",
        "War of the Wells ended 1825",
      ]
    )
    #expect(try bench.count("SELECT count(*) FROM wars WHERE key LIKE 'war-of%'") == 3)
  }

  @Test("kinds by their words; what is no kind is the class of the thing")
  func kinds() throws {
    let bench = try TableBench()
    try bench.take("title;type;lat;lon\nGóra;settlement;52.62;16.07\nFaro;wapentake;37.02;-8\n")
    let kinds = try bench.base.connection.rows(
      "SELECT name || ' ' || kind_key FROM entities ORDER BY 1"
    ) {
      try $0.text(0)
    }
    #expect(kinds.contains("Góra settlement"))
    #expect(kinds.contains("Faro thing"))
    let said = try bench.sentences()
    #expect(said.contains("Faro is classified as wapentake"))
    #expect(!said.contains("Góra is classified as settlement"))
    // -8 is a mark of nothing elsewhere, but a longitude here.
    #expect(said.contains("Faro lies at the coordinates 37.02, -8.0"))
  }

  @Test(
    "lists of relations, by each name of their two ends",
    arguments: [
      "source,target,relation", "from,to,type", "node1,node2,label", "subject,object,predicate",
    ]
  )
  func edges(header: String) throws {
    let bench = try TableBench()
    let taken = try bench.take(
      header + ",start,end\nAlba,Brea,allied-with,1701,1704\nBrea,Cora,was attacked by,1705,\n"
        + "Cora,Dora,is odd with,,\n"
    )
    let said = try bench.sentences("object_id IS NOT NULL")
    #expect(said == ["Alba is allied with Brea (1701 to 1704)", "Cora attacked Brea (1705)"])
    #expect(bench.rejects.count == 1)
    #expect(bench.rejects.first?.place.position?.line == 4)
    #expect(bench.rejects.first?.reason.contains("There is no relation \"is odd with\"") == true)
    #expect(taken.report.count(.rejected) == 1)
  }

  @Test("a list of pairs without a relation says only that they are linked")
  func pairs() throws {
    let bench = try TableBench()
    try bench.take("Source\tTarget\tWeight\nAlba\tBrea\t3\n", name: "pairs.tsv")
    #expect(try bench.sentences("object_id IS NOT NULL") == ["Alba is linked with Brea"])
  }

  @Test("no column names a thing: the error lists the columns and begins a mapping")
  func nothing() throws {
    let bench = try TableBench()
    let error = #expect(throws: RegestaError.self) {
      try bench.take("colour,weight\nred,3\nblue,4\n")
    }
    #expect(error?.kind == .badInput)
    #expect(error?.message.contains("\"colour\", \"weight\"") == true)
    let hint = error?.hint ?? ""
    #expect(hint.contains("regesta-table: 1"))
    let starter = hint.firstRange(of: "regesta-table").map { String(hint[$0.lowerBound...]) } ?? ""
    // The mapping to begin with can be used as it is.
    let taken = try bench.take("colour,weight\nred,3\nblue,4\n", mapping: starter)
    #expect(taken.report.count(.new, "entity") == 2)
  }

  @Test("the same table twice changes nothing; a corrected value is one claim superseded; undo")
  func again() throws {
    let bench = try TableBench()
    let first = "id,name,type,born,qid\n1,Anna Ost,person,1801,Q77\n2,Berta West,person,1802,Q78\n"
    try bench.take(first)
    let before = try bench.sentences()
    let twice = try bench.take(first)
    #expect(!twice.report.changesBase)
    #expect(try bench.sentences() == before)
    let dry = try bench.take(first.replacing("1802", with: "1803"), dryRun: true)
    #expect(dry.report.count(.corrected) == 1)
    #expect(try bench.sentences() == before)
    let corrected = try bench.take(first.replacing("1802", with: "1803"))
    #expect(corrected.report.count(.corrected) == 1)
    #expect(try bench.sentences().contains("Berta West was born 1803"))
    #expect(try bench.sentences().count == before.count)
    let batch = try #require(corrected.report.batch)
    try bench.base.undo(Batch.ID(batch), who: "test")
    #expect(try bench.sentences() == before)
  }

  @Test("who is called a party of a treaty is one, by the words of the base")
  func nouns() throws {
    let bench = try TableBench()
    try bench.take("treaty,signed,parties\nTreaty of the Ford,1711-03-04,Alba; Brea\n")
    let said = try bench.sentences()
    #expect(said.contains("Treaty of the Ford was signed 4 March 1711"))
    #expect(said.contains("Alba is a party to Treaty of the Ford"))
    #expect(said.contains("Brea is a party to Treaty of the Ford"))
  }
}

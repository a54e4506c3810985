import Formats
import Interchange
import RegestaKit
import TestSupport
import Testing

/// How tables are written, and what in them does not read.
@Suite("Tables as they are written") struct TableReadingTests {
  private let lines = ["name,type,died", "Łossowski,person,2 May 1937", "Žukas,person,1938"]

  @Test("line ends and marks of byte order make no difference", arguments: ["\r", "\n", "\r\n"])
  func lineEnds(end: String) throws {
    for mark in ["", "\u{FEFF}"] {
      let bench = try TableBench()
      try bench.take(mark + lines.joined(separator: end) + end)
      #expect(
        try bench.sentences("relation_key = 'died-on'") == [
          "Łossowski died 2 May 1937", "Žukas died 1938",
        ]
      )
    }
  }

  @Test("UTF-16 in both orders, with its mark and without")
  func utf16() throws {
    let units = Array((lines.joined(separator: "\n") + "\n").utf16)
    for isBig in [false, true] {
      for hasMark in [false, true] {
        let bench = try TableBench()
        let bytes = ((hasMark ? [0xFEFF] : []) + units).flatMap { unit -> [UInt8] in
          let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
          return isBig ? pair : pair.reversed()
        }
        try bench.take(bytes)
        #expect(
          try bench.sentences("relation_key = 'died-on'").first == "Łossowski died 2 May 1937"
        )
      }
    }
  }

  @Test("code pages, named")
  func codePages() throws {
    for (encoding, name, bytes) in [
      ("windows-1250", "Łódź", [0xA3, 0xF3, 0x64, 0x9F] as [UInt8]),
      ("windows-1257", "Šiauliai", [0xD0] + [UInt8]("iauliai".utf8)),
    ] {
      let bench = try TableBench()
      try bench.take(
        [UInt8]("name,type\n".utf8) + bytes + [UInt8](",town\n".utf8),
        encoding: encoding
      )
      #expect(try bench.sentences("text = '\(name)'").count == 1, "\(encoding)")
    }
  }

  @Test(
    "a byte that is nothing in the encoding is an error with its offset, and nothing is taken in"
  )
  func undecodable() throws {
    let bench = try TableBench()
    let text = [UInt8]("name,type\nKaunas,town\nŠiauliai,town\nx".utf8) + [0xFF, 0x0A]
    let error = #expect(throws: RegestaError.self) { try bench.take(text, encoding: "UTF-8") }
    #expect(error?.message.contains("offset") == true, "\(String(describing: error))")
    #expect(try bench.count("SELECT count(*) FROM all_claims") == 0)
  }

  @Test("a quote that is not closed is an error of the whole file, with its place")
  func openQuote() throws {
    let bench = try TableBench()
    let error = #expect(throws: RegestaError.self) {
      try bench.take("name,type\nKaunas,town\n\"Riga,town\n")
    }
    #expect(error?.message.hasPrefix("table.csv:3:1: ") == true, "\(String(describing: error))")
    #expect(try bench.count("SELECT count(*) FROM all_claims") == 0)
  }

  @Test("ragged rows are rejected with their place, and read again when mended")
  func ragged() throws {
    let bench = try TableBench()
    let taken = try bench.take(
      "name,type,died\nA One,person,1801\nB Two,person\nC Three,person,1803,x\n"
    )
    #expect(taken.report.count(.rejected) == 2)
    #expect(
      bench.rejects.map(\.place.position) == [
        TextPosition(line: 3, column: 1), TextPosition(line: 4, column: 21),
      ]
    )
    #expect(
      bench.rejectFile == "name,type,died,regesta_rejected\n"
        + "B Two,person,\"The row has 2 fields, the table 3 columns.\"\n"
        + "C Three,person,1803,x,\"The row has 4 fields, the table 3 columns.\"\n"
    )
    let file = bench.rejectFile
    // Not mended, they are rejected again.
    let unmended = try bench.take(file, name: "table.rejects.csv")
    #expect(unmended.report.count(.rejected) == 2)
    #expect(bench.rejectFile == file)
    let mended = file.replacing("B Two,person,", with: "B Two,person,1802,").replacing(
      ",x,",
      with: ","
    )
    try bench.take(mended, name: "table.rejects.csv")
    #expect(bench.rejects.isEmpty)
    #expect(
      try bench.sentences("relation_key = 'died-on'")
        == ["A One died 1801", "B Two died 1802", "C Three died 1803"]
    )
    #expect(try bench.count("SELECT count(*) FROM source") == 1)
  }

  @Test("a value that does not read rejects its row, with line and column")
  func badValue() throws {
    let bench = try TableBench()
    try bench.take("name,type,died\nA One,person,1801\nB Two,person,30 February 1802\n")
    #expect(bench.rejects.count == 1)
    #expect(bench.rejects.first?.place.position == TextPosition(line: 3, column: 14))
    #expect(bench.rejects.first?.reason.contains("February 1802 has 28 days") == true)
    #expect(try bench.count("SELECT count(*) FROM people WHERE name = 'B Two'") == 0)
  }

  @Test("the order of day and month comes from the whole column, also from below")
  func order() throws {
    let bench = try TableBench()
    try bench.take("name,type,died\nA One,person,3/4/1901\nB Two,person,13/4/1902\n")
    #expect(
      try bench.sentences("relation_key = 'died-on'") == [
        "A One died 3 April 1901", "B Two died 13 April 1902",
      ]
    )
    // Further down than the beginning of the file that is looked at.
    let filler = (0..<3000).map { "Filler No. \($0),person,1/1/1900\n" }.joined()
    let american = try TableBench()
    try american.take(
      "name,type,died\nA One,person,3/4/1901\n" + filler + "Z End,person,4/13/1902\n"
    )
    #expect(
      try american.sentences("subject = 'A One' AND relation_key = 'died-on'") == [
        "A One died 4 March 1901"
      ]
    )
  }

  @Test("an order that nothing tells is not guessed; two orders in one column are an error")
  func ambiguous() throws {
    let bench = try TableBench()
    let text = "name,type,died\nA One,person,3/4/1901\nB Two,person,5/5/1902\n"
    try bench.take(text)
    #expect(bench.rejects.count == 1)
    #expect(bench.rejects.first?.reason.contains("say \"date-order: dmy\" or \"mdy\"") == true)
    #expect(try bench.sentences("relation_key = 'died-on'") == ["B Two died 5 May 1902"])
    let mapping = """
      regesta-table: 1
      reading: {date-order: mdy}
      things: {it: {kind: {column: type}, names: name}}
      claims: [{claim: [it, died-on, died]}]
      """
    try bench.take(text, mapping: mapping)
    #expect(bench.rejects.isEmpty)
    #expect(
      try bench.sentences("subject = 'A One' AND relation_key = 'died-on'") == [
        "A One died 4 March 1901"
      ]
    )
    let both = try TableBench()
    try both.take(
      "name,type,died\nA One,person,3/4/1901\nB Two,person,13/4/1902\nC Three,person,4/13/1902\n"
    )
    #expect(both.rejects.map(\.place.position?.line) == [2])
  }

  @Test("an order that is contradicted after dates were read by it: nothing is taken in")
  func contradicted() throws {
    let bench = try TableBench()
    let filler = (0..<3000).map { "Filler No. \($0),person,1/1/1900\n" }.joined()
    let error = #expect(throws: RegestaError.self) {
      try bench.take(
        "name,type,died\nA One,person,3/4/1901\nB Two,person,13/4/1902\n" + filler
          + "Z End,person,4/13/1902\n"
      )
    }
    #expect(
      error?.message.contains("\"3/4/1901\" could be either") == true,
      "\(String(describing: error))"
    )
    #expect(try bench.count("SELECT count(*) FROM all_claims") == 0)
  }

  @Test(
    "spellings of dates",
    arguments: [
      ("12.7.1920", "12 July 1920"), ("1920-07", "July 1920"), ("c. 1850", "c. 1850"),
      ("1920s", "the 1920s"),
      ("12 July 1920", "12 July 1920"), ("1920/7/12", "12 July 1920"),
      ("1920-07-12 00:00:00", "12 July 1920"),
      ("1920.0", "1920"), ("13/7/1920", "13 July 1920"),
    ]
  )
  func spellings(text: String, printed: String) throws {
    let bench = try TableBench()
    try bench.take("name,type,died\nA One,person,\(text)\n")
    #expect(try bench.sentences("relation_key = 'died-on'") == ["A One died \(printed)"])
  }

  @Test(
    "marks of a missing value",
    arguments: ["NA", "N/A", "NULL", "-9", "-8", "n.d.", "?", "\"\"", "9999-12-31"]
  )
  func missing(mark: String) throws {
    let bench = try TableBench()
    let taken = try bench.take("name,type,died\nA One,person,\(mark)\nB Two,person,1900\n")
    #expect(try bench.sentences("relation_key = 'died-on'") == ["B Two died 1900"])
    #expect(taken.report.count(.rejected) == 0)
  }

  @Test("hostile fields come in as they are, or not at all, and never break anything")
  func hostile() throws {
    let bench = try TableBench()
    let names = [
      "Robert'); DROP TABLE claim;--", "\"quoted\"", "a\nb", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "\u{202E}evil", "<script>",
      "=1+1",
      String(repeating: "x", count: 100_000), "\u{0}nul", "%n%s", "‮‮", "Ω≈ç√", "👩‍👩‍👧",
    ]
    var writer = CSVWriter()
    try writer.write(["name", "type", "note"])
    for name in names { try writer.write([name, "person", name]) }
    try bench.take(writer.bytes)
    #expect(try bench.count("SELECT count(*) FROM entity") + bench.rejects.count >= names.count)
    #expect(
      try bench.count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'")
        == 1
    )
  }

  @Test("a file cut anywhere gives a report or an error, never a crash")
  func cut() throws {
    let bytes = [UInt8](
      "name;type;\"born on\"\n\"Łó \"\"x\"\"\";person;1.2.1900\nŽ;person;1900\n".utf8
    )
    let bench = try TableBench()
    for end in 0..<bytes.count {
      do {
        try bench.take(Array(bytes[..<end]), dryRun: true)
      } catch let error as RegestaError {
        #expect(error.kind == .badInput || error.kind == .badParameter)
      }
    }
  }
}

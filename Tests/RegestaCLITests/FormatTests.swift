import JSONForms
import TestSupport
import Foundation
import Testing

@testable import RegestaCLI

/// Each format against rows that are hard for it, and against no rows at all.
@Suite struct FormatTests {
  static let columns = [
    Column("name", "Name"), Column("since", "Since", .integer), Column("share", "Share", .real),
    Column("disputed", "Disputed", .bool), Column("sources", "Sources", .list),
  ]

  static let rows: [[Cell]] = [
    [.text("Suwałki"), .integer(1920), .real(0.5), .bool(true), .list(["a", "b, c"])],
    [
      .text("\"quoted\", 'single' | pipe\\ <b>&\t* _x_\nsecond line"),
      .integer(.min), .real(1e300), .null, .list([]),
    ],
    [.text(""), .null, .real(.nan), .bool(false), .null],
    [
      .text("=1+1 \u{1B}[31m \u{202E}e\u{301}"), .integer(.max), .real(-0.0), .null,
      .list([1, nil]),
    ],
  ]

  static func output(
    _ format: OutputFormat,
    _ rows: [[Cell]],
    title: String? = nil,
    terminal: TerminalFacts = .none
  ) throws -> String {
    try World(terminal: terminal, environment: ["NO_COLOR": "1"]).report(
      ["--format", format.rawValue],
      title: title
    ) { report in
      try report.table(columns)
      for row in rows { try report.row(row) }
    }.output
  }

  @Test func json() throws {
    let text = try Self.output(.json, Self.rows)
    #expect(
      text == #"""
        {"ok":true,"schema":"regesta/sample@1","data":[
        {"name":"Suwałki","since":1920,"share":0.5,"disputed":true,"sources":["a","b, c"]},
        {"name":"\"quoted\", 'single' | pipe\\ <b>&\t* _x_\nsecond line","since":-9223372036854775808,"share":1e+300,"disputed":null,"sources":[]},
        {"name":"","since":null,"share":null,"disputed":false,"sources":null},
        {"name":"=1+1 \u001b[31m \#u{202E}e\#u{301}","since":9223372036854775807,"share":-0.0,"disputed":null,"sources":[1,null]}
        ],"truncated":false,"next":null,"warnings":[]}

        """#
    )
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    let data = try #require(object["data"] as? [[String: Any]])
    #expect(data.count == 4)
    #expect(data[1]["name"] as? String == Self.rows[1][0].text)
    #expect(data[1]["since"] as? Int == .min)
  }

  @Test func jsonLines() throws {
    let lines = try Self.output(.jsonl, Self.rows).split(separator: "\n")
    #expect(lines.count == 4)
    for (line, row) in zip(lines, Self.rows) {
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      )
      #expect(object["name"] as? String == row[0].text)
    }
  }

  @Test func csv() throws {
    let text = try Self.output(.csv, Self.rows)
    #expect(
      text == "name,since,share,disputed,sources\r\n"
        + "Suwałki,1920,0.5,true,\"a | b, c\"\r\n"
        + "\"\"\"quoted\"\", 'single' | pipe\\ <b>&\t* _x_\nsecond line\","
        + "-9223372036854775808,1e+300,,\"\"\r\n"
        + "\"\",,\"\",false,\r\n"
        + "=1+1 \u{1B}[31m \u{202E}e\u{301},9223372036854775807,-0.0,,1 | \r\n"
        .replacing("1 | \r\n", with: "\"1 | \"\r\n")
    )
  }

  @Test func tsv() throws {
    let lines = try Self.output(.tsv, Self.rows).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    #expect(lines.count == 6 && lines[5].isEmpty)
    #expect(
      lines.prefix(5).allSatisfy {
        $0.split(separator: "\t", omittingEmptySubsequences: false).count == 5
      }
    )
    #expect(lines[2].hasPrefix(#""quoted", 'single' | pipe\\ <b>&\t* _x_\nsecond line"#))
  }

  @Test func plainHasOneLineARowAndNoControlCharacters() throws {
    let text = try Self.output(.plain, Self.rows)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0] == "Name\tSince\tShare\tDisputed\tSources")
    #expect(lines.allSatisfy { $0.filter { $0 == "\t" }.count == 4 })
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test func markdownEscapesItsOwnMarks() throws {
    let text = try Self.output(.markdown, Self.rows, title: "# *x*")
    #expect(text.hasPrefix("# \\# \\*x\\*\n\n| Name | Since | Share | Disputed | Sources |\n"))
    #expect(text.contains("| --- | ---: | ---: | --- | --- |"))
    #expect(text.contains(#"pipe\\ &lt;b&gt;&amp;"#))
    #expect(text.contains(#"\* \_x\_<br>second line"#))
    #expect(text.split(separator: "\n").count == 7)
  }

  @Test func htmlEscapesMarkupAndControls() throws {
    let text = try Self.output(.html, Self.rows, title: "<script>alert(1)</script>")
    #expect(!text.contains("<script") && !text.contains("<b>"))
    #expect(text.contains("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"))
    #expect(text.contains("&quot;quoted&quot;, &#39;single&#39;"))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(text.components(separatedBy: "<tr>").count == 6)
    #expect(text.hasSuffix("</html>\n"))
  }

  @Test func yamlHoldsTheSameScalarsAsJSON() throws {
    let text = try Self.output(
      .yaml,
      [[.text("no\u{85}\u{2028}x"), 1920, .null, .bool(true), .list(["a"])]]
    )
    #expect(
      text == #"""
        ok: true
        schema: "regesta/sample@1"
        "data":
          - "name": "no\u0085\u2028x"
            "since": 1920
            "share": null
            "disputed": true
            "sources": ["a"]
        "truncated": false
        "next": null
        "warnings": []

        """#
    )
  }

  @Test func tableAlignsByCells() throws {
    let text = try Self.output(
      .table,
      [
        [.text("Suwałki e\u{301}"), 1920, .real(1), .bool(true), .null],
        [.text("漢字"), 7, .real(10.25), .null, .list(["Brecher", "Łossowski"])],
      ]
    )
    #expect(
      text == """
        ┌───────────┬───────┬───────┬──────────┬─────────────────────┐
        │ Name      │ Since │ Share │ Disputed │ Sources             │
        ├───────────┼───────┼───────┼──────────┼─────────────────────┤
        │ Suwałki e\u{301} │  1920 │   1.0 │ true     │                     │
        │ 漢字      │     7 │ 10.25 │          │ Brecher | Łossowski │
        └───────────┴───────┴───────┴──────────┴─────────────────────┘

        """
    )
  }

  private func hardTable(width: Int, repeats: Int) throws -> [Substring] {
    let terminal = TerminalFacts(outputIsTerminal: true, columns: width)
    let columns = [Column("n", "N", .integer), Column("text", "Text"), Column("source", "Source")]
    return try World(terminal: terminal, environment: ["NO_COLOR": "1"]).report { report in
      try report.table(columns)
      for (index, item) in DisplayWidthTests.hardTexts.enumerated() {
        try report.row([
          .integer(Int64(index)), .text(String(repeating: item.0 + " ", count: repeats)),
          .text("s. \(index)"),
        ])
      }
    }.output.split(separator: "\n")
  }

  @Test(arguments: [60, 80, 120])
  func tableFitsTheTerminal(width: Int) throws {
    let lines = try hardTable(width: width, repeats: 3)
    let widths = Set(lines.map { DisplayWidth.of(String($0)) })
    #expect(lines.first?.hasPrefix("┌") == true)
    #expect(widths.count == 1)
    #expect((widths.first ?? 0) <= width)
  }

  /// A row of more than five lines is no row for the eye: each row becomes a record.
  @Test(arguments: [40, 60, 80])
  func whatWouldBeSlicedIsWrittenAsRecords(width: Int) throws {
    let lines = try hardTable(width: width, repeats: 40)
    #expect(!lines.contains { $0.hasPrefix("┌") || $0.hasPrefix("│") })
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= width })
    #expect(
      lines.filter { $0.hasPrefix("  Source  s. ") }.count == DisplayWidthTests.hardTexts.count
    )
  }

  /// What is shown on a terminal and what is piped are the same rows.
  @Test func tableAndPlainHaveTheSameRows() throws {
    let rows = DisplayWidthTests.hardTexts.prefix(40).enumerated().map { index, item in
      [Cell.text(item.0), .integer(Int64(index)), .null, .bool(index.isMultiple(of: 2)), .list([])]
    }
    let wide = TerminalFacts(outputIsTerminal: true, columns: 200)
    let table = try Self.rows(ofTable: Self.output(.table, rows, terminal: wide))
    let plain = try Self.output(.plain, rows).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(table == plain)
  }

  static func rows(ofTable text: String) -> [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("│") }.map { line in
      line.dropFirst().dropLast().split(separator: "│", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func emptyResultIsValid(format: OutputFormat) throws {
    let text = try Self.output(format, [])
    switch format {
    case .json:
      #expect(
        text == #"{"ok":true,"schema":"regesta/sample@1","data":[],"truncated":false,"#
          + #""next":null,"warnings":[]}"# + "\n"
      )
    case .jsonl, .table: #expect(text.isEmpty)
    case .csv: #expect(text == "name,since,share,disputed,sources\r\n")
    case .tsv: #expect(text == "name\tsince\tshare\tdisputed\tsources\n")
    case .plain: #expect(text == "Name\tSince\tShare\tDisputed\tSources\n")
    case .markdown: #expect(text.split(separator: "\n").count == 2)
    case .html: #expect(text.contains("<tbody>\n</tbody>"))
    case .yaml: #expect(text.contains("\"data\": []\n"))
    }
  }

  @Test func emptyResultIsExplainedOnATerminalOnly() throws {
    func errors(_ world: World) throws -> String {
      try world.report { report in
        report.emptyNote = "nobody of that name; try regesta search"
        try report.table(Self.columns)
      }.errors
    }
    #expect(try errors(World(terminal: World.terminal80)).contains("nobody of that name"))
    #expect(try errors(World()).isEmpty)
  }

  @Test func textsAndFurtherTablesGoWhereThereIsRoom() throws {
    func output(_ format: String) throws -> String {
      try World().report(["-f", format]) { report in
        try report.text(
          key: "reading",
          "who held Vilnius",
          json: .object([("op", .string("state"))])
        )
        try report.table([Column("a", "A")])
        try report.row(["x"])
        try report.table(TableHeader(key: "rivals", heading: "Rivals", columns: [Column("b", "B")]))
        try report.row(["y"])
        report.warn("two readings")
      }.output
    }
    #expect(
      try output("json") == #"""
        {"ok":true,"schema":"regesta/sample@1","reading":{"op":"state"},"data":[
        {"a":"x"}
        ],"rivals":[
        {"b":"y"}
        ],"truncated":false,"next":null,"warnings":["two readings"]}

        """#
    )
    #expect(try output("csv") == "a\r\nx\r\n")
    #expect(try output("jsonl") == "{\"a\":\"x\"}\n")
    #expect(try output("plain") == "who held Vilnius\n\nA\nx\n\nRivals\nB\ny\n")
    #expect(try output("markdown").contains("## Rivals\n\n| B |"))
  }

  @Test func jsonStringsAreAlwaysValid() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let range: ClosedRange<UInt32> =
          Bool.random(using: &generator) ? 0...0xFF : 0x2000...0x2_FFFF
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
          text.unicodeScalars.append(scalar)
        }
      }
      for forYAML in [false, true] {
        var writer = JSONTextWriter()
        writer.escapesForYAML = forYAML
        writer.write(.array([.string(text)]))
        let back = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String]
        #expect(back?.first.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
      }
    }
  }
}

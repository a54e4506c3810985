import BaseSupport
import Foundation
import TestSupport
import Testing

@testable import RegestaCLI

/// `path`, `network`, `common` and `compare` as one who types them sees them.
struct GraphCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.inFolder() }

  private func run(_ line: String) -> World.Outcome {
    World(folder: folder.path).run(World.words(of: line))
  }

  /// As on a terminal: pages instead of rows.
  private func page(_ line: String) -> String {
    let outcome = run(line + " --format table")
    #expect(outcome.errors.isEmpty)
    return outcome.output
  }

  private func envelope(_ line: String) throws -> [String: Any] {
    let outcome = run(line + " --json")
    #expect(outcome.status == .success, "\(line): \(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let envelope = try #require(object as? [String: Any])
    #expect(envelope["ok"] as? Bool == true)
    return envelope
  }

  private func rows(_ line: String) throws -> [[String: Any]] {
    try #require(try envelope(line)["data"] as? [[String: Any]])
  }

  private static let lines = [
    "path Lenin Vilnius --max 2", "network Vilnius", "common Lithuania Poland",
    "compare Lithuania Poland", "compare Vilnius --at 1920-07-01 --and 1920-08-01",
    "compare --sources wikipedia-treaty editors-background --about Vilnius",
  ]

  @Test(arguments: lines)
  func everyFormatHasTheSameRows(_ line: String) throws {
    let rows = try rows(line)
    #expect(!rows.isEmpty)
    let lineByLine = run(line + " --format jsonl").output.split(separator: "\n")
    #expect(lineByLine.count == rows.count)
    for format in ["plain", "csv", "tsv", "markdown", "html", "yaml", "table"] {
      let outcome = run(line + " --format " + format)
      #expect(outcome.status == .success && !outcome.output.isEmpty, "\(format) \(outcome.errors)")
    }
    #expect(run(line).output == run(line).output)
    let claims = try self.rows(line + " --fields claim")
    #expect(claims.allSatisfy { $0.keys.sorted() == ["claim"] })
  }

  @Test(arguments: lines)
  func everyRowHasItsSource(_ line: String) throws {
    for row in try rows(line) {
      let citations = try #require(row["citations"] as? [[String: Any]])
      #expect(!citations.isEmpty, "\(row["sentence"] ?? row["claim"] ?? "")")
    }
  }

  // MARK: path

  @Test func everyStepIsASentenceWithItsSource() {
    let page = page("path Lenin Vilnius")
    #expect(page.contains("Vladimir Lenin wrote Lenin's draft of the treaty [1]"))
    #expect(page.contains("\nSources\n") && page.contains("[1] Wikipedia, Background ¶2"))
  }

  @Test func timeIsKept() throws {
    let day = try rows("path Lithuania Vilnius --on 1920-08-01 --max 5")
    #expect(!day.isEmpty && !day.contains { ($0["sentence"] as? String)?.contains("lost") == true })
    let marks = day.compactMap { $0["marks"] as? [String] }
    #expect(marks.contains { $0.contains("possible") })
    let certain = try rows("path Lithuania Vilnius --on 1920-08-01 --certain --max 5")
    #expect(certain.allSatisfy { ($0["marks"] as? [String])?.contains("possible") == false })
    // It lost the town on 9 October.
    let lost = "path Lithuania Vilnius --only lost --steps 1"
    #expect(try rows(lost + " --from 1920-10-01 --to 1920-10-31").count == 1)
    #expect(try rows(lost + " --from 1921").isEmpty)
    #expect(try rows(lost + " --to 1919").isEmpty)
  }

  @Test func whatIsNotWantedIsGoneAround() throws {
    func passed(_ options: String) throws -> [String] {
      try rows("path Lenin Vilnius --max 3 " + options).compactMap { $0["to_key"] as? String }
    }
    #expect(try passed("").contains("soviet-russia"))
    #expect(try !passed("--not-through 'Soviet Russia'").contains("soviet-russia"))
    #expect(try !passed("--avoid-kind state").contains("soviet-russia"))
    let relations = try rows("path Lenin Vilnius --max 3 --avoid wrote,signed")
    #expect(!relations.contains { $0["relation_key"] as? String == "wrote" })
    let disputed = try rows("path Lenin Vilnius --max 5 --no-disputed")
    #expect(disputed.allSatisfy { $0["disputed"] as? Bool == false })
  }

  @Test func whereNothingLeadsItIsSaidWhy() throws {
    let line = "path Lithuania Vilnius --on 1920-08-01 --only signed"
    let page = page(line)
    #expect(page.contains("No chain of at most 8 steps is recorded from Lithuania to Vilnius"))
    #expect(page.contains("on 1 August 1920; by signed."))
    #expect(page.contains("Leave out --only, and there is one: Lithuania → Vilnius (1 step)."))
    let envelope = try envelope(line)
    let without = try #require(envelope["without"] as? [[String: Any]])
    #expect(without.first?["advice"] as? String == "leave out --only")
    #expect((envelope["data"] as? [Any])?.isEmpty == true)
    #expect(run(line + " -e").status == .negative && run(line).status == .success)
    #expect(self.page("path Lenin Vilnius --steps 1").contains("Allow --steps 4"))
  }

  @Test func candidatesAreStepsOnlyWhenAskedFor() throws {
    let article = try readArticle()
    let number =
      article.run("sql \"SELECT id FROM entity WHERE label = 'Ruritania'\" -f csv")
      .output.split(whereSeparator: \.isNewline).last ?? ""
    let line = "path Strelsau entity:\(number)"
    #expect(article.run(line + " -e").status == .negative)
    let wider = article.run(line + " --candidates")
    #expect(wider.output.contains("candidate") && wider.output.contains("attacked"))
    // Only what the text asserts: Graustark no more than demanded the town.
    let demanded = article.run("path Strelsau entity:\(number) --candidates --max 9 --json").output
    #expect(!demanded.contains("Graustark controls"))
    #expect(article.run("network Strelsau -e").status == .negative)
    #expect(article.run("network Strelsau --candidates").output.contains("candidate"))
    #expect(article.run("network Strelsau --candidates -f svg").status == .usage)
  }

  @Test(arguments: [
    "path Lenin Vilnius --not-through Vilnius", "path Vilnius Wilno",
    "path Lenin Vilnius --from 1921 --to 1920", "path Lenin Vilnius --steps 0",
    "common Vilnius", "common Vilnius Wilno", "common Lithuania Poland --steps 3",
    "compare Vilnius", "compare Vilnius --at 1920", "compare Vilnius --at 1921 --and 1920",
    "compare Vilnius Poland --at 1920 --and 1921", "compare Lithuania Poland --about Vilnius",
    "compare --sources wikipedia-treaty", "compare --sources cepenas-2 cepenas-2",
    "compare --sources cepenas-2 wikipedia-treaty --only signed", "network Vilnius --depth 0",
  ])
  func whatMakesNoSenseIsRefused(_ line: String) {
    let outcome = run(line)
    #expect(outcome.status == .usage, "\(outcome.output)")
    #expect(outcome.errors.hasPrefix("error: ") && outcome.output.isEmpty)
  }

  @Test func whatIsMistypedIsAnsweredWithWhatWasMeant() {
    for (line, meant) in [
      ("path Lenin Vilnus", "vilnius"), ("common Lithuania Polnd", "Poland"),
      ("compare Lithuania Polnd", "Poland"), ("path Lenin Vilnius --avoid sined", "signed"),
      ("path Lenin Vilnius --avoid-kind sate", "state"),
      ("path Lenin Vilnius --not-through Lithuana", "Lithuania"),
      ("compare --sources wikipedia-tretay cepenas-2", "wikipedia-treaty"),
    ] {
      let outcome = run(line)
      #expect(outcome.status == .notFound, "\(line)")
      #expect(outcome.errors.lowercased().contains(meant.lowercased()), "\(outcome.errors)")
    }
  }

  // MARK: network

  @Test func whatLiesBeyondIsCounted() throws {
    let page = page("network Vilnius --on 1920-08-01")
    #expect(page.contains("Beyond: Lithuania +34 more"))
    let envelope = try envelope("network Vilnius --on 1920-08-01")
    let beyond = try #require(envelope["beyond"] as? [[String: Any]])
    #expect(beyond.first?["more"] as? Int == 34)
    let cut = run("network Vilnius --max 3")
    #expect(cut.errors.contains("only the nearest 3 things"))
  }

  @Test func aNetworkIsDrawnAsExportDrawsIt() throws {
    for (line, export) in [
      ("network Vilnius --on 1920-08-01 -f dot", "export -f dot --around Vilnius --on 1920-08-01"),
      ("network Vilnius --format=graphml", "export -f graphml --around Vilnius"),
    ] {
      let drawn = run(line)
      #expect(drawn.status == .success)
      // Denied claims are edges of an export and none of a network; here there are none.
      #expect(drawn.output == run(export).output)
    }
    #expect(run("network Vilnius -o v.dot").status == .success)
    #expect(try folder.bytes(of: "v.dot") == Array(run("network Vilnius -f dot").output.utf8))
    // What names a form of a table is one.
    #expect(try !rows("network Vilnius").isEmpty)
    #expect(run("network Vilnius -f markdown").output.contains("|"))
  }

  // MARK: common

  @Test func whatTwoStatesHaveInCommon() throws {
    let page = page("common Lithuania 'Soviet Russia'")
    #expect(page.contains("Soviet-Lithuanian Treaty of 1920  both: signed"))
    #expect(page.contains("Lithuania signed Soviet-Lithuanian Treaty of 1920 (12 July 1920) [4]"))
    let rows = try rows("common Lithuania 'Soviet Russia' --only signed")
    #expect(rows.map { $0["of_key"] as? String } == ["lithuania", "soviet-russia"])
    #expect(rows.allSatisfy { $0["sort"] as? String == "same" })
    let three = try self.rows("common Lithuania Poland 'Soviet Russia' --only controls --steps 1")
    #expect(Set(three.compactMap { $0["partner_key"] as? String }) == ["vilnius"])
  }

  @Test func whatIsFartherIsSaidToBe() throws {
    let rows = try rows("common Lenin Vilnius --steps 2")
    #expect(rows.allSatisfy { $0["sort"] as? String == "two steps" } || !rows.isEmpty)
    let nothing = run("common Lenin Vilnius --steps 1 --only signed -e")
    #expect(nothing.status == .negative)
    #expect(page("common Lenin Vilnius --steps 1 --only signed").contains("--steps 2"))
  }

  // MARK: compare

  @Test func twoStatesSideBySide() throws {
    let page = page("compare Lithuania Poland --only signed,controls")
    #expect(page.contains("both") && page.contains("Vilnius"))
    let rows = try rows("compare Lithuania Poland --only signed")
    let suwalki = rows.filter { ($0["value"] as? String)?.contains("Suwałki") == true }
    #expect(suwalki.count == 2 && suwalki.allSatisfy { $0["held_by"] as? String == "both" })
    let treaty = rows.filter { ($0["value"] as? String)?.contains("Treaty of 1920") == true }
    #expect(treaty.map { $0["held_by"] as? String } == ["Lithuania"])
  }

  @Test func twoDatesOfATown() throws {
    let page = page("compare Vilnius --at 1920-07-01 --and 1920-08-01")
    let ended = try #require(page.firstRange(of: "Ended"))
    let began = try #require(page.firstRange(of: "Began"))
    #expect(page[ended.upperBound..<began.lowerBound].contains("Poland controls Vilnius"))
    #expect(page[began.upperBound...].contains("Soviet Russia controls Vilnius"))
  }

  @Test func twoSources() throws {
    let page = page("compare --sources wikipedia-treaty lossowski-litwa")
    #expect(page.contains("They agree  3") && page.contains("Only Wikipedia"))
    let day = try rows("compare --sources wikipedia-treaty cepenas-2 --about 1920-07-14")
    let all = try rows("compare --sources wikipedia-treaty cepenas-2")
    #expect(!day.isEmpty && day.count < all.count)
    let about = try rows("compare --sources wikipedia-treaty cepenas-2 --about Vilnius")
    #expect(!about.isEmpty && about.count < all.count)
  }
}

import BaseSupport
import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// `query`, `sql` and `check` as one who types them sees them.
@Suite struct AnsweringTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.inFolder() }

  private func run(_ arguments: String..., input: String = "") -> World.Outcome {
    var world = World(folder: folder.path)
    world.input = Array(input.utf8)
    return world.run(arguments)
  }

  private static let ownQuestion = """
    -- name: beginning-with
    -- title: Which things have a name that begins so?
    -- param: beginning text The first letters.
    -- param: kind kind? Only this kind.
    -- example: --beginning V
    -- description: By label.
    SELECT label AS name FROM entity
     WHERE label LIKE :beginning || '%' AND (:kind IS NULL OR kind = :kind) ORDER BY label

    """

  // MARK: query

  @Test func withoutANameThereAreAllQuestions() throws {
    let outcome = run("query")
    #expect(outcome.status == .success)
    let names = outcome.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "\t" } }
    let count = try KnowledgeBase.builtInQuestions().count
    #expect(names.contains("who-held") && names.count == count)
    #expect(run("query", "list").output == outcome.output)
  }

  @Test func aQuestionIsAnswered() {
    let outcome = run("query", "who-held", "--place", "Wilno", "--on=1 August 1920", "--json")
    #expect(outcome.status == .success)
    #expect(outcome.output.contains("\"holder\":\"Soviet Russia\""))
    // The reading of the parameters is part of the answer.
    #expect(outcome.output.contains("\"place\":\"Vilnius\",\"on\":\"1 August 1920\""))
  }

  @Test func parametersMayStandAnywhere() {
    let plain = run("query", "who-held", "--place", "vilnius")
    #expect(run("query", "--place", "vilnius", "who-held").output == plain.output)
    #expect(run("--limit", "all", "query", "who-held", "--place=vilnius").output == plain.output)
  }

  @Test func everyBuiltInExampleRuns() throws {
    for question in try KnowledgeBase.builtInQuestions() {
      for example in question.examples {
        let outcome = World(folder: folder.path).run(
          ["query", question.name] + World.words(of: example)
        )
        #expect(outcome.status == .success, "\(question.name) \(example): \(outcome.errors)")
      }
    }
  }

  @Test func whatIsMistypedIsAnsweredWithWhatWasMeant() {
    let name = run("query", "who-heldd", "--place", "vilnius")
    #expect(name.status == .usage && name.errors.contains("who-held"))
    let parameter = run("query", "who-held", "--plce", "vilnius")
    #expect(parameter.status == .usage && parameter.errors.contains("did you mean --place?"))
    let value = run("query", "who-held", "--place", "vilnus")
    #expect(value.status == .notFound && value.errors.contains("vilnius"))
    let date = run("query", "who-held", "--place", "vilnius", "--on", "yesterday-ish")
    #expect(date.status == .usage && date.errors.contains("--on"))
  }

  @Test func parametersAreChecked() {
    #expect(run("query", "who-held").status == .usage)
    #expect(run("query", "who-held").errors.contains("needs --place"))
    let noValue = run("query", "who-held", "--place")
    #expect(noValue.status == .usage && noValue.errors.contains("--place needs a value"))
    let extra = run("query", "who-held", "vilnius")
    #expect(extra.status == .usage && extra.errors.contains("unexpected argument 'vilnius'"))
    let twice = run("query", "who-held", "--place", "a", "--place", "b")
    #expect(twice.status == .usage && twice.errors.contains("given twice"))
  }

  @Test func aQuestionExplainsItself() {
    let help = run("query", "who-held", "--help")
    #expect(help.status == .success)
    #expect(help.output.contains("Usage: regesta query who-held --place ENTITY [--on DATE]"))
    #expect(help.output.contains("\nParameters:\n"))
    #expect(run("query", "--help").output.contains("Usage: regesta query"))
    #expect(run("query", "who-heldd", "--help").status == .usage)
    let sql = run("query", "who-held", "--sql")
    #expect(sql.output.contains("SELECT") && sql.output.contains(":place"))
  }

  @Test func aLimitIsTold() {
    let outcome = run("query", "timeline", "--thing", "vilnius", "--limit", "2", "--json")
    #expect(outcome.status == .success, "\(outcome.errors)")
    #expect(outcome.output.contains("\"truncated\":true"))
  }

  @Test func emptyAnswersAreNoErrors() {
    let arguments = ["query", "who-held", "--place", "vilnius", "--on", "1200"]
    let world = World(folder: folder.path)
    #expect(world.run(arguments).status == .success)
    #expect(world.run(arguments + ["-e"]).status == .negative)
    #expect(world.run(arguments + ["--json"]).output.contains("\"data\":["))
  }

  // MARK: Questions of one's own

  @Test func aFolderHasQuestionsOfOnesOwn() throws {
    try folder.makeFolder("mine")
    try folder.write("mine/beginning.sql", Self.ownQuestion)
    let asked = ["query", "beginning-with", "--beginning", "Viln"]
    #expect(World(folder: folder.path).run(asked).status == .usage)
    let outcome = World(folder: folder.path).run(asked + ["--folder", "mine"])
    #expect(outcome.status == .success && outcome.output.contains("Vilnius"))
    var world = World(folder: folder.path)
    world.environment["REGESTA_QUESTIONS"] = "mine"
    #expect(world.run(asked).output == outcome.output)
    try folder.makeFolder("questions")
    try folder.write("questions/beginning.sql", Self.ownQuestion)
    #expect(World(folder: folder.path).run(asked).output == outcome.output)
    #expect(run("query", "--folder", "nowhere").status == .inputMissing)
  }

  @Test func aBrokenQuestionFileIsNamed() throws {
    try folder.makeFolder("mine")
    try folder.write("mine/broken.sql", "-- name: broken\nSELECT 1\n")
    let outcome = run("query", "--folder", "mine")
    #expect(outcome.status == .badData && outcome.errors.contains("mine/broken.sql"))
  }

  @Test func theBaseKeepsQuestions() throws {
    try folder.write("q.sql", Self.ownQuestion)
    let before = try folder.bytes(of: "demo.regesta")
    let dry = run("query", "add", "q.sql", "--dry-run")
    #expect(dry.status == .success && dry.output.contains("would add\tbeginning-with"))
    #expect(try folder.bytes(of: "demo.regesta") == before)

    #expect(run("query", "add", "q.sql").output.contains("added\tbeginning-with"))
    #expect(run("query", "add", "q.sql").output.contains("unchanged\tbeginning-with"))
    let asked = run("query", "beginning-with", "--beginning", "Viln", "--kind", "city")
    #expect(asked.output == "name\nVilnius\n", "\(asked.errors)")
    try folder.write("q.sql", Self.ownQuestion.replacing("By label.", with: "By its label."))
    #expect(run("query", "add", "q.sql").output.contains("replaced\tbeginning-with"))

    #expect(run("query", "remove", "beginning-with", "-n").output.contains("would remove"))
    #expect(run("query", "beginning-with", "--beginning", "V").status == .success)
    #expect(run("query", "remove", "beginning-with").output.contains("removed\tbeginning-with"))
    #expect(run("query", "beginning-with", "--beginning", "V").status == .usage)
    #expect(run("query", "remove", "beginning-with").status == .notFound)
    #expect(run("query", "remove", "who-held").errors.contains("program's own"))
    // Each change is a batch, and the log has what was there before.
    let log = run("sql", "SELECT count(*) FROM change WHERE item = 'question' AND batch > 1")
    #expect(log.output.hasSuffix("\n3\n"))
  }

  @Test(arguments: [
    ("DELETE FROM claim", "only read"), ("SELECT :stranger", "header lacks"),
    ("SELECT 1", "does not use"), ("SELECT nonsense, :beginning, :kind", "no such column"),
    ("SELECT :beginning, :kind; SELECT 1", "more than one statement"),
  ])
  func aQuestionThatCannotBeAskedIsNotKept(sql: String, words: String) throws {
    let text = Self.ownQuestion.components(separatedBy: "SELECT")[0] + sql + "\n"
    try folder.write("bad.sql", text)
    let before = try folder.bytes(of: "demo.regesta")
    let outcome = run("query", "add", "bad.sql")
    #expect(outcome.status == .badData, "\(outcome.output)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try folder.bytes(of: "demo.regesta") == before)
  }

  @Test func aParameterMayNotHideAnOption() throws {
    try folder.write("q.sql", Self.ownQuestion.replacing("beginning text", with: "limit integer"))
    let outcome = run("query", "add", "q.sql")
    #expect(outcome.status == .badData && outcome.errors.contains("--limit"))
  }

  // MARK: Completion

  @Test func namesParametersAndValuesAreCompleted() {
    func complete(_ words: [String], _ prefix: String) -> [String] {
      QueryCompletion(
        ["regesta", "query"] + words + [prefix],
        environment: [:],
        folder: folder.path
      ).words(prefix)
    }
    #expect(complete([], "who-he").contains("who-held"))
    #expect(complete(["who-held"], "--p") == ["--place"])
    #expect(complete(["who-held", "--place"], "Viln").contains("Vilnius"))
    #expect(complete(["who-held", "--place", "Vilnius"], "--").contains("--on"))
    #expect(!complete(["who-held", "--place", "Vilnius"], "--").contains("--place"))
    #expect(complete(["nosuch"], "--").isEmpty)
  }

  // MARK: check

  private static let check = """
    -- check: is-vilnius
    -- severity: SEVERITY
    -- why: A test must find something.
    -- mend: Nothing.
    SELECT NULL AS claim, NULL AS other, id AS entity, label || ' is there' AS finding
      FROM entity WHERE key = 'vilnius'

    """

  @Test(arguments: [
    ("error", RegestaCLI.ExitStatus.negative), ("warning", .negative), ("note", .success),
  ])
  func findingsDecideTheExit(severity: String, status: RegestaCLI.ExitStatus) throws {
    try folder.makeFolder("rules")
    try folder.write("rules/a.sql", Self.check.replacing("SEVERITY", with: severity))
    let outcome = run("check", "--folder", "rules", "--rule", "is-vilnius")
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(
      outcome.output.contains("\(severity)\tis-vilnius\tVilnius is there\t\tvilnius\tNothing.")
    )
    #expect(run("check", "--folder", "rules", "--list").output.contains("is-vilnius\t\(severity)"))
    let misspelt = run("check", "--folder", "rules", "--rule", "is-vilnus")
    #expect(misspelt.status == .usage && misspelt.errors.contains("did you mean is-vilnius?"))
  }

  @Test func aRuleThatWritesIsRefused() throws {
    try folder.makeFolder("rules")
    let text = Self.check.replacing("SEVERITY", with: "note").components(separatedBy: "SELECT")[0]
    try folder.write("rules/a.sql", text + "DELETE FROM claim\n")
    #expect(run("check", "--folder", "rules", "--rule", "is-vilnius").status == .badData)
    try folder.write("rules/a.sql", text + "SELECT 1 AS claim\n")
    let outcome = run("check", "--folder", "rules", "--rule", "is-vilnius")
    #expect(outcome.status == .badData && outcome.errors.contains("no column \"other\""))
  }

  /// The founding article is our own work: nothing in it may be wrong.
  @Test func theFoundingArticleHasNoErrors() throws {
    let outcome = run("check", "--json")
    #expect(!outcome.output.contains("\"severity\":\"error\""), "\(outcome.output)")
  }
}

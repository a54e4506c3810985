import BaseSupport
import Foundation
import TestSupport
import Testing

@testable import RegestaCLI

/// `ask` and `shell` as one who types them sees them.
@Suite struct AskCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.inFolder() }

  private func run(
    _ arguments: String...,
    input: String = "",
    terminal: TerminalFacts = .none,
    keys: String = ""
  ) -> World.Outcome {
    var world = World(folder: folder.path)
    world.input = Array(input.utf8)
    world.terminal = terminal
    world.keys = keys
    return world.run(arguments)
  }

  // MARK: ask

  @Test func theAnswerComesFirst() {
    let outcome = run("ask", "who", "held", "Vilnius", "on", "1", "August", "1920?")
    #expect(outcome.status == .success)
    #expect(outcome.output.hasPrefix("Soviet Russia.\n"))
    #expect(outcome.output.contains("Read as") && outcome.output.contains("Evidence"))
    #expect(run("ask", "who held Vilnius on 1 August 1920?").output == outcome.output)
  }

  @Test func programsGetAllOfIt() throws {
    let outcome = run("ask", "--json", "Who attacked first near Vilnius in July 1920?")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    )
    #expect(json["schema"] as? String == "regesta/ask@1")
    #expect(json["verdict"] as? String == "disputed")
    #expect((json["data"] as? [Any])?.count == 2)
    #expect((json["evidence"] as? [Any])?.count == 2)
    #expect((json["sql"] as? [String])?.isEmpty == false)
    let query = try #require(json["query"] as? [String: Any])
    #expect(query["op"] as? String == "select")
  }

  @Test(arguments: ["csv", "tsv", "jsonl", "markdown", "html", "yaml"])
  func everyFormHasTheRows(form: String) {
    let outcome = run("ask", "-f", form, "Which gubernyas did Lithuania claim?")
    #expect(outcome.status == .success)
    for name in ["Kaunas", "Vilnius", "Grodno", "Suwałki"] {
      #expect(outcome.output.contains("\(name) gubernya"))
    }
  }

  @Test func theStatementRunsAsItIs() throws {
    let outcome = run("ask", "--sql", "Which gubernyas did Lithuania claim?")
    let statement = try #require(outcome.output.range(of: "SELECT")).lowerBound
    let answer = run("sql", String(outcome.output[statement...]))
    #expect(answer.status == .success, "\(answer.errors)")
    #expect(answer.output.split(separator: "\n").count == 5)
  }

  @Test func whatIsNotUnderstoodIsNamed() {
    let outcome = run("ask", "who frobnicated Vilnius?")
    #expect(outcome.status == .notUnderstood)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("not understood: \"frobnicated\""))
    #expect(outcome.errors.contains("understood: Vilnius = Vilnius"))
    #expect(outcome.errors.contains("^^^^"))
    let json = run("ask", "--json", "who frobnicated Vilnius?")
    #expect(json.output.contains("\"code\":\"not_understood\""))
  }

  @Test func anEmptyAnswerCanEndWithAStatus() {
    #expect(run("ask", "Did Poland sign the treaty?").status == .success)
    #expect(run("ask", "-e", "Did Poland sign the treaty?").status == .negative)
    #expect(run("ask", "-e", "Did Lithuania sign the treaty?").status == .success)
    #expect(run("ask").status == .usage && run("ask", " ").status == .usage)
  }

  // MARK: shell

  @Test func aSittingRemembersWhatWasSpokenOf() {
    let outcome = run(
      "shell",
      input:
        "who wrote the draft of the treaty?\n\n# a remark\nwhen was he born?\n.quit\nwho held Vilnius?\n"
    )
    #expect(outcome.status == .success)
    #expect(
      outcome.output.contains("Vladimir Lenin.\n") && outcome.output.contains("22 April 1870.\n")
    )
    #expect(!outcome.output.contains("Central Lithuania"))
  }

  @Test func aSittingRunsCommands() {
    let outcome = run(
      "shell",
      input: ".search Vilnius\n.show nothing-of-the-kind\n.explain\n.help\n"
    )
    #expect(outcome.status == .notFound)
    #expect(outcome.output.contains("vilnius") && outcome.output.contains(".explain"))
    #expect(
      outcome.errors.contains("nothing-of-the-kind")
        && outcome.errors.contains("nothing was asked yet")
    )
  }

  @Test func aSittingGoesOnAfterAFailure() {
    let outcome = run("shell", input: "who frobnicated Vilnius?\nwho wrote Litwa?\n")
    #expect(outcome.status == .notUnderstood)
    #expect(outcome.output.hasPrefix("Piotr Łossowski.\n"))
  }

  @Test func atATerminalTheLineIsEdited() {
    let outcome = run(
      "shell",
      terminal: World.terminal80,
      keys: "who wrote Litwax\u{7F}\r.sh\t\u{15}\u{04}"
    )
    #expect(outcome.status == .success)
    #expect(outcome.output.contains("Piotr Łossowski."))
  }
}

/// The line of the shell, key by key.
@Suite struct LineEditorTests {
  private func typed(_ keys: [Key], history: [String] = [], completions: [String] = [])
    -> LineEditor
  {
    var editor = LineEditor(history: history)
    for key in keys { _ = editor.take(key) { _ in (2, completions) } }
    return editor
  }

  private func letters(_ text: String) -> [Key] { text.map { .character($0) } }

  @Test func itIsMovedAboutIn() {
    #expect(typed(letters("abc") + [.left, .left] + letters("x")).text == "axbc")
    #expect(typed(letters("abc") + [.home, .delete, .end] + letters("d")).text == "bcd")
    #expect(typed(letters("one two") + letters("\u{17}") + letters("2")).text == "one 2")
    #expect(typed(letters("abc") + [.left] + letters("\u{15}")).text == "c")
    #expect(typed(letters("abc") + [.left] + letters("\u{0B}")).text == "ab")
  }

  @Test func itIsTakenFromTheHistory() {
    let history = ["first", "second"]
    #expect(typed([.up], history: history).text == "second")
    #expect(typed([.up, .up, .up], history: history).text == "first")
    #expect(typed(letters("new") + [.up, .down], history: history).text == "new")
  }

  @Test func itIsCompletedAsFarAsAllAgree() {
    #expect(typed(letters("in Vi\t"), completions: ["Vilnius"]).text == "in Vilnius ")
    #expect(typed(letters("in Vi\t"), completions: ["Vilnius", "Vilna"]).text == "in Viln")
    #expect(typed(letters("in Vi\t")).text == "in Vi")
  }
}

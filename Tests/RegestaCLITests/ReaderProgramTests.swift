import Foundation
import RegestaKit
import TestSupport
import Testing

@testable import RegestaCLI

/// Other programs as readers: what goes wrong with them, and that nothing hangs.
@Suite struct ReaderProgramTests {
  private func exchange(
    _ command: String,
    input: [UInt8] = [],
    timeout: Duration = .seconds(20),
    limit: Int = 1 << 24
  ) throws -> Exchange {
    try Exchange(
      command: command,
      input: input,
      environment: ["PATH": "/usr/bin:/bin"],
      timeout: timeout,
      limit: limit
    )
  }

  @Test func muchGoesBothWaysAtOnce() throws {
    let input = (0..<4_000_000).map { UInt8(truncatingIfNeeded: $0 % 96 + 32) }
    let echo = try exchange("cat", input: input)
    #expect(echo.end == .exited(0) && echo.output == input)
    // One that answers before it reads anything.
    let early = try exchange("head -c 3000000 /dev/zero; cat > /dev/null", input: input)
    #expect(early.end == .exited(0) && early.output.count == 3_000_000)
    // One that reads nothing.
    let deaf = try exchange("exec < /dev/null; echo done", input: input)
    #expect(deaf.end == .exited(0) && deaf.output == Array("done\n".utf8))
  }

  @Test func theEndIsTold() throws {
    #expect(try exchange("exit 3").end == .exited(3))
    #expect(try exchange("kill -9 $$").end == .exited(137))
    #expect(try exchange("no-such-program-anywhere 2> /dev/null").end == .exited(127))
    #expect(try exchange("yes", limit: 100_000).end == .tooMuch)
  }

  @Test(arguments: ["sleep 60", "sleep 60 & wait", "exec >&-; sleep 60", "yes > /dev/null"])
  func whatTakesTooLongIsEnded(command: String) throws {
    let start = ContinuousClock.now
    #expect(try exchange(command, timeout: .milliseconds(300)).end == .timedOut)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func badLinesAreRejectedAndTheOthersCount() throws {
    let article = try ReadArticle()
    let bad = [
      "no json", "[1]", #"{"type":"claim"}"#, #"{"type":"what"}"#, "{\"type\":\"thing\"",
      #"{"type":"thing","id":"r","kind":"state","names":["Again"],"score":1}"#,
      #"{"type":"thing","id":"x","kind":"no-such-kind","names":["X"],"score":1}"#,
      #"{"type":"thing","id":"y","key":"no-such-key","score":1}"#,
      #"{"type":"mention","passage":1,"start":0,"end":5000,"thing":"r","score":1}"#,
      #"{"type":"mention","passage":-9223372036854775808,"start":0,"end":5,"thing":"r","score":1}"#,
      #"{"type":"mention","passage":1,"start":0,"end":5,"thing":"r","score":7}"#,
      #"{"type":"date","passage":1,"start":0,"end":5,"edtf":"someday","score":1}"#,
      #"{"type":"claim","passage":1,"start":0,"end":5,"subject":"r","relation":"signed","object":{"text":"x"},"score":1}"#,
      #"{"type":"claim","passage":1,"start":0,"end":5,"subject":"r","relation":"signed","object":{"thing":"t"},"from":"1920","score":1}"#,
      #"{"type":"claim","passage":1,"start":0,"end":5,"subject":"nobody","relation":"signed","object":{"thing":"t"},"score":1}"#,
      "", "  ",
    ]
    try article.folder.write("answer.jsonl", (ReadArticle.answer + bad).joined(separator: "\n"))
    let outcome = article.read(["-f", "json", "--limit", "all"])
    #expect(outcome.status == .negative, "\(outcome.errors)")
    #expect(outcome.output.contains("line 13 of the reader's answer"))
    #expect(outcome.output.contains("line 27 of the reader's answer"))
    #expect(outcome.output.contains("There is no thing \\\"nobody\\\""))
    #expect(outcome.output.contains("\"rejected\":{\"record\":15}"), "\(outcome.output)")
    #expect(try article.base().candidates().count == 4)
  }

  @Test(arguments: [
    ("cat > /dev/null; exit 2", "ended with status 2"), ("no-such-reader", "is not there"),
    ("sleep 30", "took longer than"),
  ])
  func aReaderThatFailsTakesNothingIn(command: String, words: String) throws {
    let article = try ReadArticle()
    let before = try article.base().batches().count
    let outcome = article.run([
      "import", "article", "war.md", "--reader", command + " 2> /dev/null", "--reader-timeout",
      "0.5",
    ])
    #expect(outcome.status == .badData && outcome.errors.contains(words), "\(outcome.errors)")
    let base = try article.base()
    #expect(try base.batches().count == before)
    #expect(try base.sources().allSatisfy { $0.key != "war-of-ruritania" })
  }

  /// The program is given what docs/reading.md says.
  @Test func whatAReaderIsGiven() throws {
    let article = try ReadArticle()
    _ = article.run([
      "import", "article", "war.md", "--reader", "cat > \"$ARTICLE/given.jsonl\"",
    ])
    let given = try String(contentsOfFile: article.folder.path + "/given.jsonl", encoding: .utf8)
    let lines = try given.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.count == 3)
    #expect(lines[0]["schema"] as? String == "regesta/read@1" && lines[0]["passages"] as? Int == 2)
    #expect(lines[0]["title"] as? String == "War of Ruritania")
    let relations = try #require(lines[0]["relations"] as? [[String: Any]])
    let signed = try #require(relations.first { $0["key"] as? String == "signed" })
    #expect(signed["time"] as? String == "instant" && signed["value"] as? String == "entity")
    #expect((signed["object"] as? [String])?.isEmpty == false)
    #expect(
      (lines[0]["kinds"] as? [[String: Any]])?.contains { $0["key"] as? String == "treaty" } == true
    )
    #expect(
      lines[1]["passage"] as? Int == 1 && lines[1]["text"] as? String == ReadArticle.passages[0]
    )
    #expect(lines[2]["section"] as? String == "Aftermath" && lines[2]["paragraph"] as? Int == 1)
  }

  @Test func theProgramInTheManualWorks() throws {
    let python = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: python) else { return }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("docs/reading.md"),
      encoding: .utf8
    )
    let program = try #require(
      page.components(separatedBy: "```python\n").last?.components(separatedBy: "```").first
    )
    let article = try ReadArticle()
    try article.folder.write("reader.py", program)
    let outcome = article.run([
      "import", "article", "war.md", "--reader", "\(python) \"$ARTICLE/reader.py\"",
    ])
    #expect(outcome.status == .success, "\(outcome.errors)\(outcome.output)")
    let candidates = try article.base().candidates()
    #expect(
      candidates.map(\.claim.sentence) == [
        "Ruritania signed Treaty of Zenda", "Graustark signed Treaty of Zenda",
      ]
    )
    #expect(candidates.first?.reader == "signed 1")
  }
}

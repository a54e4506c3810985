import BaseSupport
import Foundation
import RegestaKit
import RegestaServer
import RegestaWeb
import TestSupport
import Testing

@testable import RegestaCLI

/// `serve` and `site`.
@Suite struct WebCommandTests {
  private func run(_ line: String, in folder: TemporaryFolder) -> World.Outcome {
    World(folder: folder.path).run(line)
  }

  /// A base with the catalogue alone, which makes a small site.
  private func smallBase() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    #expect(run("init small.regesta", in: folder).status == .success)
    return folder
  }

  @Test func aSiteAppearsWholeAndReplacesOnlyItsOwn() throws {
    let folder = try smallBase()
    let made = run("site out --json", in: folder)
    #expect(made.status == .success)
    #expect(folder.names == ["out", "small.regesta"])
    let list = try folder.read("out/SHA256SUMS")
    #expect(list.contains("  index.html\n"))
    #expect(try folder.read("out/index.html").hasPrefix("<!doctype html>"))
    // Not over what is there, and not over what is no site even by force.
    let again = run("site out", in: folder)
    #expect(again.status == .cannotCreate && again.errors.contains("--force"))
    try folder.makeFolder("letters")
    try folder.write("letters/dear.txt", "A letter")
    let letters = run("site letters --force", in: folder)
    #expect(letters.status == .cannotCreate)
    #expect(try folder.read("letters/dear.txt") == "A letter")
    #expect(run("site small.regesta --force", in: folder).status == .cannotCreate)
    // By force, the same base makes the same files.
    try folder.write("out/index.html", "changed")
    #expect(run("site out --force", in: folder).status == .success)
    #expect(try folder.read("out/SHA256SUMS") == list)
    #expect(try folder.read("out/index.html").hasPrefix("<!doctype html>"))
    #expect(folder.names == ["letters", "out", "small.regesta"])
  }

  @Test func wrongWordsAreToldOf() throws {
    let folder = try smallBase()
    let port = run("serve --port 0", in: folder)
    #expect(port.status == .usage && port.errors.contains("65535"))
    #expect(run("serve --prot 80", in: folder).errors.contains("--port"))
    #expect(run("serve --db none.regesta", in: folder).status == .inputMissing)
    #expect(run("site", in: folder).status == .usage)
  }

  /// The rows of a page are those of the command.
  @Test func pagesSayWhatCommandsSay() throws {
    let folder = try DemoBase.inFolder()
    let base = try KnowledgeBase(path: folder.path + "/demo.regesta")
    let website = Website()
    func rows(_ text: String) throws -> NSArray {
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return try #require(object?["data"] as? NSArray)
    }
    for (line, target) in [
      ("show vilnius", "/e/vilnius.json"),
      ("show vilnius --on 1920-08-01", "/e/vilnius.json?on=1920-08-01"),
      ("show claim:100", "/c/100.json"), ("show source:cepenas-2", "/s/cepenas-2.json"),
      ("sources", "/s.json"), ("timeline vilnius", "/timeline.json?e=vilnius"),
      ("network vilnius", "/network.json?e=vilnius"),
      ("path vilnius poland", "/path.json?a=vilnius&b=poland&count=1"),
      ("disputes", "/disputes.json"), ("check", "/check.json"), ("log", "/log.json"),
      ("search wilno", "/search.json?q=wilno"), ("query", "/q.json"),
      ("query who-held --place Vilnius", "/q/who-held.json?place=Vilnius"),
      ("ask who held Vilnius", "/ask.json?q=who%20held%20Vilnius"),
    ] {
      let printed = run(line + " --json", in: folder).output
      let page = website.respond(to: WebRequest(target), from: base).text
      #expect(try rows(printed) == rows(page), "\(line)")
    }
  }

  @Test(.enabled(if: BuiltExecutable.exists && BaseServer.isAvailable))
  func aServerAnswersUntilItIsTold() throws {
    let folder = try DemoBase.inFolder()
    let outcome = try BuiltExecutable.shell(
      """
      "$REGESTA" serve >address 2>notes & server=$!
      for _ in $(seq 200); do [ -s address ] && break; sleep 0.05; done
      port=$(sed 's/.*:\\([0-9]*\\).*/\\1/' address)
      exec 3<>"/dev/tcp/127.0.0.1/$port"
      printf 'GET /e/vilnius.json HTTP/1.1\\r\\nHost: localhost:%s\\r\\nConnection: close\\r\\n\\r\\n' "$port" >&3
      cat <&3
      kill -TERM "$server"; wait "$server"; echo "ended with $?"
      """,
      folder: folder.path
    )
    #expect(outcome.output.contains("HTTP/1.1 200"))
    #expect(outcome.output.contains("regesta/entity@1"))
    #expect(outcome.output.hasSuffix("ended with 0\n"))
  }

  /// A browser that it opened does not keep its port when it has ended.
  @Test(.enabled(if: BuiltExecutable.exists && BaseServer.isAvailable))
  func itsPortIsFreeWhileTheBrowserStays() throws {
    let folder = try DemoBase.inFolder()
    try folder.write("browser", "#!/bin/sh\necho $$ >stays\nexec sleep 100\n")
    let outcome = try BuiltExecutable.shell(
      """
      chmod +x browser
      BROWSER="$PWD/browser" "$REGESTA" serve --open >address 2>notes & server=$!
      for _ in $(seq 200); do [ -s stays ] && [ -s address ] && break; sleep 0.05; done
      port=$(sed 's/.*:\\([0-9]*\\).*/\\1/' address)
      kill -TERM "$server"; wait "$server"
      kill -0 "$(cat stays)" && echo "the browser is there"
      (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>refused || echo "the port is free"
      kill "$(cat stays)"
      """,
      folder: folder.path
    )
    #expect(outcome.output == "the browser is there\nthe port is free\n")
  }
}

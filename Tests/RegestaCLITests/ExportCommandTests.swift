import BaseSupport
import Foundation
import TestSupport
import Testing

@testable import RegestaCLI

@Suite struct ExportCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.inFolder() }

  private func run(_ line: String, environment: [String: String] = [:]) -> World.Outcome {
    var world = World(folder: folder.path)
    world.environment = environment
    return world.run(line)
  }

  private static let hasGraphviz = FileManager.default.isExecutableFile(atPath: "/usr/bin/dot")

  @Test func theFormatIsNamedOrTheFileTells() throws {
    let printed = run("export -f dot --around Vilnius")
    #expect(printed.status == .success && printed.output.contains("digraph regesta {"))
    #expect(run("export --format=dot --around vilnius").output == printed.output)
    #expect(run("--format dot export --around vilnius").output == printed.output)
    #expect(run("export --as dot --around vilnius").output == printed.output)
    #expect(run("export -o v.dot --around vilnius").output.isEmpty)
    #expect(try folder.read("v.dot") == printed.output)
    #expect(run("export -o v.graphml").status == .success)
    #expect(try folder.read("v.graphml").contains("<graphml "))
    let mistyped = run("export -f graphlm")
    #expect(mistyped.status == .usage && mistyped.errors.contains("-f graphml"))
    #expect(run("export").status == .usage && run("export -o v.unknown").status == .usage)
    #expect(folder.names == ["demo.regesta", "v.dot", "v.graphml"])
  }

  @Test func whatDoesNotFitIsCountedAndListed() throws {
    let outcome = run("export -f dot -o v.dot --loss-report lost.jsonl")
    #expect(outcome.status == .success && outcome.output.isEmpty)
    #expect(outcome.errors.contains("claims about one thing alone"))
    #expect(outcome.errors.contains("listed in lost.jsonl"))
    let lines = try folder.read("lost.jsonl").split(separator: "\n")
    #expect(lines.count > 500)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["type"] as? String == "loss" && object?["reason"] is String)
    }
    #expect(run("export -f jsonl -o all.jsonl").errors.isEmpty)
    #expect(run("export -f dot -o v.dot -q").errors.isEmpty)
  }

  @Test func aFailureLeavesNothingBehind() throws {
    try folder.write("v.dot", "before")
    #expect(run("export -f dot -o v.dot --around nowhere-at-all").status == .notFound)
    #expect(run("export -f dot -o v.dot --on nonsense").status == .usage)
    #expect(run("export -f dot -o v.dot --only nonsense").status == .notFound)
    #expect(run("export -f dot -o v.dot --kinds nonsense").status == .notFound)
    #expect(run("export -f jsonl -o v.jsonl --around vilnius").status == .usage)
    #expect(run("export -f dot -o nowhere/v.dot").status == .cannotCreate)
    #expect(try folder.read("v.dot") == "before")
    #expect(folder.names == ["demo.regesta", "v.dot"])
  }

  @Test func aPartIsChosen() {
    let outcome = run(
      "export -f edges-csv --around vilnius --relations controls,claims --on 1920-08-01"
    )
    #expect(outcome.output.contains("soviet-russia,vilnius,"))
    #expect(!outcome.output.contains("took place in"))
    let kinds = run("export -f nodes-csv --around vilnius --kinds state")
    #expect(kinds.output.contains("poland,") && !kinds.output.contains("capture-of"))
  }

  @Test(.enabled(if: hasGraphviz, "needs Graphviz"))
  func aPictureIsDrawn() throws {
    let environment = ["PATH": "/usr/bin:/bin", "TMPDIR": folder.path]
    let line = "export -o v.svg --around vilnius --only controls"
    #expect(run(line, environment: environment).status == .success)
    let svg = try folder.read("v.svg")
    #expect(svg.contains("<svg ") && svg.contains(">Vilnius</text>"))
    let png = run("export -f png -o v.png --around vilnius", environment: environment)
    #expect(png.status == .success)
    #expect(try folder.bytes(of: "v.png").prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    // The file between Graphviz and us is gone.
    #expect(folder.names == ["demo.regesta", "v.png", "v.svg"])
  }

  @Test func withoutGraphvizTheProgramDrawsItself() throws {
    let none = ["PATH": folder.path]
    #expect(run("export -o v.svg --around vilnius", environment: none).status == .success)
    let svg = try folder.read("v.svg")
    #expect(svg.contains("id=\"node-vilnius\"") && svg.contains("role=\"img\""))
    let line = "export -f svg --layout own --around vilnius"
    let asked = run(line, environment: ["PATH": "/usr/bin"])
    #expect(asked.output == svg)
  }

  @Test func withoutGraphvizTheErrorSaysWhatToDo() throws {
    let none = ["PATH": folder.path]
    for line in ["export -o v.png", "export -o v.svg --layout graphviz"] {
      let outcome = run(line, environment: none)
      #expect(outcome.status == .failed)
      #expect(outcome.errors.contains("Graphviz, which is not installed"))
      #expect(outcome.errors.contains("apt install graphviz"))
      #expect(outcome.errors.contains("--layout own"))
    }
    #expect(run("export -o v.png --layout own").status == .usage)
    #expect(run("export -f dot --layout own").status == .usage)
    #expect(run("export -f svg --layout nonsense").status == .usage)
    #expect(folder.names == ["demo.regesta"])
  }

  @Test func aPictureIsNothingForATerminal() {
    var world = World(folder: folder.path)
    world.terminal = World.terminal80
    #expect(world.run("export -f png").status == .usage)
  }
}

/// `export --query`: the answer to a question chooses the part.
@Suite struct ExportQueryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try DemoBase.inFolder() }

  private func run(_ line: String) -> World.Outcome { World(folder: folder.path).run(line) }

  @Test func whatTheAnswerNamesIsSentOut() throws {
    let outcome = run(
      "export -f edges-csv --query who-held --with place=Vilnius --with on=1920-08-01"
    )
    #expect(outcome.status == .success)
    #expect(outcome.output.contains("soviet-russia,vilnius,"))
    #expect(!outcome.output.contains("April 1919 to 14 July 1920"))
    #expect(run("export -o held.gexf --query who-held --with place=vilnius").status == .success)
    #expect(try folder.read("held.gexf").contains("the answer to who-held (place: Vilnius)"))
    let named = run("export -f nodes-csv --query treaties-of --with party=lithuania")
    #expect(named.output.contains("suwalki-agreement,"))
    // The other filters narrow it further.
    let narrow = run("export -f edges-csv --query who-held --with place=vilnius --only occupies")
    #expect(narrow.status == .success && !narrow.output.contains(",controls,"))
  }

  @Test func mistakesAreToldWithWhatToDo() {
    let unknown = run("export -f dot --query who-hold --with place=vilnius")
    #expect(unknown.status == .usage && unknown.errors.contains("who-held"))
    let parameter = run("export -f dot --query who-held --with plaec=vilnius")
    #expect(parameter.status == .usage && parameter.errors.contains("--place"))
    #expect(run("export -f dot --query who-held --with place").status == .usage)
    #expect(run("export -f dot --query who-held --with =vilnius").status == .usage)
    #expect(run("export -f dot --query who-held --with place=a --with place=b").status == .usage)
    #expect(run("export -f dot --with place=vilnius").status == .usage)
    #expect(run("export -f dot --query who-held --around vilnius").status == .usage)
    #expect(run("export -f jsonl --query people").status == .usage)
    let nothing = run("export -f dot --query inventory")
    #expect(nothing.status == .usage && nothing.errors.contains("\"claim\""))
  }

  @Test func anEmptyAnswerIsAWholeFileAndANote() {
    let outcome = run("export -f edges-csv --query who-held --with place=moscow --with on=0200")
    #expect(outcome.status == .success)
    #expect(outcome.output.split(separator: "\r\n").count == 1)
    #expect(outcome.errors.contains("has no answer"))
  }
}

import TestSupport
import Testing

@testable import RegestaCLI

/// What the shell offers while a line is typed.
struct CompletionTests {
  private func completion(_ arguments: [String] = [], folder: String? = nil) -> BaseCompletion {
    BaseCompletion(
      arguments,
      environment: [:],
      folder: folder ?? NystadBase.folder?.path ?? "/nonexistent"
    )
  }

  @Test func namesAndKeysAreOffered() {
    #expect(completion().entities("Ri").contains("Riga"))
    #expect(completion().entities("treaty-of").contains("treaty-of-nystad"))
    #expect(completion().entities("Лиф") == ["Лифляндия"])
    #expect(completion().entities("").isEmpty)
    #expect(completion().entities("\"*").isEmpty)
  }

  @Test func referencesAreOffered() {
    #expect(completion().things("source:f") == ["source:first-notebook"])
    #expect(completion().things("dispute:") == ["dispute:fall-of-riga"])
    #expect(completion().things("relation:signed-o") == ["relation:signed-on"])
    #expect(completion().things("kind:gub") == ["kind:gubernya"])
    #expect(completion().things("dis").contains("dispute:"))
  }

  @Test func vocabularyIsOffered() {
    #expect(completion().kinds("trea").contains("treaty"))
    #expect(completion().relations("contr").contains("controls"))
  }

  @Test func theBaseOfTheLineIsAsked() {
    let line = ["show", "--db", NystadBase.path]
    #expect(completion(line, folder: "/nonexistent").entities("Rig") == ["Riga"])
    let joined = ["show", "--db=" + NystadBase.path]
    #expect(completion(joined, folder: "/nonexistent").entities("Rig") == ["Riga"])
  }

  @Test func withoutABaseNothingIsOffered() throws {
    let empty = completion(folder: "/nonexistent")
    #expect(empty.things("R").isEmpty && empty.kinds("t").isEmpty)
    #expect(empty.relations("c").isEmpty && empty.things("source:").isEmpty)
    let folder = try TemporaryFolder()
    try folder.write("broken.regesta", "no base")
    #expect(completion(folder: folder.path).things("Ri").isEmpty)
  }

  @Test(.enabled(if: BuiltExecutable.exists, "the program is not built beside the tests"))
  func aShellGetsThemFromTheProgram() throws {
    // What bash does when Tab is pressed behind "regesta show Ri".
    let line = """
      PATH="$(dirname "$REGESTA"):$PATH"; source <(regesta completions bash)
      COMP_WORDS=(regesta show Ri); COMP_CWORD=2; COMP_LINE="regesta show Ri"; COMP_POINT=15
      _regesta; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let outcome = try BuiltExecutable.shell(line, environment: ["REGESTA_DB": NystadBase.path])
    #expect(outcome.output == "Riga\n" && outcome.errors.isEmpty)
    let none = try BuiltExecutable.shell(line, environment: ["REGESTA_DB": "/nonexistent"])
    #expect(none.output == "\n" && none.errors.isEmpty)
  }
}

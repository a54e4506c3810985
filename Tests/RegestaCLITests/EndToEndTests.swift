import Foundation
import TestSupport
import Testing

@testable import RegestaCLI

/// The built program as a process: what a shell sees.
@Suite(.enabled(if: BuiltExecutable.exists, "the program is not built beside the tests"))
struct EndToEndTests {
  @Test func dataAndMessagesTakeTheirOwnStreams() throws {
    let good = try BuiltExecutable.run(["help", "formats"])
    #expect(good.status == 0 && good.errors.isEmpty && good.output.hasPrefix("Formats\n"))
    let bad = try BuiltExecutable.run(["hlep"])
    #expect(bad.status == 64 && bad.output.isEmpty && bad.errors.hasPrefix("error: "))
    let json = try BuiltExecutable.run(["hlep", "--json"])
    #expect(json.status == 64 && json.errors.isEmpty)
    #expect(json.output.hasPrefix(#"{"ok":false,"schema":"regesta/error@1","error":{"#))
  }

  @Test func aRelativeOutputFileStartsInTheWorkingFolder() throws {
    let folder = try TemporaryFolder()
    let outcome = try BuiltExecutable.run(
      ["help", "dates", "-o", "Žodžiai.json"],
      folder: folder.path
    )
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(try folder.read("Žodžiai.json").hasPrefix("{\"ok\":true"))
    #expect(folder.names.count == 1)
  }

  @Test func aReaderThatLeavesIsNoError() throws {
    let outcome = try BuiltExecutable.shell(
      "set -o pipefail; \"$REGESTA\" completions fish | true; echo ${PIPESTATUS[0]}"
    )
    // Everything fits into the pipe now and then, if `true` lives long enough.
    #expect(["141\n", "0\n"].contains(outcome.output) && outcome.errors.isEmpty)
    let closed = try BuiltExecutable.shell(
      "\"$REGESTA\" completions fish | (exec 0<&-; sleep 0.2); echo ${PIPESTATUS[0]}"
    )
    #expect(closed.output == "141\n" || closed.output == "0\n")
    #expect(closed.errors.isEmpty)
  }

  /// The open of a named pipe waits for a reader, which gives time for an interrupt.
  @Test(.enabled(if: BuiltExecutable.hasScript, "needs timeout and env of coreutils"))
  func anInterruptEndsTheRunWith130() throws {
    let folder = try TemporaryFolder()
    let outcome = try BuiltExecutable.shell(
      """
      mkfifo wait
      timeout --preserve-status -s INT -k 5 0.5 \\
        env --default-signal=INT "$REGESTA" help formats -o wait
      echo $?
      """,
      folder: folder.path
    )
    #expect(outcome.output.hasSuffix("130\n"))
    #expect(folder.names == ["wait"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func aFullDiskIsAnError() throws {
    let outcome = try BuiltExecutable.shell("\"$REGESTA\" help formats > /dev/full")
    #expect(outcome.status == 73)
    #expect(outcome.errors.hasPrefix("error: cannot write to standard output\n"))
    let device = try BuiltExecutable.run(["help", "formats", "-o", "/dev/full"])
    #expect(device.status == 73)
  }

  @Test func anOutputDeviceIsWrittenNotReplaced() throws {
    let outcome = try BuiltExecutable.run(["help", "formats", "-o", "/dev/null"])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(Platform.kind(ofFile: "/dev/null") == .other)
  }

  @Test(.enabled(if: BuiltExecutable.hasScript, "needs script of util-linux"))
  func aTerminalShowsTheRowsThatAPipeCarries() throws {
    let line = "sources --fields key,name,claims"
    let base = ["REGESTA_DB": NystadBase.path]
    let terminal = try BuiltExecutable.onTerminal(line, columns: 100, environment: base)
    #expect(terminal.status == 0)
    let piped = try BuiltExecutable.run(
      line.split(separator: " ").map(String.init),
      environment: base
    )
    let plain = piped.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let drawn = strippingColor(terminal.output).replacingOccurrences(of: "\r", with: "")
    #expect(FormatTests.rows(ofTable: drawn) == plain)
    #expect(plain.count == 4)
  }

  @Test(.enabled(if: BuiltExecutable.hasScript, "needs script of util-linux"))
  func aTerminalIsFittedAndColoured() throws {
    let narrow = try BuiltExecutable.onTerminal("--version -v --no-pager", columns: 48)
    #expect(narrow.output.contains("\u{1B}[1m"))
    for line in strippingColor(narrow.output).split(whereSeparator: \.isNewline) {
      #expect(DisplayWidth.of(String(line)) <= 48, "\(line)")
    }
    let grey = try BuiltExecutable.onTerminal(
      "--version -v",
      columns: 100,
      environment: ["NO_COLOR": "1"]
    )
    #expect(!grey.output.contains("\u{1B}["))
  }

  @Test(.enabled(if: BuiltExecutable.hasScript, "needs script of util-linux"))
  func theBuiltProgramUsesThePager() throws {
    let pager = ["REGESTA_PAGER": "sed s/^/P:/"]
    let long = try BuiltExecutable.onTerminal(
      "help formats",
      columns: 80,
      rows: 10,
      environment: pager
    )
    #expect(long.output.contains("P:Formats"))
    let short = try BuiltExecutable.onTerminal(
      "--version",
      columns: 80,
      rows: 10,
      environment: pager
    )
    #expect(short.output.hasPrefix("regesta "))
    let off = try BuiltExecutable.onTerminal(
      "help formats --no-pager",
      columns: 80,
      rows: 10,
      environment: pager
    )
    #expect(!off.output.contains("P:"))
  }

  @Test func bashCompletesTopicsThroughTheProgram() throws {
    let script = """
      PATH="$(dirname "$REGESTA"):$PATH"
      source <(regesta completions bash) || exit 9
      COMP_WORDS=(regesta help exi); COMP_CWORD=2; COMP_LINE='regesta help exi'
      COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
      _regesta regesta exi help
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let outcome = try BuiltExecutable.shell(script)
    #expect(outcome.output.contains("exit-codes"), "\(outcome.errors)")
  }

  private func strippingColor(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}

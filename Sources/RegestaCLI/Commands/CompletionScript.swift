internal import ArgumentParser

/// The completion script of a shell, with one `help` in it.
///
/// The parser adds a `help` command of its own to every script. Ours has the same name and
/// completes topics, so the parser's has to go: in bash and zsh its function would replace ours, and
/// in zsh and fish it would be offered twice. A script that holds no second `help` stays as it is.
enum CompletionScript {
  static func text(for shell: CompletionShell) -> String {
    let script = RegestaCommand.completionScript(for: shell)
    return withoutSecondHelp(script.hasSuffix("\n") ? script : script + "\n")
  }

  static func withoutSecondHelp(_ script: String) -> String {
    var result = ""
    var functions = 0
    var isInside = false
    for line in script.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line == "_regesta_help() {" {
        functions += 1
        isInside = functions > 1
      }
      if !isInside, !line.contains(abstractOfSecondHelp) { result += line + "\n" }
      if line == "}" { isInside = false }
    }
    return result
  }

  /// By these words the parser's command is told from ours.
  private static let abstractOfSecondHelp = "Show subcommand help information."
}

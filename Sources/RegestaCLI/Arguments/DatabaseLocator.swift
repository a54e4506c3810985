/// Which base a command works on.
///
/// `--db` comes before `REGESTA_DB`, and that before the only `.regesta` file of the working folder.
/// A file is never created, and a name is never guessed: two files in the folder are an error.
package struct DatabaseLocator {
  /// Where the path came from, for `info` to say.
  package enum Origin: String, Sendable {
    case option = "--db"
    case environment = "REGESTA_DB"
    case folder = "the only .regesta file here"
  }

  package struct Location: Equatable, Sendable {
    /// As it was given, or the bare name of the file found.
    package var path: String
    /// What to open: absolute.
    package var absolutePath: String
    package var origin: Origin
  }

  package let environment: [String: String]
  package let folder: String

  package init(environment: [String: String], folder: String) {
    self.environment = environment
    self.folder = folder
  }

  /// The existing file to open.
  ///
  /// - Parameter option: the value of `--db`.
  /// - Returns: the file and where its path came from.
  /// - Throws: a failure with status 66 when there is none, 64 when there are several.
  package func existing(option: String?) throws(CommandFailure) -> Location {
    if let option { return try checked(option, .option) }
    if let path = environment["REGESTA_DB"], !path.isEmpty {
      return try checked(path, .environment)
    }
    let found = Self.bases(in: folder)
    switch found.count {
    case 1:
      return Location(
        path: found[0],
        absolutePath: Platform.path(found[0], in: folder),
        origin: .folder
      )
    case 0:
      throw CommandFailure(
        .inputMissing,
        code: "no_base",
        "no base: there is no .regesta file in this folder",
        hint: "name one with --db FILE, or set REGESTA_DB"
      )
    default:
      throw CommandFailure(
        .usage,
        code: "several_bases",
        "which base? There are \(found.count) in this folder",
        hint: "choose one with --db FILE",
        suggestions: found.prefix(5).map { Suggestion("--db \($0)") }
      )
    }
  }

  private func checked(_ path: String, _ origin: Origin) throws(CommandFailure) -> Location {
    let absolute = Platform.path(path, in: folder)
    switch Platform.kind(ofFile: absolute) {
    case .regular, .other:
      return Location(path: path, absolutePath: absolute, origin: origin)
    case .folder:
      let inside = Self.bases(in: absolute).prefix(3)
      throw CommandFailure(
        .inputMissing,
        code: "not_a_file",
        "\(path) is a folder, not a base",
        suggestions: inside.map { Suggestion(path.hasSuffix("/") ? path + $0 : "\(path)/\($0)") }
      )
    case .missing:
      let (parent, name) = Platform.split(path)
      let known = Self.bases(in: Platform.path(parent, in: folder))
      let prefix = parent == "." && !path.hasPrefix("./") ? "" : parent == "/" ? "/" : parent + "/"
      throw CommandFailure(
        .inputMissing,
        code: "no_such_base",
        "no such file: \(path)",
        reason: origin == .environment ? "the path comes from REGESTA_DB" : nil,
        suggestions: Suggester(known).suggestions(for: name).map { Suggestion(prefix + $0) }
      )
    }
  }

  private static func bases(in folder: String) -> [String] {
    let names = (try? Platform.names(inFolder: folder)) ?? []
    return names.filter { name in
      name.hasSuffix(".regesta") && !name.hasPrefix(".")
        && Platform.kind(ofFile: Platform.path(name, in: folder)) == .regular
    }
  }
}

// Unsafe: bytes are looked at where they lie, without a copy for each; no buffer outlives its closure.

/// What was typed in the shell before, kept in a file of the user's own.
struct ShellHistory {
  /// At most so many lines are kept.
  private static let most = 1000
  private(set) var lines: [String] = []
  private let folders: [String]
  private let path: String?

  /// Reads the history; where there is none, or it cannot be read, begins one.
  init(_ context: CommandContext) {
    let environment = context.surroundings.environment
    var folders: [String] = []
    if let state = environment["XDG_STATE_HOME"], !state.isEmpty {
      folders = [state]
    } else if let home = environment["HOME"], !home.isEmpty {
      folders = [home + "/.local", home + "/.local/state"]
    }
    if let last = folders.last { folders.append(last + "/regesta") }
    self.folders = folders
    path = folders.last.map { $0 + "/history" }
    if let path, let read = try? Platform.contents(ofFile: path, limit: 1_000_000) {
      lines = String(decoding: read.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  /// Adds a line, but not the same twice in a row.
  mutating func add(_ line: String) {
    guard !line.isEmpty, line != lines.last else { return }
    lines.append(line)
    if lines.count > Self.most { lines.removeFirst(lines.count - Self.most) }
  }

  /// Writes it for its owner alone, whole or not at all; that it cannot be is no reason to trouble anyone.
  func save() {
    guard let path, !lines.isEmpty else { return }
    let temporary = path + ".new"
    do throws(Platform.Failure) {
      for folder in folders { try Platform.makeFolder(folder) }
      try? Platform.removeFile(temporary)
      let descriptor = try Platform.createFile(temporary, mode: 0o600)
      let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
      let result = bytes.withUnsafeBytes { buffer in
        Result { () throws(Platform.Failure) in try Platform.write(buffer, to: descriptor) }
      }
      try Platform.closeDescriptor(descriptor)
      try result.get()
      try Platform.renameFile(temporary, to: path)
    } catch {
      try? Platform.removeFile(temporary)
    }
  }
}

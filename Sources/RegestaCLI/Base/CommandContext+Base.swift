package import RegestaKit
internal import SQLite

extension CommandContext {
  /// Opens the base for reading, and reads in one snapshot of it.
  ///
  /// The file is not locked while results are printed: a reader who leaves a page in the pager must not keep others
  /// from writing.
  ///
  /// - Parameter body: what is read.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws, or a failure to open: status 66, 64, 65 or 75.
  package func reading<T>(_ body: (KnowledgeBase) throws -> T) throws -> T {
    let location = try existingBase()
    let base = try openBase(at: location)
    // Unsafe: it is never given back. The process ends soon, and holds no lock on the file; to close it would take a
    // twentieth of a short command.
    if surroundings.isProcess { _ = Unmanaged.passRetained(base) }
    return try base.read { try body(base) }
  }

  /// Opens a base that is there, for reading.
  package func openBase(at location: DatabaseLocator.Location) throws -> KnowledgeBase {
    do {
      return try KnowledgeBase(path: location.absolutePath, busyTimeout: patience)
    } catch let error as RegestaError {
      throw error.naming(location)
    }
  }

  /// How long another program's lock is waited for: five seconds, or less when `--timeout` says so.
  var patience: Duration {
    min(.seconds(5), .milliseconds(settings.timeout?.milliseconds ?? 5_000))
  }

  /// Who writes: `REGESTA_USER`, else the name by which the system knows the user.
  package var who: String {
    for name in ["REGESTA_USER", "USER", "LOGNAME"] {
      if let value = surroundings.environment[name], !value.isEmpty { return value }
    }
    return "somebody"
  }
}

extension RegestaError {
  /// The same error with the file's name as it was typed.
  func naming(_ location: DatabaseLocator.Location) -> RegestaError {
    var error = self
    if let range = message.firstRange(of: location.absolutePath) {
      error.message.replaceSubrange(range, with: location.path)
    }
    return error
  }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Unsafe: calls of the system take pointers, and what a signal finds must lie still.

extension Platform {
  /// What a path leads to, links followed.
  package enum FileKind: Equatable, Sendable {
    case missing
    case regular
    case folder
    /// A device, a pipe or a socket.
    case other
  }

  /// What is at `path`. A path that may not be looked at counts as missing.
  package static func kind(ofFile path: String) -> FileKind {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return .missing }
    switch facts.st_mode & mode_t(S_IFMT) {
    case mode_t(S_IFREG): return .regular
    case mode_t(S_IFDIR): return .folder
    default: return .other
    }
  }

  /// The permission bits of the file at `path`, or `nil` when there is none.
  package static func permissions(ofFile path: String) -> UInt32? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return UInt32(facts.st_mode) & 0o777
  }

  /// The names in a folder without `.` and `..`, sorted by their bytes.
  package static func names(inFolder path: String) throws(Failure) -> [String] {
    guard let folder = opendir(path) else { throw lastFailure }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        // The field is declared longer or shorter than the name it holds: read up to its NUL.
        field.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path with all links resolved, or `nil` when it leads nowhere.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  package static func renameFile(_ source: String, to target: String) throws(Failure) {
    guard rename(source, target) == 0 else { throw lastFailure }
  }

  /// Gives a file its name, unless something already bears it.
  ///
  /// - Throws: "File exists" when the target is there; both stay as they are.
  package static func renameFile(_ source: String, toFree target: String) throws(Failure) {
    if link(source, target) == 0 {
      try removeFile(source)
      return
    }
    if errno == EEXIST { throw lastFailure }
    // Not all file systems have links; on those a moment stays in which another can be as fast.
    guard kind(ofFile: target) == .missing else { throw Failure(code: EEXIST) }
    try renameFile(source, to: target)
  }

  /// Makes the names in a folder safe, as far as the file system can: without it a file that was just given its
  /// name may lack it when the power goes.
  package static func syncFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  /// The size of the file at `path` in bytes, or `nil` when there is none.
  package static func size(ofFile path: String) -> Int? {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    return Int(facts.st_size)
  }

  /// Makes a folder for its owner alone; that it is there already is no failure.
  package static func makeFolder(_ path: String) throws(Failure) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw lastFailure }
  }

  /// Makes a folder for all whom the user lets in.
  package static func makeSharedFolder(_ path: String) throws(Failure) {
    guard mkdir(path, 0o777) == 0 else { throw lastFailure }
  }

  /// Removes a folder with all that is in it; links are removed and not followed.
  package static func removeFolder(_ path: String) throws(Failure) {
    for name in try names(inFolder: path) {
      let inner = path + "/" + name
      var facts = stat()
      guard lstat(inner, &facts) == 0 else { throw lastFailure }
      if facts.st_mode & mode_t(S_IFMT) == mode_t(S_IFDIR) {
        try removeFolder(inner)
      } else {
        try removeFile(inner)
      }
    }
    guard rmdir(path) == 0 else { throw lastFailure }
  }

  package static func removeFile(_ path: String) throws(Failure) {
    guard unlink(path) == 0 else { throw lastFailure }
  }

  package static func setPermissions(_ mode: UInt32, of descriptor: Int32) throws(Failure) {
    guard fchmod(descriptor, mode_t(mode)) == 0 else { throw lastFailure }
  }

  /// Joins a relative path to a folder; an absolute one stays as it is.
  package static func path(_ path: String, in folder: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") { return path }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : folder + "/" + path
  }

  /// The folder part and the last part of a path: `("a/b", "c")` for `a/b/c`, `(".", "c")` for `c`.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let name = String(path[path.utf8.index(after: slash)...])
    return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
  }
}

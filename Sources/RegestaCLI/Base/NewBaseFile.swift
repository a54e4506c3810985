internal import RegestaKit
internal import SQLite

/// A base on its way to a file: copied beside its place, proved, and only then given its name.
///
/// Whatever goes wrong on the way, nothing is left behind, and a file that was there stays as it was.
struct NewBaseFile {
  /// As it was typed.
  let path: String
  /// Absolute, links followed.
  private let target: String
  private let mayReplace: Bool

  /// - Parameters:
  ///   - path: as typed.
  ///   - context: knows the folder that a relative path starts in.
  ///   - mayReplace: whether a base that is there may be replaced.
  /// - Throws: a failure with status 73 when the file is there, or can never be.
  init(
    _ path: String,
    in context: CommandContext,
    mayReplace: Bool = false
  ) throws(CommandFailure) {
    self.path = path
    self.mayReplace = mayReplace
    guard !path.isEmpty else {
      throw CommandFailure(.usage, code: "invalid_value", "the name of the file is empty")
    }
    let absolute = context.path(path)
    target = Platform.resolved(absolute) ?? absolute
    switch Platform.kind(ofFile: target) {
    case .missing: break
    case .folder:
      throw CommandFailure(
        .cannotCreate,
        code: "is_a_folder",
        "\(path) is a folder",
        hint: "name a file in it, such as \(path.hasSuffix("/") ? path : path + "/")base.regesta"
      )
    case .other:
      throw CommandFailure(
        .cannotCreate,
        code: "not_a_file",
        "\(path) is no plain file",
        hint: "choose another name"
      )
    case .regular:
      guard mayReplace else { throw Self.taken(path) }
    }
    let folder = Platform.split(absolute).folder
    guard Platform.kind(ofFile: folder) == .folder else {
      throw CommandFailure(
        .cannotCreate,
        code: "no_such_folder",
        "cannot write \(path): there is no folder \(Platform.split(path).folder)"
      )
    }
  }

  static func taken(_ path: String) -> CommandFailure {
    CommandFailure(
      .cannotCreate,
      code: "file_exists",
      "\(path) is there already",
      reason: "a file is never overwritten unasked",
      hint: "choose another name"
    )
  }

  /// Copies a base to the file.
  ///
  /// - Parameters:
  ///   - base: what is copied, as it is at this moment.
  ///   - progress: is told how far the copy is.
  /// - Throws: a failure with status 73, or what SQLite refuses.
  func fill(from base: KnowledgeBase, progress: (BackupProgress) throws -> Void = { _ in }) throws {
    try make { try copy(base, to: $0, progress: progress) }
  }

  /// Copies a database page by page, as it is: also one that is damaged.
  ///
  /// - Throws: a failure with status 73, or what SQLite refuses.
  func keep(_ database: Connection) throws {
    try make { temporary in
      do {
        let copy = try Connection(
          .file(temporary),
          Connection.Options(access: .create, journalMode: .memory)
        )
        try database.backup(to: copy)
      } catch let error as DatabaseError {
        throw failure(error, temporary)
      }
    }
  }

  /// Makes the file beside its place and moves it there.
  ///
  /// - Parameter body: makes the base at the path that it is given, where no file is.
  /// - Returns: what `body` returns.
  /// - Throws: a failure with status 73, or what `body` throws; then no file is left.
  func make<T>(_ body: (String) throws -> T) throws -> T {
    let (folder, name) = Platform.split(target)
    let temporary = Platform.path(".\(name).\(Platform.processIdentifier).part", in: folder)
    Signals.setUnfinishedFile(temporary)
    defer { Signals.setUnfinishedFile(nil) }
    do {
      let result = try body(temporary)
      try place(temporary)
      return result
    } catch {
      try? Platform.removeFile(temporary)
      throw error
    }
  }

  private func copy(
    _ base: KnowledgeBase,
    to temporary: String,
    progress: (BackupProgress) throws -> Void
  ) throws {
    do {
      // The journal is kept in memory: a copy that fails is thrown away, not rolled back.
      let copy = try Connection(
        .file(temporary),
        Connection.Options(access: .create, journalMode: .memory)
      )
      try base.connection.backup(to: copy, progress: progress)
      try prove(copy)
    } catch let error as DatabaseError {
      throw failure(error, temporary)
    }
  }

  /// Proves that the copy is sound, and a base.
  private func prove(_ copy: Connection) throws {
    let faults = try copy.rows("PRAGMA quick_check(1)") { try $0.text(0) }
    let application = try copy.first("PRAGMA application_id") { try $0.int(0) }
    guard faults == ["ok"], application == KnowledgeBase.applicationID else {
      throw CommandFailure(
        .badData,
        code: "damaged",
        "the copy is not sound, so it was not kept",
        reason: faults.first { $0 != "ok" },
        hint: "look the base over: regesta check"
      )
    }
  }

  private func place(_ temporary: String) throws(CommandFailure) {
    do throws(Platform.Failure) {
      if mayReplace {
        try Platform.renameFile(temporary, to: target)
      } else {
        try Platform.renameFile(temporary, toFree: target)
      }
      Platform.syncFolder(Platform.split(target).folder)
    } catch {
      if error.isTaken { throw Self.taken(path) }
      throw CommandFailure(.cannotCreate, "cannot write \(path)", reason: error.reason)
    }
  }

  /// What SQLite says of the copy, in terms of the file that was asked for. What it says of the base
  /// that is copied from stays as it is.
  private func failure(_ error: DatabaseError, _ temporary: String) -> any Error {
    switch error.code {
    case .cannotOpen, .readOnly, .permission:
      CommandFailure(
        .cannotCreate,
        "cannot write \(path)",
        reason: "the folder may not be written: \(error.message)",
        hint: "choose another folder"
      )
    case .full:
      CommandFailure(
        .cannotCreate,
        code: "disk_full",
        "the disk is full; nothing was written to \(path)"
      )
    default: error
    }
  }
}

internal import SQLite

extension KnowledgeBase {
  /// Runs `body` and says in a historian's words what SQLite refused.
  ///
  /// When `writing`, a file that cannot be opened is one that cannot be made: the base, or the journal
  /// beside it.
  static func translating<T>(
    _ path: String,
    writing: Bool = false,
    _ body: () throws -> T
  ) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      if writing, error.code == .cannotOpen { throw RegestaError(unwritable: error, path: path) }
      throw RegestaError(error, path: path)
    } catch let error as DecodingError {
      throw RegestaError(error, path: path)
    }
  }
}

extension KnowledgeBase {
  /// Runs `body` and says in a historian's words what the base refused.
  package static func explaining<T>(_ body: () throws -> T) throws -> T {
    try translating("", body)
  }
}

extension RegestaError {
  /// What to do first about a file that is damaged.
  private static let whereToLook =
    "See how far it goes with: regesta verify FILE; mend it with: regesta repair FILE, or go back to a backup"

  /// A base that a later program made.
  init(newer version: Int, path: String) {
    self.init(
      .newerSchema,
      "\(path.isEmpty ? "this database" : path) has schema \(version); this program knows schemas up to "
        + "\(KnowledgeBase.schemaVersion).",
      hint: "Use a newer regesta. The file is unchanged."
    )
  }

  /// A base that an earlier program made.
  init(older version: Int, path: String) {
    guard Migration.way(from: version) != nil else {
      self.init(noWayFrom: version, path: path)
      return
    }
    self.init(
      .olderSchema,
      "\(path.isEmpty ? "this database" : path) has schema \(version); this program works on "
        + "\(KnowledgeBase.schemaVersion).",
      hint: "Bring it up to date, with a copy kept beside it: regesta migrate FILE"
    )
  }

  /// What it means that a base holds a value that the schema does not let in.
  init(_ error: DecodingError, path: String) {
    self.init(
      .damaged,
      "\(path.isEmpty ? "The base" : path) holds what no base should: \(error.site.name) is not what "
        + "it must be.",
      hint: Self.whereToLook
    )
  }

  /// What it means that a file cannot be made or changed.
  init(unwritable error: DatabaseError, path: String) {
    let name = path.isEmpty ? "The base" : path
    guard error.extendedCode != .fileExists else {
      self.init(
        .cannotWrite,
        "There is a file \(name) already.",
        hint: "Choose another name. Nothing was changed."
      )
      return
    }
    self.init(
      .cannotWrite,
      "\(name) may not be written: \(error.message).",
      hint: "Check the permissions of the file and its folder. Nothing was changed."
    )
  }

  /// What SQLite's refusal means for a base.
  init(_ error: DatabaseError, path: String) {
    let name = path.isEmpty ? "the base" : path
    switch error.code {
    case .cannotOpen:
      self.init(
        .fileMissing,
        "There is no readable file \(name).",
        hint: "Check the path; make a new base with: regesta init FILE"
      )
    case .notADatabase:
      self.init(
        .notABase,
        "\(name) is not a SQLite database.",
        hint: "Regesta reads bases made by: regesta init FILE"
      )
    case .corrupt:
      self.init(
        .damaged,
        "\(name) is damaged: \(error.message).",
        hint: Self.whereToLook
      )
    case .busy, .locked:
      self.init(
        .busy,
        "Another program is writing to \(name).",
        hint: "Wait for it to end, then try again. Nothing was changed."
      )
    case .readOnly, .permission:
      self.init(unwritable: error, path: path)
    case .full:
      self.init(
        .diskFull,
        "The disk is full; nothing was written to \(name).",
        hint: "Make room, then try again."
      )
    case .inputOutput:
      self.init(
        .refused,
        "Reading or writing \(name) failed: \(error.message).",
        hint: "Check the disk. What was not finished was taken back."
      )
    case .constraint:
      self.init(.badInput, "The base refused it: \(error.message).")
    case .interrupt:
      self.init(.limit, "The query was stopped before it ended.", hint: "Raise --timeout.")
    case .noMemory, .tooBig:
      self.init(
        .limit,
        "There is not enough memory for it: \(error.message).",
        hint: "Ask for less at a time. What was not finished was taken back."
      )
    default:
      self.init(.refused, "\(name): \(error.message).")
    }
  }
}

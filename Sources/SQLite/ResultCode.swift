/// A result code of SQLite: a primary code, or an extended code whose low byte is its primary code.
///
/// The type is open: a newer SQLite may answer with codes that have no name here. In a `switch`, a
/// primary code matches all of its extended codes:
///
/// ```swift
/// switch error.extendedCode {
/// case .constraintUnique: "there is one already"
/// case .constraint: "a rule of the schema is broken"
/// default: error.message
/// }
/// ```
public struct ResultCode: RawRepresentable, Hashable, Sendable {
  /// The number as SQLite gives it.
  public let rawValue: Int32

  /// A code from its number.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The extended code number `detail` of a primary code.
  private init(_ primary: ResultCode, _ detail: Int32) {
    rawValue = primary.rawValue | detail << 8
  }

  /// The code without its detail.
  public var primary: ResultCode { ResultCode(rawValue: rawValue & 0xff) }

  /// Whether the code has no detail.
  public var isPrimary: Bool { rawValue == rawValue & 0xff }

  /// Whether `code` is `pattern` or one of the extended codes of a primary `pattern`.
  public static func ~= (pattern: ResultCode, code: ResultCode) -> Bool {
    pattern == code || pattern == code.primary
  }
}

// MARK: - Primary codes

extension ResultCode {
  /// An SQL error, or one without a code of its own.
  public static let error = ResultCode(rawValue: 1)
  /// A fault inside SQLite.
  public static let `internal` = ResultCode(rawValue: 2)
  /// The file may not be used in the way that was asked.
  public static let permission = ResultCode(rawValue: 3)
  /// A callback asked to stop, or the transaction was rolled back below a running statement.
  public static let abort = ResultCode(rawValue: 4)
  /// Another connection holds a lock.
  public static let busy = ResultCode(rawValue: 5)
  /// This connection itself (or one that shares its cache) holds a lock.
  public static let locked = ResultCode(rawValue: 6)
  /// Memory ran out.
  public static let noMemory = ResultCode(rawValue: 7)
  /// A write to something that may only be read.
  public static let readOnly = ResultCode(rawValue: 8)
  /// The statement was interrupted.
  public static let interrupt = ResultCode(rawValue: 9)
  /// The operating system reported an error.
  public static let inputOutput = ResultCode(rawValue: 10)
  /// The file is damaged.
  public static let corrupt = ResultCode(rawValue: 11)
  /// Something asked for is not there.
  public static let notFound = ResultCode(rawValue: 12)
  /// The disk is full.
  public static let full = ResultCode(rawValue: 13)
  /// The file cannot be opened.
  public static let cannotOpen = ResultCode(rawValue: 14)
  /// The lock protocol of a write-ahead log failed.
  public static let `protocol` = ResultCode(rawValue: 15)
  /// The schema changed while the statement ran.
  public static let schema = ResultCode(rawValue: 17)
  /// A text or blob is longer than the limit.
  public static let tooBig = ResultCode(rawValue: 18)
  /// A constraint of the schema is broken.
  public static let constraint = ResultCode(rawValue: 19)
  /// A value has the wrong storage class.
  public static let mismatch = ResultCode(rawValue: 20)
  /// The API was used wrongly.
  public static let misuse = ResultCode(rawValue: 21)
  /// The system cannot hold a file that large.
  public static let noLargeFiles = ResultCode(rawValue: 22)
  /// The authorizer refused.
  public static let authorization = ResultCode(rawValue: 23)
  /// A parameter or column has no such index.
  public static let range = ResultCode(rawValue: 25)
  /// The file is not a database.
  public static let notADatabase = ResultCode(rawValue: 26)
}

// MARK: - Extended codes of SQLite

extension ResultCode {
  /// The transaction was rolled back while the statement ran, or before it started.
  public static let abortRollback = ResultCode(.abort, 2)
  /// Another process recovers a write-ahead log.
  public static let busyRecovery = ResultCode(.busy, 1)
  /// A read snapshot is too old to be turned into a write.
  public static let busySnapshot = ResultCode(.busy, 2)
  /// The path names a folder.
  public static let cannotOpenIsDirectory = ResultCode(.cannotOpen, 2)
  /// A CHECK constraint is broken.
  public static let constraintCheck = ResultCode(.constraint, 1)
  /// A commit hook refused.
  public static let constraintCommitHook = ResultCode(.constraint, 2)
  /// A foreign key has no row to point to.
  public static let constraintForeignKey = ResultCode(.constraint, 3)
  /// A function reported a broken constraint.
  public static let constraintFunction = ResultCode(.constraint, 4)
  /// A NOT NULL constraint is broken.
  public static let constraintNotNull = ResultCode(.constraint, 5)
  /// A PRIMARY KEY constraint is broken.
  public static let constraintPrimaryKey = ResultCode(.constraint, 6)
  /// A trigger raised an error.
  public static let constraintTrigger = ResultCode(.constraint, 7)
  /// A UNIQUE constraint is broken.
  public static let constraintUnique = ResultCode(.constraint, 8)
  /// A virtual table reported a broken constraint.
  public static let constraintVirtualTable = ResultCode(.constraint, 9)
  /// A row id is not unique.
  public static let constraintRowID = ResultCode(.constraint, 10)
  /// A value does not fit the type of its column in a STRICT table.
  public static let constraintDataType = ResultCode(.constraint, 12)
  /// A program died while it wrote a write-ahead log; one who only reads cannot recover it.
  public static let readOnlyRecovery = ResultCode(.readOnly, 1)
  /// A program died while it wrote; what it left cannot be taken back by one who only reads.
  public static let readOnlyRollback = ResultCode(.readOnly, 3)
  /// The write-ahead log cannot be used without write access to its folder.
  public static let readOnlyCannotInitialize = ResultCode(.readOnly, 5)
  /// The folder of the database may not be written.
  public static let readOnlyDirectory = ResultCode(.readOnly, 6)
}

// MARK: - Extended codes of this library

/// Their details start at 200, far from those of SQLite.
extension ResultCode {
  /// A time limit of `Connection.withCancellation(timeLimit:_:)` ran out.
  public static let timeLimit = ResultCode(.interrupt, 200)
  /// The task was cancelled; `Connection.withCancellation` turns it into a `CancellationError`.
  public static let cancelled = ResultCode(.interrupt, 201)
  /// The text has more than one statement where one is wanted.
  public static let multipleStatements = ResultCode(.misuse, 202)
  /// The text has no statement, only space or comments.
  public static let noStatement = ResultCode(.misuse, 203)
  /// The number of values given is not the number of parameters.
  public static let argumentCount = ResultCode(.misuse, 204)
  /// The statement has no parameter of that name.
  public static let noSuchParameter = ResultCode(.misuse, 205)
  /// `write` was called inside `read`.
  public static let writeInsideRead = ResultCode(.misuse, 206)
  /// A name or an SQL text has a NUL character, at which SQLite would cut it.
  public static let nulCharacter = ResultCode(.misuse, 207)
  /// Options that exclude each other, or a number out of its range.
  public static let invalidOption = ResultCode(.misuse, 208)
  /// `Access.create` found a file in its place.
  public static let fileExists = ResultCode(.cannotOpen, 209)
}

// MARK: - Names

extension ResultCode: CustomStringConvertible {
  /// SQLite's name of the primary code and the number of the detail: `SQLITE_BUSY`, `SQLITE_BUSY/2`.
  public var description: String {
    let index = Int(primary.rawValue)
    let name = Self.names.indices.contains(index) ? Self.names[index] : "code \(primary.rawValue)"
    return isPrimary ? name : "\(name)/\(rawValue >> 8)"
  }

  private static let names = [
    "SQLITE_OK", "SQLITE_ERROR", "SQLITE_INTERNAL", "SQLITE_PERM", "SQLITE_ABORT", "SQLITE_BUSY",
    "SQLITE_LOCKED", "SQLITE_NOMEM", "SQLITE_READONLY", "SQLITE_INTERRUPT", "SQLITE_IOERR",
    "SQLITE_CORRUPT", "SQLITE_NOTFOUND", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_PROTOCOL",
    "SQLITE_EMPTY", "SQLITE_SCHEMA", "SQLITE_TOOBIG", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH",
    "SQLITE_MISUSE", "SQLITE_NOLFS", "SQLITE_AUTH", "SQLITE_FORMAT", "SQLITE_RANGE",
    "SQLITE_NOTADB", "SQLITE_NOTICE", "SQLITE_WARNING",
  ]
}

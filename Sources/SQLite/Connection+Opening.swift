internal import CSQLite

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension Connection {
  /// What a connection opens.
  public enum Location: Sendable, Hashable {
    /// The file at a path. The path is a plain name: `?`, `#`, `%` and `:` in it mean nothing special.
    case file(String)
    /// A database in memory, gone with the connection.
    case memory
    /// A database in memory that moves to an unnamed file when it grows.
    case temporary
  }

  /// What may be done with a file. Databases in memory can always be written.
  public enum Access: Sendable, Hashable {
    /// Only read; a file that is not there is an error.
    case readOnly
    /// Read and write a file that is there.
    case readWrite
    /// Make a new file; one that is there is an error and stays as it is.
    case create
    /// Read and write, and make the file if it is not there.
    case createIfMissing
  }

  /// How writes are made safe against a crash.
  public enum JournalMode: String, Sendable, Hashable, CaseIterable {
    /// A rollback journal, deleted after each transaction.
    case delete
    /// A rollback journal, cut to nothing after each transaction.
    case truncate
    /// A rollback journal, kept and overwritten.
    case persist
    /// A write-ahead log: readers and a writer do not block each other.
    case wal
    /// A journal in memory: a crash can damage the file.
    case memory
    /// No journal: no rollback, and a crash can damage the file. A defensive connection, as all of
    /// this library are, does not accept it.
    case off
  }

  /// How a database is opened.
  public struct Options: Sendable, Hashable {
    /// What may be done with the file.
    public var access: Access
    /// How long to wait for a lock of another connection.
    public var busyTimeout: Duration
    /// How many compiled statements are kept; 0 keeps none.
    public var statementCacheCapacity: Int
    /// The file is known not to change while it is open, as on a read-only medium: no locks are taken
    /// and a write-ahead log beside it is ignored. Needs read-only access.
    public var isImmutable: Bool
    /// The journal to set; nil leaves the file as it is. A write-ahead log is remembered by the
    /// file. Databases in memory take no notice.
    public var journalMode: JournalMode?
    /// How many bytes of the file may be mapped into memory; nil leaves SQLite's default, 0 maps none.
    public var memoryMap: Int?

    /// Options; the defaults suit a reader.
    public init(
      access: Access = .readOnly,
      busyTimeout: Duration = .seconds(5),
      statementCacheCapacity: Int = 64,
      isImmutable: Bool = false,
      journalMode: JournalMode? = nil,
      memoryMap: Int? = nil
    ) {
      self.access = access
      self.busyTimeout = busyTimeout
      self.statementCacheCapacity = statementCacheCapacity
      self.isImmutable = isImmutable
      self.journalMode = journalMode
      self.memoryMap = memoryMap
    }
  }
}

// MARK: - Opening

extension Connection {
  static func open(_ location: Location, _ options: Options) throws(DatabaseError) -> DatabaseHandle
  {
    guard options.statementCacheCapacity >= 0, (options.memoryMap ?? 0) >= 0 else {
      throw DatabaseError(.invalidOption, "a capacity or size in the options is negative")
    }
    // The connection is used by one thread at a time, so its own lock would be wasted.
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE
    guard case .file(let path) = location else {
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      return try open(location == .memory ? ":memory:" : "", shown: "a database in memory", flags)
    }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw DatabaseError(.cannotOpen, "the path of the database is empty or has a NUL character")
    }
    guard !options.isImmutable || options.access == .readOnly else {
      throw DatabaseError(.invalidOption, "an immutable database can only be opened to be read")
    }
    switch options.access {
    case .readOnly:
      flags |= SQLITE_OPEN_READONLY
    case .readWrite:
      flags |= SQLITE_OPEN_READWRITE
    case .create:
      try createFile(path)
      flags |= SQLITE_OPEN_READWRITE
    case .createIfMissing:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
    if options.isImmutable {
      return try open(immutableURI(path), shown: path, flags | SQLITE_OPEN_URI)
    }
    return try open(plainName(path), shown: path, flags)
  }

  /// Asks SQLite, once a process, to keep what undoes a savepoint in memory: with its own 64 KiB a long
  /// transaction of many savepoints writes each changed page to a file twice. It is all or nothing, since
  /// SQLite writes out what it kept in one piece, of which it can write no more than 128 KiB: with a limit
  /// beyond that it says that the disk is full. False when somebody used SQLite before; all works then too.
  private static let keepsSavepointsInMemory =
    regesta_sqlite3_config_savepoint_memory(-1) == SQLITE_OK

  private static func open(
    _ name: String,
    shown path: String,
    _ flags: Int32
  ) throws(DatabaseError) -> DatabaseHandle {
    _ = keepsSavepointsInMemory
    var pointer: OpaquePointer?
    let code = sqlite3_open_v2(name, &pointer, flags, nil)
    guard let raw = pointer else {
      throw DatabaseError(.noMemory, "no memory for a connection")
    }
    // SQLite gives a handle for a failed open too; owning it closes it.
    let handle = DatabaseHandle(raw: raw)
    guard code == SQLITE_OK else {
      throw naming(path, in: DatabaseError(of: handle.raw, code: code))
    }
    return handle
  }

  /// Makes an empty file, which SQLite takes for an empty database; fails if the name is taken.
  private static func createFile(_ path: String) throws(DatabaseError) {
    #if canImport(Darwin)
      let descriptor = Darwin.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    #elseif canImport(Musl)
      let descriptor = Musl.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    #else
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    #endif
    guard descriptor >= 0 else {
      let number = errno
      let reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
      throw DatabaseError(
        number == EEXIST ? .fileExists : .cannotOpen,
        "unable to create the database file: \(reason): \(path)"
      )
    }
    close(descriptor)
  }

  /// The error with the path in its message. Of a folder SQLite says only that reading it failed.
  private static func naming(_ path: String, in error: DatabaseError) -> DatabaseError {
    if let folder = opendir(path) {
      closedir(folder)
      return DatabaseError(
        .cannotOpenIsDirectory,
        "unable to open a folder as a database file: \(path)"
      )
    }
    return error.with(message: "\(error.message): \(path)")
  }

  /// A name that SQLite takes for a file even where it would see `:memory:` or a URI.
  private static func plainName(_ path: String) -> String {
    path.hasPrefix(":") || path.hasPrefix("file:") ? "./" + path : path
  }

  /// A URI, for the one option that only a URI can give.
  private static func immutableURI(_ path: String) -> String {
    var uri = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri += byte < 16 ? "%0" : "%"
        uri += String(byte, radix: 16)
      }
    }
    return uri + "?immutable=1"
  }
}

// MARK: - Configuring

extension Connection {
  /// Sets what every connection has, and reads the header, so that a wrong file is an error now.
  func configure() throws(DatabaseError) {
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
      (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
    ] as [(Int32, Int32)] {
      var result: Int32 = -1
      try check(regesta_sqlite3_db_config(handle.raw, option, value, &result))
      guard result == value else {
        throw DatabaseError(.error, "this build of SQLite refuses setting \(option) to \(value)")
      }
    }
    guard case .file(let path) = location else { return }
    if let bytes = options.memoryMap {
      try control("PRAGMA mmap_size = \(bytes)", isCached: false)
    }
    do throws(DatabaseError) {
      try control("PRAGMA schema_version", isCached: false)
    } catch {
      throw Self.naming(path, in: error)
    }
    // SQLite opens for reading when it may not write, and says nothing.
    if options.access != .readOnly, isReadOnly {
      throw DatabaseError(.readOnly, "the database file may not be written: \(path)")
    }
    if let mode = options.journalMode {
      try setJournalMode(mode)
    }
  }

  /// Sets the journal of the main database.
  ///
  /// - Throws: ``ResultCode/error`` if SQLite keeps another one, as it does in memory.
  public func setJournalMode(_ mode: JournalMode) throws(DatabaseError) {
    let answer = try control("PRAGMA journal_mode = \(mode.rawValue)", isCached: false) { row in
      sqlite3_column_text(row, 0).map { String(cString: $0) }
    }
    let found = answer.flatMap { $0 } ?? "unknown"
    guard found == mode.rawValue else {
      throw DatabaseError(.error, "the journal mode stays \(found), \(mode.rawValue) was asked for")
    }
  }
}

public import SQLite
internal import Seed

/// One base: a SQLite file that holds what sources say about the past.
///
/// A base is opened for reading unless told otherwise, and is never created by opening it. It
/// belongs to one task at a time, as its connection does; open it again for another.
///
/// ```swift
/// let base = try KnowledgeBase(path: "demo.regesta")
/// let vilnius = try base.entity(named: "vilnius")
/// for claim in try base.claims(ClaimQuery(about: vilnius.id)) { print(claim.sentence) }
/// ```
public final class KnowledgeBase {
  /// The connection below, for SQL of one's own.
  public let connection: Connection
  /// The path that the base was opened by; empty for one in memory.
  public let path: String
  /// Whether a batch is open.
  var isWriting = false
  /// What the batch that is open has put away to add very many rows.
  package var bulk: BulkWriting?
  /// Whether all that is run stands behind the authorizer: see ``sandboxed(_:)``.
  var isSandboxed = false
  /// Whether a part of it is thought away: see ``read(without:_:)``.
  var isNarrowed = false
  /// What is kept for further questions.
  var memory: BaseMemory?

  /// `application_id` of every base: "RGST".
  public static let applicationID = 1_380_406_100
  /// `user_version` of the schema that this program writes.
  public static let schemaVersion = 4

  /// Opens a base that is there.
  ///
  /// - Parameters:
  ///   - path: A file. It is a plain path, never a URI.
  ///   - access: `.readOnly` unless the base is to be written; never creates.
  ///   - busyTimeout: How long to wait for another program to let go of the file.
  /// - Throws: ``RegestaError`` of kind `fileMissing`, `notABase`, `newerSchema`, `olderSchema`,
  ///   `damaged`, `busy` or `refused`.
  public convenience init(
    path: String,
    access: Access = .readOnly,
    busyTimeout: Duration = .seconds(5)
  ) throws {
    let connection = try Self.translating(path) {
      access == .readOnly
        ? try Self.reader(of: path, busyTimeout)
        : try Self.writer(of: path, busyTimeout)
    }
    try self.init(connection, path: path)
  }

  /// Opens a file for reading.
  ///
  /// What a program left half done that died while it wrote is taken back first: nobody can read the file
  /// before, and one who only reads cannot do it.
  static func reader(of path: String, _ busyTimeout: Duration) throws -> Connection {
    func open(_ access: Connection.Access) throws(DatabaseError) -> Connection {
      let options = Connection.Options(access: access, busyTimeout: busyTimeout)
      let connection = try Connection(.file(path), options)
      try connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
      return connection
    }
    do throws(DatabaseError) {
      return try open(.readOnly)
    } catch {
      guard [.readOnlyRollback, .readOnlyRecovery].contains(error.extendedCode) else { throw error }
    }
    do throws(DatabaseError) {
      _ = try open(.readWrite)
    } catch {
      guard error.code == .readOnly || error.code == .cannotOpen else { throw error }
      throw RegestaError(
        .cannotWrite,
        "A program died while it wrote to \(path); what it left half done must be taken back first.",
        hint: "Open it once where the file and its folder may be written."
      )
    }
    return try open(.readOnly)
  }

  /// Opens a file for writing, so that what was said to be done stays done.
  ///
  /// With less than EXTRA the journal of a batch that is closed can come back when the power goes, and take
  /// the batch back.
  static func writer(of path: String, _ busyTimeout: Duration) throws(DatabaseError) -> Connection {
    let options = Connection.Options(access: .readWrite, busyTimeout: busyTimeout)
    let connection = try Connection(.file(path), options)
    try connection.execute("PRAGMA synchronous = EXTRA")
    return connection
  }

  /// Whether a base is opened to be read or to be written.
  public enum Access: Sendable {
    case readOnly
    case readWrite
  }

  /// Takes a connection that is open, and proves that it is a base of ours.
  public init(_ connection: Connection, path: String = "") throws {
    self.connection = connection
    self.path = path
    try Self.translating(path) { try DateFunctions.add(to: connection) }
    let version = try Self.translating(path) { try Self.version(of: connection, path: path) }
    if version > Self.schemaVersion { throw RegestaError(newer: version, path: path) }
    if version < Self.schemaVersion { throw RegestaError(older: version, path: path) }
    if !connection.isReadOnly { try Self.translating(path) { try trustTriggers() } }
  }

  /// The schema of a database that is a base of ours, whatever its age.
  ///
  /// - Throws: ``RegestaError`` of kind `notABase`; `DatabaseError`.
  static func version(of connection: Connection, path: String) throws -> Int {
    let application = try connection.first("PRAGMA application_id") { try $0.int(0) }
    guard application == Self.applicationID else {
      throw RegestaError(
        .notABase,
        "\(path.isEmpty ? "this database" : path) is a SQLite database, but not a Regesta base.",
        hint: "Make one with: regesta init FILE"
      )
    }
    return try connection.first("PRAGMA user_version") { try $0.int(0) } ?? 0
  }

  /// Lets the triggers run that keep the search index, if all of them, and no others, are ours.
  ///
  /// SQLite does not let a file's triggers touch virtual tables unless the file is trusted, and a file
  /// from elsewhere is not to be trusted before it has been looked at.
  private func trustTriggers() throws {
    let triggers = try connection.rows(
      """
      SELECT name, sql FROM sqlite_schema
       WHERE type = 'trigger' OR type = 'view' AND name = 'redirect' ORDER BY name
      """
    ) { (name: try $0.text(0), sql: try $0.text(1)) }
    let strange = triggers.filter { !Self.guards.contains($0.sql) }.map(\.name)
    guard strange.isEmpty, triggers.count == Self.guards.count else {
      throw RegestaError(
        .damaged,
        strange.isEmpty
          ? "\(path): \(Self.guards.count - triggers.count) of the rules that keep a base sound are missing."
          : "\(path): the trigger \(strange[0]) is not one of Regesta's.",
        hint:
          "Another program changed the file's schema. It can be read, but not written. Look it over with: "
          + "regesta verify; get the rules back with: regesta repair"
      )
    }
    try connection.execute("PRAGMA trusted_schema = 1")
  }

  /// The triggers of the schema, and the view `redirect` that they ask, which is a rule as they are; as SQLite keeps
  /// them, without the semicolon.
  private static let guards = Set(
    SchemaScript().rest.filter {
      $0.hasPrefix("CREATE TRIGGER ") || $0.hasPrefix("CREATE VIEW redirect ")
    }
    .map { $0.hasSuffix(";") ? String($0.dropLast()) : $0 }
  )

  /// Makes a base where no file is, with the schema and nothing else.
  ///
  /// The catalogue and any knowledge come in by ``write(_:_:)``. What fails on the way leaves a
  /// file behind; make a base beside its place and move it, as `regesta init` does.
  ///
  /// - Throws: ``RegestaError`` of kind `cannotWrite`, `diskFull` or `refused`.
  public static func create(at path: String) throws -> KnowledgeBase {
    try translating(path, writing: true) {
      let connection = try Connection(.file(path), Connection.Options(access: .create))
      try install(on: connection)
      return try KnowledgeBase(connection, path: path)
    }
  }

  /// Makes a base in memory: for tests, and to try an import.
  public static func inMemory() throws -> KnowledgeBase {
    let connection = try Connection(.memory, Connection.Options(access: .createIfMissing))
    try install(on: connection)
    return try KnowledgeBase(connection)
  }

  private static func install(on connection: Connection) throws {
    try connection.write { try connection.execute(Seed.schema) }
  }

  /// Reads in one snapshot: what `body` sees does not change under it, and many small questions
  /// are several times faster than each in a transaction of its own.
  public func read<T>(_ body: () throws -> T) throws -> T {
    try Self.translating(path) { try connection.read(body) }
  }

  /// A fact about the base itself: `title`, `language`, `owner`, `created`.
  public func meta(_ key: String) throws -> String? {
    try read {
      try connection.first("SELECT value FROM meta WHERE key = \(key)") { try $0.text(0) }
    }
  }
}

internal import CSQLite

/// One thing that a statement wants to do, as SQLite asks about it while it compiles the statement.
public struct Authorization: Hashable, Sendable {
  /// What it wants to do.
  public var action: Action
  /// The database it is about, such as `main` or `temp`, if it is about one.
  public var database: String?
  /// The innermost trigger or view that wants it; nil if the statement itself does.
  public var source: String?

  /// What a statement can want to do.
  public enum Action: Hashable, Sendable {
    /// Run a SELECT.
    case select
    /// Read a column; an empty one means that the table is used without a column of it.
    case read(table: String, column: String)
    /// Call a function, built in or added.
    case function(String)
    /// Use a recursive common table expression.
    case recursive
    /// Insert into a table.
    case insert(table: String)
    /// Change a column.
    case update(table: String, column: String)
    /// Delete from a table.
    case delete(table: String)
    /// Run a pragma.
    case pragma(String, argument: String?)
    /// Open a further database file; the name is nil if it is an expression.
    case attach(String?)
    /// Close one.
    case detach(String)
    /// BEGIN, COMMIT or ROLLBACK.
    case transaction(String)
    /// BEGIN, RELEASE or ROLLBACK of a savepoint.
    case savepoint(String, name: String)
    /// CREATE, DROP, ALTER, REINDEX or ANALYZE of a table, index, view, trigger or virtual table.
    case schema(String, name: String)
    /// An action that this library does not know.
    case unknown(Int)
  }
}

/// What an authorizer answers.
public enum Permission: Sendable, Hashable {
  /// It may be done.
  case allow
  /// Compiling the statement fails.
  case deny
  /// A column reads as NULL, a function is not called; other things count as denied.
  case ignore
}

extension Authorization {
  /// Decodes the arguments of SQLite's callback.
  init(
    code: Int32,
    _ first: UnsafePointer<CChar>?,
    _ second: UnsafePointer<CChar>?,
    database: UnsafePointer<CChar>?,
    source: UnsafePointer<CChar>?
  ) {
    self.database = database.map { String(cString: $0) }
    self.source = source.map { String(cString: $0) }
    let one = first.map { String(cString: $0) }
    let two = second.map { String(cString: $0) }
    action =
      switch code {
      case SQLITE_SELECT: .select
      case SQLITE_READ: .read(table: one ?? "", column: two ?? "")
      case SQLITE_FUNCTION: .function(two ?? "")
      case SQLITE_RECURSIVE: .recursive
      case SQLITE_INSERT: .insert(table: one ?? "")
      case SQLITE_UPDATE: .update(table: one ?? "", column: two ?? "")
      case SQLITE_DELETE: .delete(table: one ?? "")
      case SQLITE_PRAGMA: .pragma(one ?? "", argument: two)
      case SQLITE_ATTACH: .attach(one)
      case SQLITE_DETACH: .detach(one ?? "")
      case SQLITE_TRANSACTION: .transaction(one ?? "")
      case SQLITE_SAVEPOINT: .savepoint(one ?? "", name: two ?? "")
      default:
        // ALTER TABLE names the database first, all others the object.
        Self.schemaVerbs[code].map {
          .schema($0, name: (code == SQLITE_ALTER_TABLE ? two : one) ?? "")
        } ?? .unknown(Int(code))
      }
  }

  private static let schemaVerbs: [Int32: String] = [
    SQLITE_CREATE_INDEX: "CREATE INDEX", SQLITE_CREATE_TABLE: "CREATE TABLE",
    SQLITE_CREATE_TEMP_INDEX: "CREATE TEMP INDEX", SQLITE_CREATE_TEMP_TABLE: "CREATE TEMP TABLE",
    SQLITE_CREATE_TEMP_TRIGGER: "CREATE TEMP TRIGGER", SQLITE_CREATE_TEMP_VIEW: "CREATE TEMP VIEW",
    SQLITE_CREATE_TRIGGER: "CREATE TRIGGER", SQLITE_CREATE_VIEW: "CREATE VIEW",
    SQLITE_CREATE_VTABLE: "CREATE VIRTUAL TABLE", SQLITE_DROP_INDEX: "DROP INDEX",
    SQLITE_DROP_TABLE: "DROP TABLE", SQLITE_DROP_TEMP_INDEX: "DROP TEMP INDEX",
    SQLITE_DROP_TEMP_TABLE: "DROP TEMP TABLE", SQLITE_DROP_TEMP_TRIGGER: "DROP TEMP TRIGGER",
    SQLITE_DROP_TEMP_VIEW: "DROP TEMP VIEW", SQLITE_DROP_TRIGGER: "DROP TRIGGER",
    SQLITE_DROP_VIEW: "DROP VIEW", SQLITE_DROP_VTABLE: "DROP VIRTUAL TABLE",
    SQLITE_ALTER_TABLE: "ALTER TABLE", SQLITE_REINDEX: "REINDEX", SQLITE_ANALYZE: "ANALYZE",
  ]
}

extension Authorization: CustomStringConvertible {
  /// What is wanted, in the words of SQL.
  public var description: String {
    let wanted =
      switch action {
      case .select: "SELECT"
      case .read(let table, ""): "reading \(table)"
      case .read(let table, let column): "reading \(table).\(column)"
      case .function(let name): "the function \(name)"
      case .recursive: "a recursive query"
      case .insert(let table): "INSERT INTO \(table)"
      case .update(let table, let column): "UPDATE of \(table).\(column)"
      case .delete(let table): "DELETE FROM \(table)"
      case .pragma(let name, nil): "PRAGMA \(name)"
      case .pragma(let name, .some): "PRAGMA \(name) with an argument"
      case .attach: "ATTACH"
      case .detach: "DETACH"
      case .transaction(let verb): verb
      case .savepoint(let verb, _): "\(verb) of a savepoint"
      case .schema(let verb, let name): "\(verb) \(name)"
      case .unknown(let code): "action \(code)"
      }
    return source.map { "\(wanted), through \($0)" } ?? wanted
  }
}

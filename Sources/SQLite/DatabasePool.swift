/// A database file shared by many tasks: one writer, and readers beside it.
///
/// The file keeps a write-ahead log, so that readers see the last committed state while a write goes on
/// and nobody waits for anybody but writers for each other. All connections work on threads of their
/// own. A closure gets the connection for its own run, inside a transaction, and cannot keep it; as it is
/// synchronous, no transaction stays open across an `await`.
///
/// ```swift
/// let pool = try await DatabasePool(path: "towns.db")
/// let count = try await pool.read { try $0.first("SELECT count(*) FROM town", as: Int.self) }
/// ```
public final class DatabasePool: Sendable {
  /// How a pool works.
  public struct Options: Sendable {
    /// How the writer opens the file; `readWrite` or one that creates it.
    public var access: Connection.Access
    /// How many readers there may be; they are opened when they are first needed.
    public var readerCount: Int
    /// What holds for every connection; access and journal are set by the pool.
    public var connection: Connection.Options
    /// How long one read may take; nil for no limit.
    public var readTimeLimit: Duration?
    /// Is called with each new connection: the place to add functions and collations.
    public var setup: @Sendable (Connection) throws -> Void

    /// Options; the defaults suit a small server.
    public init(
      access: Connection.Access = .readWrite,
      readerCount: Int = 4,
      connection: Connection.Options = Connection.Options(),
      readTimeLimit: Duration? = nil,
      setup: @escaping @Sendable (Connection) throws -> Void = { _ in }
    ) {
      self.access = access
      self.readerCount = readerCount
      self.connection = connection
      self.readTimeLimit = readTimeLimit
      self.setup = setup
    }
  }

  private let writer: ConnectionActor
  private let readers: Lender<ConnectionActor>
  private let readTimeLimit: Duration?

  /// Opens the file for writing, and sets it to keep a write-ahead log.
  ///
  /// - Throws: what opening a ``Connection`` throws; ``ResultCode/invalidOption`` if the options ask for
  ///   no readers or for a writer that only reads.
  public init(path: String, _ options: Options = Options()) async throws {
    guard options.readerCount > 0, options.access != .readOnly, !options.connection.isImmutable
    else {
      throw DatabaseError(.invalidOption, "a pool needs a writer and at least one reader")
    }
    var writing = options.connection
    writing.access = options.access
    writing.journalMode = .wal
    var reading = options.connection
    reading.access = .readOnly
    reading.journalMode = nil
    writer = ConnectionActor(.file(path), writing, label: "sqlite.writer", setup: options.setup)
    readers = Lender(
      (0..<options.readerCount).map { [reading] index in
        ConnectionActor(
          .file(path),
          reading,
          label: "sqlite.reader.\(index)",
          setup: options.setup
        )
      }
    )
    readTimeLimit = options.readTimeLimit
    try await writer.open()
  }

  /// Runs `body` on one snapshot of the database, beside other readers and the writer.
  ///
  /// - Throws: `CancellationError` if the task is cancelled, also while it waits for its turn;
  ///   ``ResultCode/timeLimit``; or what `body` throws.
  @discardableResult
  public func read<T: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    try await readers.lend { reader in
      try await reader.run(.read, timeLimit: readTimeLimit, body)
    }
  }

  /// Runs `body` as one change, after the writes that were asked for before.
  ///
  /// - Throws: `CancellationError` if the task is cancelled, or what `body` throws; nothing is changed
  ///   then.
  @discardableResult
  public func write<T: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    try await writer.run(.write, timeLimit: nil, body)
  }
}

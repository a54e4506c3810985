/// One connection of a pool, with a thread of its own while it works.
actor ConnectionActor {
  private let executor: QueueExecutor
  private let location: Connection.Location
  private let options: Connection.Options
  private let setup: @Sendable (Connection) throws -> Void
  private var connection: Connection?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(
    _ location: Connection.Location,
    _ options: Connection.Options,
    label: String,
    setup: @escaping @Sendable (Connection) throws -> Void
  ) {
    executor = QueueExecutor(label: label)
    self.location = location
    self.options = options
    self.setup = setup
  }

  /// Opens the connection if that was not yet done.
  func open() throws {
    _ = try opened()
  }

  /// Runs `body` in one transaction, until the task is cancelled or the time is up.
  func run<T: Sendable>(
    _ scope: TransactionScope,
    timeLimit: Duration?,
    _ body: @Sendable (Connection) throws -> T
  ) throws -> T {
    let connection = try opened()
    return try connection.withCancellation(timeLimit: timeLimit) {
      switch scope {
      case .read: try connection.read { try body(connection) }
      case .write: try connection.write { try body(connection) }
      }
    }
  }

  private func opened() throws -> Connection {
    if let connection { return connection }
    let connection = try Connection(location, options)
    try setup(connection)
    self.connection = connection
    return connection
  }
}

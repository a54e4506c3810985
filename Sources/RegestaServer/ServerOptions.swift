/// How pages are served.
public struct ServerOptions: Sendable {
  /// The port; 0 for any that is free.
  public var port = 0
  /// How many connections there may be at a time; others wait.
  public var connections = 128
  /// How many pages are made at a time, each with a connection to the base of its own.
  public var readers = 4
  /// In bytes; a request's whole head.
  public var headSize = 64 * 1_024
  /// How many fields a request's head may have.
  public var headFields = 100
  /// In bytes; what may be sent along.
  public var bodySize = 1_048_576
  /// How long a client may take to send a request, and how long to take its answer.
  public var patience: Duration = .seconds(15)
  /// How long a connection may stay open without a request.
  public var idleTime: Duration = .seconds(60)
  /// In bytes; how much more than it has SQLite may take for one page.
  public var memory = 250_000_000
  /// Is told of every request that was answered.
  public var onRequest: (@Sendable (ServedRequest) -> Void)?

  /// Options; the defaults suit one reader on one machine.
  public init() {}
}

/// A request that was answered.
public struct ServedRequest: Sendable {
  /// The method.
  public var method: String
  /// What was asked for, as it came.
  public var target: String
  /// The status of the answer.
  public var status: Int
  /// In bytes.
  public var size: Int
  /// From the end of the request's head to the end of the answer.
  public var duration: Duration
}

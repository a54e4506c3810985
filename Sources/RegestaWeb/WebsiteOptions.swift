/// How a website is set up.
public struct WebsiteOptions: Sendable {
  /// The names by which the server may be called (`Host` of a request), with their ports; empty for any.
  ///
  /// A page of a stranger can have a name of its own lead to this machine (DNS rebinding), and would then
  /// read the base as if it were its own: what is called by another name is not answered.
  public var hosts: Set<String> = []
  /// What a request must bring to write; nil when nothing may be written.
  public var writeToken: String?
  /// Who writes.
  public var who = "somebody"
  /// How long SQLite may work for one page.
  public var timeLimit: Duration = .seconds(10)
  /// How long a statement of somebody's own may run.
  public var queryTime: Duration = .seconds(5)
  /// How long SQLite may work for a file that is taken in.
  public var importTime: Duration = .seconds(300)

  /// Options; the defaults only read, and answer whoever calls.
  public init() {}

  /// Whether anything may be written.
  var mayWrite: Bool { writeToken != nil }
}

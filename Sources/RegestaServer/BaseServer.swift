internal import RegestaKit
public import RegestaWeb

/// The pages of a base over HTTP, on this machine alone.
///
/// It listens on the loopback interface, reads the base through a few connections of its own, and ends when
/// it is interrupted: requests that were begun are answered, then it stops.
public struct BaseServer: Sendable {
  let path: String
  let website: WebsiteOptions
  let options: ServerOptions

  /// A server of a base; nothing is opened yet.
  ///
  /// - Parameters:
  ///   - path: The file of the base.
  ///   - website: How its pages are set up; by which names it may be called is added when its port is known.
  ///   - options: How they are served.
  public init(
    path: String,
    website: WebsiteOptions = WebsiteOptions(),
    options: ServerOptions = ServerOptions()
  ) {
    self.path = path
    self.website = website
    self.options = options
  }

  #if Server
    /// Whether this program was built with the server.
    public static let isAvailable = true
  #else
    /// Whether this program was built with the server.
    public static let isAvailable = false

    /// Says that this program was built without the server.
    ///
    /// - Throws: ``RegestaError`` of kind `refused`, always.
    public func run(
      stoppingOnSignals: Bool = true,
      onStart: @escaping @Sendable (Int) -> Void
    ) async throws {
      throw RegestaError(
        .refused,
        "This build has no server.",
        hint: "Build it with the trait Server, which is on by default; `regesta site` needs none."
      )
    }
  #endif

  /// The names by which a server on a port of this machine may be called.
  static func hosts(port: Int) -> Set<String> {
    ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"]
  }
}

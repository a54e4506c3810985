package import ArgumentParser
internal import RegestaKit
internal import RegestaServer
internal import RegestaWeb

/// `serve`: the base in a browser, on this machine alone.
package struct ServeCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Look at the base and ask it in a browser.",
    discussion: """
      Serves the pages of the base on this machine alone (127.0.0.1) until it is interrupted. Every page is an \
      address that holds all its state, and can be had as JSON too, and where it makes sense as CSV, SVG, \
      Turtle, JSON-LD or a graph: /openapi.json describes them. Without --write the base is \
      only read; nothing is fetched from elsewhere.

      With --write, candidates can be decided on and files taken in, in the browser that opens the second \
      address; each decision and each file is a batch, and can be taken back.
      """
  )

  package static let examples = [
    CommandExample("serve --open", "In the browser, on a free port."),
    CommandExample("serve --port 8080 --log", "On a port of one's own, with a line a request."),
    CommandExample(
      "serve --write --open",
      "Decide on what readers propose, and take files in, in the browser."
    ),
  ]

  @Option(help: ArgumentHelp("The port; a free one without it.", valueName: "n"))
  package var port: Int?

  @Flag(help: "Open the first page in the browser.")
  package var open = false

  @Flag(
    help:
      "Let the browser write: review and import, by an address with a token that is printed too."
  )
  package var write = false

  @Flag(help: "Print a line for each request, on standard error.")
  package var log = false

  @OptionGroup(title: "Global options")
  package var globals: GlobalOptions

  package init() {}

  package func action() throws -> any Action {
    if let port, !(1...65_535).contains(port) {
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "--port takes a number from 1 to 65535, not \(port)",
        hint: "leave it out for a free port"
      )
    }
    return Serve(port: port ?? 0, opensBrowser: open, mayWrite: write, isLogging: log)
  }
}

private struct Serve: Action {
  let port: Int
  let opensBrowser: Bool
  let mayWrite: Bool
  let isLogging: Bool

  func perform(in context: CommandContext) throws -> ExitStatus {
    guard BaseServer.isAvailable else {
      throw CommandFailure(
        .failed,
        code: "no_server",
        "this build of regesta has no server",
        reason: "it was built without the trait Server",
        hint: "build it with the trait, which is on by default; `regesta site` needs none"
      )
    }
    let location = try context.existingBase()
    // What is wrong with the file is told at once, and not on every page.
    _ = try context.openBase(at: location)
    var website = WebsiteOptions()
    if let seconds = context.settings.timeout?.milliseconds {
      website.queryTime = .milliseconds(seconds)
      website.timeLimit = max(website.timeLimit, .milliseconds(seconds * 2))
    }
    if mayWrite {
      // Fails now, and not at the first decision, where the file may not be written.
      _ = try KnowledgeBase(path: location.absolutePath, access: .readWrite)
      website.writeToken = Self.token()
      website.who = context.who
    }
    var options = ServerOptions()
    options.port = port
    let settings = (path: location.absolutePath, website: website, options: options)
    try Waiting.run { [isLogging] (tell: @escaping @Sendable (Message) -> Void) in
      var options = settings.options
      if isLogging { options.onRequest = { tell(.answered($0)) } }
      let server = BaseServer(path: settings.path, website: settings.website, options: options)
      try await server.run { tell(.listens(port: $0)) }
    } hearing: { message in
      switch message {
      case .listens(let port):
        try begin(location.path, port: port, token: settings.website.writeToken, context)
      case .answered(let request): context.reporter.note(request.line)
      }
    }
    return .success
  }

  /// What the server tells.
  private enum Message: Sendable {
    case listens(port: Int)
    case answered(ServedRequest)
  }

  /// 128 bits that nobody guesses.
  private static func token() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  private func begin(
    _ path: String,
    port: Int,
    token: String?,
    _ context: CommandContext
  ) throws {
    var address = "http://127.0.0.1:\(port)/"
    try context.surroundings.output.write(address + "\n")
    if let token {
      address += "review?token=\(token)"
      try context.surroundings.output.write(address + "\n")
    }
    try context.surroundings.output.flush()
    context.reporter.note("\(path) is served on this machine alone; Ctrl-C ends it")
    guard opensBrowser else { return }
    if !Browser.open(address, environment: context.surroundings.environment) {
      context.reporter.warn("no browser could be started; open the address yourself")
    }
  }
}

extension ServedRequest {
  /// "GET /e/vilnius 200, 34 kB in 12 ms".
  fileprivate var line: String {
    let milliseconds =
      duration.components.seconds * 1_000
      + duration.components.attoseconds / 1_000_000_000_000_000
    return "\(method) \(target) \(status), \((size + 512) / 1_024) kB in \(milliseconds) ms"
  }
}

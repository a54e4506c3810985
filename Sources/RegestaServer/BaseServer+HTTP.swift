#if Server
  internal import HTTPTypes
  internal import HummingbirdCore
  internal import Logging
  internal import NIOCore
  internal import NIOPosix
  internal import RegestaKit
  internal import RegestaWeb
  internal import SQLite
  internal import ServiceLifecycle
  internal import Synchronization
  internal import UnixSignals

  extension BaseServer {
    /// Serves until the process is told to end, or the task is cancelled.
    ///
    /// - Parameters:
    ///   - stoppingOnSignals: Whether SIGINT and SIGTERM end it gracefully.
    ///   - onStart: Is told the port once it listens.
    /// - Throws: ``RegestaError`` of kind `refused` when the port cannot be had.
    public func run(
      stoppingOnSignals: Bool = true,
      onStart: @escaping @Sendable (Int) -> Void
    ) async throws {
      let service = HTTPService(self)
      // What there is to tell is told by `onRequest`; the libraries' own talk is not for users.
      let logger = Logger(label: "regesta") { _ in SwiftLogNoOpLogHandler() }
      let child = HTTP1Channel(
        responder: { request, writer, _ in try await service.answer(request, writer) },
        configuration: channel
      )
      let server = child.server(
        configuration: ServerConfiguration(
          address: .hostname("127.0.0.1", port: options.port),
          backlog: 64,
          availableConnectionsDelegate: MaximumAvailableConnections(
            options.connections,
            logger: logger
          )
        ),
        onServerRunning: { channel in
          let port = channel.localAddress?.port ?? options.port
          service.begin(port: port)
          onStart(port)
        },
        eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
        logger: logger
      )
      var configuration = ServiceGroupConfiguration(
        services: [ServiceGroupConfiguration.ServiceConfiguration(service: server)],
        gracefulShutdownSignals: stoppingOnSignals ? [.sigint, .sigterm] : [],
        logger: logger
      )
      // Whoever is still at it then is cut off.
      configuration.maximumGracefulShutdownDuration = .seconds(5)
      do {
        try await ServiceGroup(configuration: configuration).run()
      } catch let error as IOError {
        throw RegestaError(
          .refused,
          "Port \(options.port) of this machine cannot be had: \(error.localizedReason).",
          hint:
            "Another program may have it; choose another with --port, or leave it out for a free one."
        )
      }
    }

    private var channel: HTTP1Channel.Configuration {
      let options = options
      return HTTP1Channel.Configuration(
        additionalChannelHandlers: [RequestDeadline(options)],
        idleTimeout: TimeAmount(options.idleTime),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: options.headSize,
          maxHeaderListSize: options.headSize,
          maxHeaderFieldCount: options.headFields
        )
      )
    }
  }

  extension IOError {
    /// What the system says of it, without what was called.
    fileprivate var localizedReason: String {
      let text = description
      guard let start = text.range(of: ": ")?.upperBound else { return text }
      return String(text[start...].prefix { $0 != "(" }).trimmed
    }
  }

  extension String {
    fileprivate var trimmed: String {
      var text = self
      while text.last == " " { text.removeLast() }
      return text
    }

    fileprivate func range(of part: String) -> Range<Index>? { firstRange(of: part) }
  }
#endif

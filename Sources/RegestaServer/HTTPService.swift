#if Server
  internal import HTTPTypes
  internal import HummingbirdCore
  internal import NIOCore
  internal import RegestaWeb
  internal import SQLite
  internal import Synchronization

  /// Between the requests of HTTP and those of pages.
  final class HTTPService: Sendable {
    private let readers: Lender<BaseReader>
    private let options: ServerOptions
    private let settings: WebsiteOptions
    /// Known once the port is.
    private let website = Mutex<Website?>(nil)

    init(_ server: BaseServer) {
      options = server.options
      settings = server.website
      let (path, memory) = (server.path, server.options.memory)
      readers = Lender(
        (0..<max(1, server.options.readers)).map {
          BaseReader(path: path, number: $0, memory: memory)
        }
      )
    }

    /// From here on requests are answered, by the names that a port has.
    func begin(port: Int) {
      var settings = settings
      settings.hosts = BaseServer.hosts(port: port)
      website.withLock { $0 = Website(settings) }
    }

    /// Answers one request.
    func answer(_ request: Request, _ writer: consuming ResponseWriter) async throws {
      let clock = ContinuousClock()
      let start = clock.now
      let response = try await response(to: request)
      var fields = HTTPFields()
      for (name, value) in response.headers {
        if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
      }
      if response.status != 304 { fields[.contentLength] = String(response.contentLength) }
      let head = HTTPResponse(status: .init(code: response.status), headerFields: fields)
      if response.body.isEmpty {
        try await writer.writeResponse(head)
      } else {
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: response.body))
        try await writer.write(response: head, body: body)
      }
      options.onRequest?(
        ServedRequest(
          method: request.method.rawValue,
          target: request.head.path ?? "",
          status: response.status,
          size: response.body.count,
          duration: clock.now - start
        )
      )
    }

    private func response(to request: Request) async throws -> WebResponse {
      guard let website = website.withLock({ $0 }) else { return Website.starting }
      var headers: [String: String] = [:]
      for field in request.headers {
        let name = field.name.canonicalName
        headers[name] = headers[name].map { "\($0), \(field.value)" } ?? field.value
      }
      headers["host"] = request.head.authority
      var asked = WebRequest(
        request.head.path ?? "/",
        method: request.method.rawValue,
        headers: headers
      )
      if request.method == .post {
        let limit = website.bodyLimit(of: asked, usual: options.bodySize)
        do {
          let buffer = try await request.body.collect(upTo: limit)
          asked.body = Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
          return website.tooMuch(asked)
        }
      }
      let complete = asked
      return try await readers.lend { await $0.respond(to: complete, by: website) }
    }
  }
#endif

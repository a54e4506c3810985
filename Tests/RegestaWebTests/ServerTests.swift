import BaseSupport
import Foundation
import RegestaKit
import RegestaServer
import RegestaWeb
import TestSupport
import Testing

/// The pages over a real socket.
@Suite(.enabled(if: BaseServer.isAvailable, "built without the trait Server"))
struct ServerTests {
  /// How long a client may take is another test's: here the machine may be busy with all of them.
  private static var patient: ServerOptions {
    var options = ServerOptions()
    options.patience = .seconds(100)
    return options
  }

  /// Runs a server while a test asks it.
  private static func serving(
    _ path: String? = nil,
    website: WebsiteOptions = WebsiteOptions(),
    options: ServerOptions = patient,
    _ body: @escaping @Sendable (Int) throws -> Void
  ) async throws {
    let server = BaseServer(
      path: try path ?? DemoBase.path(),
      website: website,
      options: options
    )
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try? await server.run(stoppingOnSignals: false) { told.yield($0) }
        told.finish()
      }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      try await onOwnThread { try body(port) }
      group.cancelAll()
    }
  }

  private static func ask(_ port: Int, _ request: String) throws -> String {
    let client = try RawClient(port: port)
    client.send(request.replacing("\n", with: "\r\n"))
    return client.read() ?? ""
  }

  private static func get(_ port: Int, _ target: String, _ more: String = "") throws -> String {
    try ask(port, "GET \(target) HTTP/1.1\nHost: 127.0.0.1:\(port)\nConnection: close\n\(more)\n")
  }

  @Test func pagesComeOverASocket() async throws {
    try await Self.serving { port in
      let page = try Self.get(port, "/e/vilnius")
      #expect(page.hasPrefix("HTTP/1.1 200"))
      #expect(page.contains("<h1><bdi>Vilnius</bdi></h1>"))
      #expect(page.lowercased().contains("content-security-policy: default-src 'none'"))
      #expect(!page.lowercased().contains("access-control"))
      let head = try Self.ask(
        port,
        "HEAD /e/vilnius HTTP/1.1\nHost: 127.0.0.1:\(port)\nConnection: close\n\n"
      )
      #expect(head.hasPrefix("HTTP/1.1 200"))
      #expect(head.hasSuffix("\r\n\r\n"))
      let tag = try #require(
        page.split(separator: "\r\n").first { $0.lowercased().hasPrefix("etag:") }
      ).dropFirst(5)
      #expect(try Self.get(port, "/e/vilnius", "If-None-Match:\(tag)\n").hasPrefix("HTTP/1.1 304"))
    }
  }

  @Test func aStrangersNameIsNotAnswered() async throws {
    try await Self.serving { port in
      for host in ["evil.example:\(port)", "evil.example", "127.0.0.1"] {
        let answer = try Self.ask(port, "GET / HTTP/1.1\nHost: \(host)\nConnection: close\n\n")
        #expect(answer.hasPrefix("HTTP/1.1 403"), "\(host)")
        #expect(!answer.contains("<html"))
      }
      #expect(try Self.ask(port, "GET / HTTP/1.1\nConnection: close\n\n").hasPrefix("HTTP/1.1 40"))
      let post =
        "POST /e/vilnius HTTP/1.1\nHost: localhost:\(port)\nContent-Length: 3\nConnection: close\n\na=b"
      #expect(try Self.ask(port, post).hasPrefix("HTTP/1.1 405"))
    }
  }

  @Test func whatIsTooLargeIsRefused() async throws {
    var options = Self.patient
    options.bodySize = 1_000
    try await Self.serving(options: options) { [options] port throws in
      let long = String(repeating: "a", count: 200_000)
      for (target, head) in [("/search?q=\(long)", ""), ("/", "X-Long: \(long)\n")] {
        let answer = try Self.get(port, target, head)
        #expect(answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(100))")
      }
      // No more than the server reads at once: what it leaves unread when it closes can overtake its answer.
      let many = (0..<options.headFields).map { "X-\($0): a\n" }.joined()
      let answer = try Self.get(port, "/", many)
      #expect(answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(100))")
      let body = String(repeating: "a", count: 2_000)
      let post =
        "POST / HTTP/1.1\nHost: localhost:\(port)\nContent-Length: 2000\nConnection: close\n\n\(body)"
      #expect(try Self.ask(port, post).hasPrefix("HTTP/1.1 41"))
      #expect(try Self.ask(port, "NONSENSE\n\n").hasPrefix("HTTP/1.1 400"))
      // It is still there.
      #expect(try Self.get(port, "/health").hasPrefix("HTTP/1.1 200"))
    }
  }

  /// A file may be larger than what else is sent, and only from who may write.
  @Test func aFileComesInOverASocket() async throws {
    let base = try DemoBase.with("regesta: 1\nentities:\n  a: {kind: state, names: [A]}\n")
    var website = WebsiteOptions()
    website.writeToken = Writer.token
    var options = Self.patient
    options.bodySize = 1_000
    try await Self.serving(base.path, website: website, options: options) { port throws in
      let cookie = "Cookie: regesta-write=\(Writer.token)\n"
      let page = try Self.get(port, "/import", cookie)
      let mark = try #require(page.firstRange(of: "name=\"form\" value=\""))
      let token = String(page[mark.upperBound...].prefix { $0 != "\"" })
      let rows = (0..<400).map { "Town\($0),city\n" }.joined()
      let form = Multipart(
        fields: [("form", token), ("do", "preview")],
        file: ("towns.csv", Array("name,kind\n\(rows)".utf8))
      )
      let head =
        "POST /import HTTP/1.1\nHost: 127.0.0.1:\(port)\nOrigin: http://127.0.0.1:\(port)\n"
        + "Content-Type: \(form.type)\nContent-Length: \(form.bytes.count)\nConnection: close\n"
      func send(_ head: String) throws -> String {
        let client = try RawClient(port: port)
        client.send(
          head.replacing("\n", with: "\r\n") + "\r\n" + String(decoding: form.bytes, as: UTF8.self)
        )
        return client.read() ?? ""
      }
      let seen = try send(head + cookie)
      #expect(seen.hasPrefix("HTTP/1.1 200"))
      #expect(seen.contains("400 entities"))
      let strange = try send(head)
      #expect(strange.hasPrefix("HTTP/1.1 413"))
      #expect(strange.contains("<h1>Too large</h1>"))
      #expect(try Self.get(port, "/e/town1").hasPrefix("HTTP/1.1 404"))
    }
  }

  /// One who sends a byte now and then is never idle, and is sent away all the same.
  @Test func slowClientsAreSentAway() async throws {
    var options = ServerOptions()
    options.patience = .seconds(1)
    try await Self.serving(options: options) { port throws in
      let client = try RawClient(port: port)
      var isOpen = client.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n")
      for _ in 0..<40 where isOpen {
        Thread.sleep(forTimeInterval: 0.25)
        isOpen = client.send("X")
      }
      #expect(!isOpen)
      #expect(try Self.get(port, "/health").hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test func connectionsAreKeptAndBounded() async throws {
    var options = Self.patient
    options.connections = 4
    try await Self.serving(options: options) { port throws in
      let client = try RawClient(port: port)
      for _ in 0..<3 {
        client.send("GET /health HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
        let answer = client.read { $0.hasSuffix("}\n") } ?? ""
        #expect(answer.hasPrefix("HTTP/1.1 200"))
      }
      // Four more than may be: those over wait, and are answered when others go.
      var clients = try (0..<8).map { _ in try RawClient(port: port) }
      clients.removeAll()
      #expect(try Self.get(port, "/health").hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test func manyAskAtOnce() async throws {
    // How long a page may take is another test's: here the machine may be busy with all of them.
    var website = WebsiteOptions()
    website.timeLimit = .seconds(100)
    try await Self.serving(website: website) { port in
      let group = DispatchGroup()
      let failures = Counter()
      for number in 0..<24 {
        group.enter()
        Thread.detachNewThread {
          let targets = [
            "/e/vilnius", "/e/poland?on=1920-08-01", "/timeline.svg?e=lithuania", "/k/state",
          ]
          let answer = try? Self.get(port, targets[number % targets.count])
          if answer?.hasPrefix("HTTP/1.1 200") != true { failures.add() }
          group.leave()
        }
      }
      group.wait()
      #expect(failures.count == 0)
    }
  }

  @Test func aPortThatIsTakenIsToldOf() async throws {
    let path = try DemoBase.path()
    try await Self.serving { port in
      var options = ServerOptions()
      options.port = port
      let other = BaseServer(path: path, options: options)
      let ended = DispatchSemaphore(value: 0)
      let failure = Failure()
      Task {
        do {
          try await other.run(stoppingOnSignals: false) { _ in }
        } catch {
          failure.set(error)
        }
        ended.signal()
      }
      ended.wait()
      #expect((failure.error as? RegestaError)?.kind == .refused)
    }
  }
}

/// A number that several threads count up.
private final class Counter: Sendable {
  private let lock = NSLock()
  private nonisolated(unsafe) var value = 0

  func add() { lock.withLock { value += 1 } }
  var count: Int { lock.withLock { value } }
}

/// An error that another thread met.
private final class Failure: Sendable {
  private let lock = NSLock()
  private nonisolated(unsafe) var value: (any Error)?

  func set(_ error: any Error) { lock.withLock { value = error } }
  var error: (any Error)? { lock.withLock { value } }
}

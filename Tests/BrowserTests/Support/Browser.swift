import Foundation
import TestSupport

/// Chromium without a window, driven through its driver by the WebDriver protocol.
final class Browser {
  private let driver: BackgroundProgram
  private let port: Int
  private var session = ""

  static let drivers = ["/usr/bin/chromedriver", "/usr/local/bin/chromedriver"]
  static let isInstalled = drivers.contains { FileManager.default.isExecutableFile(atPath: $0) }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Starts a browser of its own.
  ///
  /// - Parameter runsScripts: Whether pages may run theirs.
  /// - Throws: When the driver or the browser does not start.
  init(runsScripts: Bool = true) throws {
    (driver, port) = try Self.startedDriver()
    let chrome: [String: Any] = [
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--hide-scrollbars", "--window-size=1280,900", "--no-first-run",
      ],
      "prefs": runsScripts ? [:] : ["profile.managed_default_content_settings.javascript": 2],
    ]
    let wanted: [String: Any] = [
      "goog:chromeOptions": chrome, "goog:loggingPrefs": ["browser": "ALL"],
      "timeouts": ["script": 120_000, "pageLoad": 120_000],
    ]
    let answer = try ask("POST", "/session", ["capabilities": ["alwaysMatch": wanted]])
    session = (answer as? [String: Any])?["sessionId"] as? String ?? ""
  }

  deinit { _ = try? ask("DELETE", "/session/\(session)", nil) }

  /// The driver takes a free port for IPv6, and ends when the same is not free for IPv4: then it is started again.
  private static func startedDriver() throws -> (BackgroundProgram, port: Int) {
    let path = drivers.first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
    var failure: any Error = Failure(description: "no driver was started")
    for _ in 0..<5 {
      let driver = try BackgroundProgram(path, ["--port=0"])
      do {
        let words = try driver.word(between: "started successfully on port ", and: ".")
        guard let port = Int(words) else { throw Failure(description: "\(words) is no port") }
        return (driver, port)
      } catch {
        failure = error
      }
    }
    throw failure
  }

  // MARK: What a person does

  func open(_ address: String) throws { try post("url", ["url": address]) }

  /// Presses keys one after the other, on whatever has the focus.
  func press(_ keys: String) throws {
    let strokes = keys.flatMap { key in
      [["type": "keyDown", "value": String(key)], ["type": "keyUp", "value": String(key)]]
    }
    try post("actions", ["actions": [["type": "key", "id": "keys", "actions": strokes]]])
  }

  static let tab = "\u{E004}", enter = "\u{E007}", down = "\u{E015}", escape = "\u{E00C}"

  /// How wide the window is, and whether the person likes it dark.
  func look(width: Int, dark: Bool) throws {
    try command(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false]
    )
    let scheme = ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]
    try command("Emulation.setEmulatedMedia", ["features": [scheme]])
  }

  // MARK: What a person sees

  var address: String { get throws { try get("url") as? String ?? "" } }

  /// What an expression of JavaScript gives on the page that is open.
  func value(_ expression: String) throws -> Any? {
    try post("execute/sync", ["script": "return \(expression)", "args": [Any]()])
  }

  func text(_ expression: String) throws -> String { try value(expression) as? String ?? "" }

  /// What the page says, as it is seen.
  var words: String { get throws { try text("document.querySelector('main').innerText") } }

  func run(_ script: String) throws {
    try post("execute/sync", ["script": script, "args": [Any]()])
  }

  /// Waits for what a script hands to its last argument.
  func answer(_ script: String) throws -> Any? {
    try post("execute/async", ["script": script, "args": [Any]()])
  }

  /// Waits until an expression holds.
  func wait(until expression: String) throws {
    for _ in 0..<300 {
      if try value(expression) as? Bool == true { return }
      usleep(100_000)
    }
    throw Failure(description: "\(try address): \(expression) does not come true")
  }

  /// What the page has complained of since it was asked last: scripts and styles that were not let in among it.
  func complaints() throws -> [String] {
    let list = try post("se/log", ["type": "browser"]) as? [[String: Any]]
    return (list ?? []).compactMap { $0["message"] as? String }
  }

  // MARK: The protocol

  @discardableResult
  private func post(_ what: String, _ body: [String: Any]) throws -> Any? {
    try ask("POST", "/session/\(session)/\(what)", body)
  }

  private func get(_ what: String) throws -> Any? {
    try ask("GET", "/session/\(session)/\(what)", nil)
  }

  private func command(_ name: String, _ parameters: [String: Any]) throws {
    try post("goog/cdp/execute", ["cmd": name, "params": parameters])
  }

  private func ask(_ method: String, _ path: String, _ body: [String: Any]?) throws -> Any? {
    let content = try body.map {
      String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self)
    }
    let client = try RawClient(port: port, patience: 180)
    client.send(
      """
      \(method) \(path) HTTP/1.1\r
      Host: 127.0.0.1:\(port)\r
      Content-Type: application/json; charset=utf-8\r
      Content-Length: \(content?.utf8.count ?? 0)\r
      Connection: close\r
      \r
      \(content ?? "")
      """
    )
    // The driver keeps the connection open, whatever it is asked for.
    guard let answer = client.read(until: Self.isWhole), let end = answer.range(of: "\r\n\r\n")
    else {
      throw Failure(description: "the driver does not answer \(method) \(path)")
    }
    let object = try JSONSerialization.jsonObject(with: Data(answer[end.upperBound...].utf8))
    let value = (object as? [String: Any])?["value"]
    if let fault = value as? [String: Any], let kind = fault["error"] as? String {
      throw Failure(description: "\(kind): \(fault["message"] ?? "")")
    }
    return value
  }

  private static func isWhole(_ answer: String) -> Bool {
    guard let end = answer.range(of: "\r\n\r\n"),
      let length = answer.range(of: "content-length:", options: .caseInsensitive)
    else { return false }
    let digits = answer[length.upperBound...].drop { $0 == " " }.prefix { $0.isNumber }
    return answer[end.upperBound...].utf8.count >= Int(digits) ?? 0
  }
}

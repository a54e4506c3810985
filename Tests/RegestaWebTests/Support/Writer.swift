import RegestaKit
import RegestaWeb
import Testing

/// A browser that may write, with the base that it writes to.
struct Writer {
  let path: String
  let visitor: Visitor

  static let token = "0123456789abcdef0123456789abcdef"
  static let host = ["host": "127.0.0.1:80"]
  static let trusted = host.merging(["cookie": "a=b; regesta-write=\(token)"]) { $1 }

  init(_ path: String, _ options: WebsiteOptions = WebsiteOptions()) throws {
    self.path = path
    var options = options
    options.hosts = ["127.0.0.1:80"]
    options.writeToken = Self.token
    options.who = "anna"
    visitor = Visitor(base: try KnowledgeBase(path: path), website: Website(options))
  }

  var base: KnowledgeBase { visitor.base }

  /// A page as the browser that may write sees it; what stands behind the # stays in the browser.
  func page(_ target: String) throws -> StrictHTML.Node {
    let target = String(target.prefix { $0 != "#" })
    return try StrictHTML.parse(visitor.get(target, headers: Self.trusted).text)
  }

  /// Sends a body to a page, as a form of the server would be but for some fields of the head.
  func post(
    _ path: String,
    _ body: [UInt8],
    type: String = "application/x-www-form-urlencoded",
    _ headers: [String: String] = [:]
  ) -> WebResponse {
    let all = Self.trusted.merging(["origin": "http://127.0.0.1:80", "content-type": type]) { $1 }
      .merging(headers) { $1 }
    return visitor.website.respond(
      to: WebRequest(path, method: "POST", headers: all, body: body),
      from: base
    ) { try KnowledgeBase(path: self.path, access: .readWrite) }
  }

  /// Sends a form as it stands on a page, with what a person fills in, by the button of that value.
  func submit(
    _ form: StrictHTML.Node,
    _ filled: [String: String] = [:],
    file: (name: String, bytes: [UInt8])? = nil,
    do button: String,
    _ headers: [String: String] = [:]
  ) throws -> WebResponse {
    try #require(
      form.elements("button").contains { $0.attributes["value"] == button },
      "there is no button \(button)"
    )
    var fields: [(String, String)] = []
    for field in form.all where ["input", "textarea", "select"].contains(field.tag) {
      guard let name = field.attributes["name"], field.attributes["type"] != "file" else {
        continue
      }
      if field.attributes["type"] == "checkbox" {
        if filled[name] ?? (field.attributes["checked"] == nil ? "" : "yes") != "" {
          fields.append((name, field.attributes["value"] ?? "on"))
        }
        continue
      }
      let value =
        switch field.tag {
        case "textarea": String(field.allText.drop { $0 == "\n" })
        case "select":
          field.elements("option").first { $0.attributes["selected"] != nil }?
            .attributes["value"] ?? ""
        default: field.attributes["value"] ?? ""
        }
      fields.append((name, filled[name] ?? value))
    }
    fields.append(("do", button))
    let action = try #require(form.attributes["action"])
    guard form.attributes["enctype"] == "multipart/form-data" else {
      let text = fields.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }
      return post(action, Array(text.joined(separator: "&").utf8), headers)
    }
    let body = Multipart(fields: fields, file: file)
    return post(action, body.bytes, type: body.type, headers)
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let digits = String(byte, radix: 16)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}

/// A form with files, as a browser writes it.
struct Multipart {
  static let boundary = "----boundaryMjA3Nzk0MTYz"
  var type = "multipart/form-data; boundary=\(boundary)"
  var bytes: [UInt8] = []

  init(fields: [(String, String)], file: (name: String, bytes: [UInt8])? = nil) {
    for (name, value) in fields {
      bytes += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8
      bytes += value.utf8
      bytes += "\r\n".utf8
    }
    if let file {
      let name = file.name.replacing("\"", with: "%22")
      bytes +=
        "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n"
        .utf8
      bytes += file.bytes
      bytes += "\r\n".utf8
    }
    bytes += "--\(Self.boundary)--\r\n".utf8
  }
}

import BaseSupport
import RegestaKit
import RegestaWeb
import Testing

/// Bodies that no browser sends.
@Suite struct HostileFormTests {
  private static let boundary = "AaB03x"
  private static let type = "multipart/form-data; boundary=\(boundary)"

  private static func writer() throws -> Writer {
    try Writer(try DemoBase.with("regesta: 1\nentities:\n  a: {kind: state, names: [A]}\n").path)
  }

  private static func token(_ writer: Writer) throws -> String {
    try #require(
      try writer.page("/import").elements("input").first { $0.attributes["name"] == "form" }?
        .attributes["value"]
    )
  }

  private static func field(_ name: String, _ value: String) -> String {
    "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
  }

  @Test func aBodyThatIsNoFormIsRefusedWhole() throws {
    let writer = try Self.writer()
    let head = try writer.base.head()
    let token = try Self.token(writer)
    let fields =
      Self.field("form", token) + Self.field("do", "preview") + Self.field("name", "a.csv")
      + Self.field("text", "name\nB\n")
    let end = "--\(Self.boundary)--\r\n"
    // As it should be, so that the others fail for what is wrong with them.
    #expect(writer.post("/import", Array((fields + end).utf8), type: Self.type).status == 200)
    #expect(
      writer.post("/import", Array((fields + "--\(Self.boundary)--").utf8), type: Self.type).status
        == 200
    )
    func part(_ lines: String) -> String { "--\(Self.boundary)\r\n\(lines)\r\n\r\nx\r\n" }
    let bodies: [String: String] = [
      "empty": "", "cut off": fields, "cut in the end": String((fields + end).dropLast(3)),
      "a preamble": "hello\r\n" + fields + end, "an epilogue": fields + end + "more",
      "line feeds alone": (fields + end).replacing("\r\n", with: "\n"),
      "another boundary": (fields + end).replacing(Self.boundary, with: "other"),
      "a field twice": fields + Self.field("text", "name\nC\n") + end,
      "no name": fields + part("Content-Disposition: form-data") + end,
      "an empty name": fields + part("Content-Disposition: form-data; name=\"\"") + end,
      "no disposition": fields + part("Content-Type: text/plain") + end,
      "an attachment": fields + part("Content-Disposition: attachment; name=\"x\"") + end,
      "a quotation open": fields + part("Content-Disposition: form-data; name=\"x") + end,
      "a name twice": fields + part("Content-Disposition: form-data; name=\"x\"; name=\"y\"") + end,
      "two dispositions": fields
        + part(
          "Content-Disposition: form-data; name=\"x\"\r\nContent-Disposition: form-data; name=\"y\""
        ) + end,
      "an encoding": fields
        + part("Content-Disposition: form-data; name=\"x\"\r\nContent-Transfer-Encoding: base64")
        + end,
      "another file name": fields
        + part("Content-Disposition: form-data; name=\"x\"; filename*=UTF-8''y") + end,
      "a head without end": fields
        + "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"x\"" + end,
      "a long head": fields
        + part("Content-Disposition: form-data; name=\"\(String(repeating: "x", count: 9_000))\"")
        + end,
      "a long file name": fields
        + part(
          "Content-Disposition: form-data; name=\"x\"; filename=\"\(String(repeating: "x", count: 2_000))\""
        ) + end,
      "a boundary with a tail": fields.replacing(
        "--\(Self.boundary)\r\n",
        with: "--\(Self.boundary) \r\n"
      ) + end,
      "many fields": (0..<40).map { Self.field("x\($0)", "") }.joined() + fields + end,
      "nothing but its end": end,
    ]
    for (what, body) in bodies {
      let answer = writer.post("/import", Array(body.utf8), type: Self.type)
      #expect([400, 403].contains(answer.status), "\(what): \(answer.status)")
    }
    for type in [
      "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
      "multipart/form-data; boundary=\"a", "multipart/mixed; boundary=\(Self.boundary)",
      "multipart/form-data; boundary=\(Self.boundary); boundary=x", "", "text/plain",
      "multipart/form-data; charset=utf-8; boundary=\(Self.boundary)",
      "multipart/form-data; boundary=\(String(repeating: "a", count: 71))",
    ] {
      let answer = writer.post("/import", Array((fields + end).utf8), type: type)
      #expect(answer.status == 400, "\(type): \(answer.status)")
    }
    // Bytes that are no text, in a field and in a head.
    var bytes = Array(Self.field("form", token).utf8) + Array(Self.field("do", "preview").utf8)
    bytes += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n".utf8
    bytes += [0xFF, 0xFE]
    bytes += "\r\n\(end)".utf8
    #expect(writer.post("/import", bytes, type: Self.type).status == 400)
    #expect(try writer.base.head() == head)
  }

  /// Whatever is cut out of a form or changed in it, an answer comes, and nothing is written.
  @Test func noBodyBreaksTheReader() throws {
    let writer = try Self.writer()
    let head = try writer.base.head()
    let form = Multipart(
      fields: [("form", try Self.token(writer)), ("do", "look"), ("name", "a.csv")],
      file: ("a.csv", Array("name\nB\n".utf8))
    )
    for cut in stride(from: 0, to: form.bytes.count, by: 3) {
      let answer = writer.post("/import", Array(form.bytes.prefix(cut)), type: form.type)
      #expect([400, 403].contains(answer.status))
    }
    for place in stride(from: 0, to: form.bytes.count, by: 5) {
      for byte: UInt8 in [0, 0x0D, 0x22, 0x2D, 0xFF] {
        var bytes = form.bytes
        bytes[place] = byte
        let answer = writer.post("/import", bytes, type: form.type)
        #expect([400, 403].contains(answer.status))
      }
    }
    #expect(try writer.base.head() == head)
  }

  @Test func aFileIsKnownByThePlainPartOfItsName() throws {
    let writer = try Self.writer()
    for (given, shown) in [
      ("C:\\letters\\a b.csv", "a b.csv"), ("../../etc/towns.csv", "towns.csv"),
      ("a\u{202E}vsc.csv", "avsc.csv"), ("say \"so\".csv", "say \"so\".csv"),
      ("<b>.csv", "<b>.csv"), ("Łódź.csv", "Łódź.csv"),
    ] {
      let form = Multipart(
        fields: [("form", try Self.token(writer)), ("do", "preview")],
        file: (given, Array("name,kind\nB,city\n".utf8))
      )
      let answer = writer.post("/import", form.bytes, type: form.type)
      #expect(answer.status == 200, "\(given)")
      let page = try StrictHTML.parse(answer.text)
      #expect(page.allText.contains("from \(shown) (csv)"), "\(given)")
    }
  }

  @Test func aFormThatIsTooLargeIsRefused() throws {
    let writer = try Self.writer()
    let form = Multipart(
      fields: [("form", try Self.token(writer)), ("do", "preview")],
      file: ("large.csv", [UInt8](repeating: 0x61, count: (16 << 20) + 1))
    )
    let answer = writer.post("/import", form.bytes, type: form.type)
    #expect(answer.status == 413)
    #expect(answer.text.contains("16 MB"))
  }

  /// Only who may write, on the page that takes files, may send much.
  @Test func onlyWhoMayWriteSendsMuch() throws {
    let website = try Self.writer().visitor.website
    func limit(_ target: String, _ headers: [String: String], method: String = "POST") -> Int {
      let all = ["origin": "http://127.0.0.1:80"].merging(headers) { $1 }
      return website.bodyLimit(of: WebRequest(target, method: method, headers: all), usual: 7)
    }
    #expect(limit("/import", Writer.trusted) > 20 << 20)
    #expect(limit("/import", Writer.host) == 7)
    #expect(limit("/import", Writer.trusted.merging(["origin": "null"]) { $1 }) == 7)
    #expect(limit("/import", Writer.trusted.merging(["host": "evil.example"]) { $1 }) == 7)
    #expect(limit("/review", Writer.trusted) == 7)
    #expect(limit("/import.json", Writer.trusted) == 7)
    #expect(limit("/import", Writer.trusted, method: "PUT") == 7)
  }
}

import BaseSupport
import Formats
import Foundation
import Interchange
import RegestaKit
import RegestaWeb
import TestSupport
import Testing

/// Taking a file in, in the browser.
@Suite struct ImportTests {
  private static let towns = """
    name,kind,founded
    Pinsk,city,1097
    Slonim,city,in olden times
    Kobryn,city,1287

    """

  private static func writer() throws -> Writer {
    try Writer(
      try DemoBase.with(
        """
        regesta: 1
        entities:
          freedonia: {kind: state, names: [Freedonia]}
        """
      ).path
    )
  }

  private static func form(_ page: StrictHTML.Node, _ button: String) throws -> StrictHTML.Node {
    try #require(
      page.elements("form").first { form in
        form.elements("button").contains { $0.attributes["value"] == button }
      },
      "no form has the button \(button)"
    )
  }

  private static func preview(
    _ writer: Writer,
    _ bytes: [UInt8],
    name: String = "towns.csv",
    _ filled: [String: String] = [:]
  ) throws -> WebResponse {
    let form = try form(try writer.page("/import"), "preview")
    return try writer.submit(form, filled, file: (name, bytes), do: "preview")
  }

  @Test func aFileIsLookedAtTakenInAndTakenBack() throws {
    let writer = try Self.writer()
    let head = try writer.base.head()
    let seen = try Self.preview(writer, Array(Self.towns.utf8), ["why": "the towns"])
    #expect(seen.status == 200)
    #expect(try writer.base.head() == head)
    let page = try StrictHTML.parse(seen.text)
    #expect(page.allText.contains("towns.csv (csv)"))
    #expect(page.allText.contains("1 record"))
    // What is rejected is told with its place and why.
    let rejected = try #require(page.all.first { $0.attributes["aria-labelledby"] == "rejected" })
    #expect(rejected.allText.contains("towns.csv:3"))
    #expect(rejected.allText.contains("founded") && rejected.allText.contains("olden"))
    #expect(throws: RegestaError.self) { try writer.base.entity(named: "Pinsk") }

    let taken = try writer.submit(try Self.form(page, "take"), do: "take")
    #expect(taken.status == 303)
    let batch = try #require(try writer.base.batches().last)
    #expect(batch.kind == .import && batch.who == "anna" && batch.why == "the towns")
    #expect(batch.file == "towns.csv")
    #expect(batch.fileHash == SHA256.hex(of: Self.towns.utf8))
    #expect(taken.header("Location") == "/b/\(batch.id)")
    #expect(try writer.base.entity(named: "Pinsk").kind == "city")
    #expect(throws: RegestaError.self) { try writer.base.entity(named: "Slonim") }

    let told = try writer.page("/b/\(batch.id)")
    #expect(told.allText.contains("Pinsk"))
    let undone = try writer.submit(try Self.form(told, "undo"), do: "undo")
    let undo = try #require(try writer.base.batches().last)
    #expect(undone.status == 303 && undone.header("Location") == "/b/\(undo.id)")
    #expect(undo.kind == .undo && undo.undoes == batch.id)
    #expect(throws: RegestaError.self) { try writer.base.entity(named: "Pinsk") }
    // The page of the batch says so, and offers it no more; the undo can itself be taken back.
    #expect(
      try writer.page("/b/\(batch.id)").elements("form").allSatisfy {
        $0.attributes["method"] == "get"
      }
    )
    let again = try writer.submit(
      try Self.form(try writer.page("/b/\(undo.id)"), "undo"),
      do: "undo"
    )
    #expect(again.status == 303)
    #expect(try writer.base.entity(named: "Pinsk").kind == "city")
  }

  @Test func aTextIsTakenInUnderItsName() throws {
    let writer = try Self.writer()
    let form = try Self.form(try writer.page("/import"), "preview")
    let text = Self.towns.replacing("in olden times", with: "1252")
    let seen = try writer.submit(
      form,
      ["text": text.replacing("\n", with: "\r\n"), "name": "noted.csv", "format": "csv"],
      do: "preview"
    )
    let page = try StrictHTML.parse(seen.text)
    #expect(page.allText.contains("noted.csv (csv)"))
    #expect(try writer.submit(try Self.form(page, "take"), do: "take").status == 303)
    #expect(try writer.base.batches().last?.fileHash == SHA256.hex(of: text.utf8))
    // The same once more has nothing new, and nothing to take in.
    let second = try StrictHTML.parse(
      try writer.submit(form, ["text": text, "name": "noted.csv"], do: "preview").text
    )
    #expect(second.allText.contains("nothing new"))
    #expect(!second.elements("button").contains { $0.attributes["value"] == "take" })
  }

  /// What is rejected can be mended on the page, in the form that the command line writes beside a file.
  @Test func theRejectedIsMended() throws {
    let writer = try Self.writer()
    let page = try StrictHTML.parse(try Self.preview(writer, Array(Self.towns.utf8)).text)
    #expect(try writer.submit(try Self.form(page, "take"), do: "take").status == 303)
    let mending = try #require(
      page.elements("form").first { $0.elements("textarea").count == 1 }
    )
    let text = try #require(mending.elements("textarea").first).allText
    let mended = try writer.submit(
      mending,
      ["text": String(text.drop { $0 == "\n" }).replacing("in olden times", with: "1252")],
      do: "preview"
    )
    let next = try StrictHTML.parse(mended.text)
    #expect(next.allText.contains("towns.rejects.csv"))
    #expect(try writer.submit(try Self.form(next, "take"), do: "take").status == 303)
    #expect(try writer.base.entity(named: "Slonim").kind == "city")
  }

  /// What is taken in is what was looked at, by this server, in this state of the base.
  @Test func onlyWhatWasLookedAtIsTakenIn() throws {
    let writer = try Self.writer()
    let page = try StrictHTML.parse(try Self.preview(writer, Array(Self.towns.utf8)).text)
    let form = try Self.form(page, "take")
    let head = try writer.base.head()
    let other = Data("name,kind\nEvil,city\n".utf8).base64EncodedString()
    for changed in [
      ["content": other], ["content": "!"], ["content": ""], ["name": "other.csv"],
      ["kind": "state"], ["format": "article"], ["why": "because"], ["head": "0"], ["seal": "0"],
      ["seal": ""],
    ] {
      #expect(try writer.submit(form, changed, do: "take").status == 400, "\(changed)")
    }
    #expect(try writer.submit(form, do: "take", ["cookie": ""]).status == 403)
    #expect(try writer.submit(form, do: "take", ["origin": "http://evil.example"]).status == 403)
    #expect(try writer.submit(form, ["form": "guess"], do: "take").status == 403)
    #expect(try writer.base.head() == head)
    // The base was written to since: it is looked at once more.
    let base = try KnowledgeBase(path: writer.path, access: .readWrite)
    let loader = try DemoBase.loader(
      "regesta: 1\nentities:\n  pinsk: {kind: city, names: [Pinsk]}\n"
    )
    try base.write(Batch.Draft(.edit, who: "berta")) { try loader.load(into: $0, of: base) }
    let count = try writer.base.batches().count
    let again = try writer.submit(form, do: "take")
    #expect(again.status == 200)
    #expect(try writer.base.batches().count == count)
    let renewed = try StrictHTML.parse(again.text)
    #expect(renewed.all.contains { $0.attributes["role"] == "alert" })
    #expect(try writer.submit(try Self.form(renewed, "take"), do: "take").status == 303)
    #expect(try writer.base.batches().count == count + 1)
  }

  @Test func packedFilesAndTextsOfProseWork() throws {
    let writer = try Self.writer()
    let packed = try Self.gzip(Self.towns)
    let page = try StrictHTML.parse(try Self.preview(writer, packed, name: "towns.csv.gz").text)
    #expect(try writer.submit(try Self.form(page, "take"), do: "take").status == 303)
    #expect(try writer.base.batches().last?.fileHash == SHA256.hex(of: packed))
    #expect(try writer.base.entity(named: "Kobryn").kind == "city")
    let war = "# A war\n\nFreedonia captured Pinsk on 3 May 1911.\n"
    let prose = try StrictHTML.parse(try Self.preview(writer, Array(war.utf8), name: "war.md").text)
    #expect(try writer.submit(try Self.form(prose, "take"), do: "take").status == 303)
    #expect(try writer.base.count(CandidateQuery()) > 0)
  }

  private static func gzip(_ text: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write("text", text)
    let packing = try RunProgram("/bin/sh", ["-c", "gzip -n text"], in: folder.path)
    #expect(packing.status == 0, "\(packing.errors)")
    return try folder.bytes(of: "text.gz")
  }

  /// What is wrong is said on the form, which keeps what was typed.
  @Test func whatIsMissingIsToldOnTheForm() throws {
    let writer = try Self.writer()
    let form = try Self.form(try writer.page("/import"), "preview")
    let nothing = try writer.submit(form, do: "preview")
    #expect(nothing.status == 400)
    let unnamed = try writer.submit(form, ["text": "a text <b>"], do: "preview")
    #expect(unnamed.status == 400)
    let page = try StrictHTML.parse(unnamed.text)
    #expect(page.elements("textarea").first?.allText.contains("a text <b>") == true)
    #expect(page.all.contains { $0.attributes["role"] == "alert" })
    let both = try writer.submit(
      form,
      ["text": "b", "name": "b.csv"],
      file: ("a.csv", Array("name\na\n".utf8)),
      do: "preview"
    )
    #expect(both.status == 400)
    for (name, bytes) in [
      ("a.csv", [UInt8]()), ("a.bin", [0, 1, 2, 255]), ("a.csv.gz", [0x1F, 0x8B, 8, 0, 1]),
      ("a.nq", Array("<broken\n".utf8)),
    ] {
      let answer = try Self.preview(writer, bytes, name: name)
      let page = try StrictHTML.parse(answer.text)
      let isTold = answer.status == 400 || page.allText.contains("rejected")
      #expect(isTold, "\(name): \(answer.status)")
      #expect(!page.elements("button").contains { $0.attributes["value"] == "take" })
    }
    #expect(try Self.preview(writer, Array(Self.towns.utf8), ["format": "docx"]).status == 400)
    #expect(try writer.base.batches().count == 2)
  }

  @Test func whoMayNotWriteIsToldHow() throws {
    let writer = try Self.writer()
    let page = try StrictHTML.parse(writer.visitor.get("/import", headers: Writer.host).text)
    #expect(page.allText.contains("regesta serve --write"))
    #expect(page.elements("form").allSatisfy { $0.attributes["method"] == "get" })
    let reader = Visitor(base: writer.base)
    #expect(reader.get("/import").status == 200)
    #expect(reader.get("/import", "POST", headers: Writer.trusted).status == 405)
    // The token lets in here, too.
    let entrance = writer.visitor.get("/import?token=\(Writer.token)", headers: Writer.host)
    #expect(entrance.status == 303 && entrance.header("Set-Cookie") != nil)
    // A page with a form is not the page without it, whatever the browser kept.
    let batch = "/b/2"
    let plain = writer.visitor.get(batch, headers: Writer.host).header("ETag")
    let trusted = writer.visitor.get(batch, headers: Writer.trusted).header("ETag")
    #expect(plain != nil && trusted != nil && plain != trusted)
  }

  /// Batches that no page writes are not taken back by one.
  @Test func onlyWhatPagesWriteIsTakenBack() throws {
    let writer = try Self.writer()
    let seen = try StrictHTML.parse(try Self.preview(writer, Array(Self.towns.utf8)).text)
    _ = try writer.submit(try Self.form(seen, "take"), do: "take")
    let count = try writer.base.batches().count
    let token = try #require(
      try Self.form(try writer.page("/import"), "preview").elements("input").first {
        $0.attributes["name"] == "form"
      }?.attributes["value"]
    )
    for batch in [1, 2, 999] {
      #expect(writer.post("/b/\(batch)", Array("form=\(token)&do=undo".utf8)).status == 400)
    }
    #expect(writer.post("/b/3", Array("form=guess&do=undo".utf8)).status == 403)
    #expect(writer.post("/b/3", Array("form=\(token)&do=destroy".utf8)).status == 400)
    #expect(writer.post("/e/freedonia", Array("form=\(token)&do=undo".utf8)).status == 405)
    #expect(try writer.base.batches().count == count)
    // Where later work rests on it, that is named, with the way there.
    let base = try KnowledgeBase(path: writer.path, access: .readWrite)
    let (pinsk, freedonia) = (try base.entity(named: "Pinsk"), try base.entity(named: "Freedonia"))
    try base.write(Batch.Draft(.edit, who: "berta")) {
      _ = try $0.addClaim(ClaimDraft(pinsk.id, "capital-of", .entity(freedonia.id)))
    }
    let refused = writer.post("/b/3", Array("form=\(token)&do=undo".utf8))
    #expect(refused.status == 400)
    let page = try StrictHTML.parse(refused.text)
    #expect(page.elements("a").contains { $0.attributes["href"] == "/b/4" })
  }
}

internal import Formats
internal import Interchange
internal import RegestaKit

/// A file, or a text, that a browser offers to be taken in, with what was said about how.
struct OfferedFile {
  /// The name by which the base knows it.
  var name: String
  /// As they came, packed where they are.
  var bytes: [UInt8]
  /// The format; nil where it is to be found.
  var format: String?
  /// The kind of the file's things; nil where the file says.
  var kind: String?
  /// Why it is taken in.
  var why: String?

  /// In bytes; the longest that is taken in a browser.
  static let mostBytes = 16 << 20
  /// In bytes; what a form is besides: its other fields, and a third for the letters that bytes travel as.
  static let mostSent = mostBytes / 3 * 4 + (64 << 10)
  /// In bytes; what a packed file may hold.
  private static let mostUnpacked = 256 << 20
  /// In bytes; names and reasons.
  private static let longestText = 500

  /// Takes what the first form gives: a file, or a text with a name.
  ///
  /// - Throws: ``Problem`` that says what is missing or too much.
  init(chosen form: SentForm) throws(Problem) {
    let text = try form.text("text")
    let name = try form.text("name").map(SentForm.plain)
    switch (form.file("file"), text) {
    case (let file?, nil):
      self.name = file.name.isEmpty ? name ?? "file" : file.name
      bytes = file.bytes
    case (nil, let text?):
      guard let name, !name.isEmpty else {
        throw Problem(
          .badInput,
          "The text has no name.",
          hint: "Name it as a file would be, such as “letters.csv”: what it says is cited to it."
        )
      }
      self.name = name
      // Forms send line ends as networks do; a text that is typed has those of files.
      bytes = Array(text.replacing("\r\n", with: "\n").utf8)
    case (.some, .some):
      throw Problem(.badInput, "There is a file and a text.", hint: "Take in one after the other.")
    case (nil, nil):
      throw Problem(.badInput, "There is no file.", hint: "Choose one, or put a text in.")
    }
    format = try form.text("format")
    kind = try form.text("kind")
    why = try form.text("why")
    try check()
  }

  /// Takes what the form of a preview brings back.
  ///
  /// - Parameters:
  ///   - form: What was sent.
  ///   - token: What this server seals by.
  /// - Returns: The very file that was looked at, and the state of the base that it was looked at in.
  /// - Throws: ``Problem`` when something of it is not what was looked at.
  static func previewed(_ form: SentForm, token: String) throws(Problem) -> (
    file: OfferedFile, head: String
  ) {
    guard let letters = form.bytes("content"), let bytes = Base64.bytes(of: letters),
      let name = try form.text("name"), let seal = try form.text("seal")
    else { throw changed }
    var file = OfferedFile(name: name, bytes: bytes)
    file.format = try form.text("format")
    file.kind = try form.text("kind")
    file.why = try form.text("why")
    let head = try form.text("head") ?? ""
    guard Secret.equal(seal, file.seal(head: head, token: token)) else { throw changed }
    return (file, head)
  }

  private init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  private static let changed = Problem(
    .refused,
    "This is not what was looked at: something of it was changed on its way, or the server is another.",
    hint: "Look at it once more; nothing was taken in.",
    suggestions: [Problem.Suggestion(text: "choose the file again", link: Link(.importing))]
  )

  private func check() throws(Problem) {
    guard bytes.count <= Self.mostBytes else { throw Website.tooLargeToImport }
    for (text, what) in [(name, "name"), (why ?? "", "reason")]
    where text.utf8.count > Self.longestText {
      throw Problem(.badInput, "The \(what) is longer than \(Self.longestText) bytes.")
    }
  }

  /// The SHA-256 of its bytes.
  var digest: String { SHA256.hex(of: bytes) }

  /// What only this server can say of a file that it was shown, together with the state of the base.
  func seal(head: String, token: String) -> String {
    let parts = [head, digest, name, format ?? "", kind ?? "", why ?? ""]
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    return SHA256.hex(of: ("import " + token + " " + text).utf8)
  }

  /// How it is taken in.
  func request(who: String, isDryRun: Bool) -> ImportRequest {
    let bytes = bytes
    var file = ImportFile(name: name, size: bytes.count) { MemorySource(bytes) }
    file.unpackedLimit = Self.mostUnpacked
    var request = ImportRequest([file], who: who)
    request.format = format
    request.settings.kind = kind
    request.why = why
    request.isDryRun = isDryRun
    return request
  }
}

internal import Formats
internal import RegestaKit

/// CSL-JSON, which citation processors and reference managers read and write.
public struct CSLJSONImportFormat: ImportFormat {
  /// Its name on the command line.
  public let name = "csl-json"
  /// One line: what it is and where it comes from.
  public let summary = "CSL-JSON: records of citation processors; each becomes a source"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["csl.json", "csl"]

  /// What a rejected record has its reason under.
  private static let reasonName = "_rejected"

  /// The format.
  public init() {}

  /// How far the first bytes of a file speak for this format.
  public func confidence(in head: FileHead) -> ImportConfidence {
    guard head.firstMark == "[" || head.firstMark == "{" else { return .none }
    let compact = head.compact
    let isTyped = !compact.values(behind: "\"type\":\"").isDisjoint(with: Self.types)
    let isWork = ["\"title\":", "\"author\":", "\"issued\":", "\"container-title\":"].contains {
      compact.contains($0)
    }
    return isTyped && isWork ? .likely : .none
  }

  private static let types: Set = [
    "article", "article-journal", "article-magazine", "article-newspaper", "book", "chapter",
    "document", "entry", "entry-encyclopedia", "entry-dictionary", "legislation", "manuscript",
    "map", "pamphlet", "paper-conference", "periodical", "personal_communication", "report",
    "review", "speech", "thesis", "treaty", "webpage",
  ]

  /// Reads a file, and tells the importer what it says.
  public func read(_ input: ImportInput, into importer: Importer) throws {
    let decoder = TextDecoder(input.source, encoding: try input.settings.textEncoding())
    var elements = JSONElements(decoder)
    let bibliography = BibliographyImport(importer, file: input.name)
    var number = 0
    while let value = try elements.next() {
      number += 1
      var object = value.object ?? JSONObject()
      object.members.removeAll { $0.name == Self.reasonName }
      let plain = value.object == nil ? value : JSONValue.object(object)
      let rejected = { (reason: String) -> String? in
        var members = object.members
        if value.object == nil { members.append(.init("value", value)) }
        members.append(.init(Self.reasonName, .string(reason)))
        return JSONValue.object(JSONObject(members)).text() + "\n"
      }
      do {
        let record = try CSLJSONReader.record(plain, number: number, at: elements.position)
        try bibliography.take(record, csl: CSLRecord(object), rejected: rejected)
      } catch let error as FormatError {
        try importer.reject(
          ImportPlace(input.name, error.position, record: object["id"]?.string),
          error.message,
          rejected: rejected
        )
      }
    }
  }
}

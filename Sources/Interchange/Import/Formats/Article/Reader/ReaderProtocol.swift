public import Formats
public import Reading
public import RegestaKit
internal import SQLite

/// What is said to a program that reads, and how its answer is understood; docs/reading.md describes
/// both for those who write one.
public struct ReaderProtocol {
  /// The name and version of the lines that are sent.
  public static let schema = "regesta/read@1"

  private let base: KnowledgeBase
  private let vocabulary: ImportVocabulary
  private let kinds: [JSONValue]
  private let relations: [JSONValue]

  /// The protocol with the kinds and relations of a base.
  public init(_ base: KnowledgeBase) throws {
    self.base = base
    vocabulary = try ImportVocabulary(base)
    kinds = try base.kinds().map { kind in
      .members(
        ("key", .string(kind.key)),
        ("label", .string(kind.label)),
        ("parent", kind.parent.map(JSONValue.string) ?? .null)
      )
    }
    var sides: [Int: [String: [JSONValue]]] = [:]
    try base.connection.forEach(
      """
      SELECT x.relation, x.side, k.key FROM relation_kind AS x JOIN kind AS k ON k.id = x.kind
       ORDER BY x.relation, x.side, k.id
      """
    ) { row in
      sides[try row.int(0), default: [:]][try row.text(1), default: []].append(
        .string(try row.text(2))
      )
      return .next
    }
    relations = try base.relations().map { relation in
      let kinds = sides[relation.id.rawValue] ?? [:]
      return .members(
        ("key", .string(relation.key)),
        ("label", .string(relation.label)),
        ("subject", .array(kinds["subject"] ?? [])),
        ("object", .array(kinds["object"] ?? [])),
        ("value", .string(relation.value.rawValue)),
        ("time", .string(relation.time.rawValue)),
        ("use", .string(relation.use.rawValue)),
        ("description", relation.description.map(JSONValue.string) ?? .null)
      )
    }
  }

  /// The lines for an article: one about all of it, then one a passage.
  public func request(for article: Article) -> [UInt8] {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    var lines: [JSONValue] = [
      .members(
        ("schema", .string(Self.schema)),
        ("title", text(article.title)),
        ("language", text(article.language ?? "en")),
        ("publication", text(article.publication)),
        ("passages", .integer(Int64(article.passages.count))),
        ("kinds", .array(kinds)),
        ("relations", .array(relations))
      )
    ]
    for (index, passage) in article.passages.enumerated() {
      lines.append(
        .members(
          ("passage", .integer(Int64(index + 1))),
          ("role", .string(passage.role.rawValue)),
          (
            "section",
            text(passage.section.isEmpty ? nil : passage.section.joined(separator: " / "))
          ),
          ("paragraph", .integer(Int64(passage.paragraph))),
          ("text", .string(passage.text)),
          (
            "notes",
            .array(
              passage.marks.map {
                .members(
                  ("label", .string($0.label)),
                  ("at", .integer(Int64($0.range.lowerBound)))
                )
              }
            )
          )
        )
      )
    }
    return lines.flatMap { Array(($0.text() + "\n").utf8) }
  }

  /// What a program answered; lines that cannot be used are told of, and the others count.
  ///
  /// - Parameters:
  ///   - answer: All that it wrote.
  ///   - article: What it was given.
  ///   - name: What the reader is called, unless it says itself.
  /// - Returns: The reading, and the faults with the number of the line.
  /// - Throws: What reading the base throws.
  public func reading(
    of answer: [UInt8],
    article: Article,
    name: String
  ) throws -> (reading: Reading, faults: [ReaderFault]) {
    var answer = ReaderAnswer(article, vocabulary, base, name: name, answer)
    return try answer.read()
  }
}

extension JSONValue {
  /// An object of these members.
  fileprivate static func members(_ members: (String, JSONValue)...) -> JSONValue {
    .object(JSONObject(members.map { JSONObject.Member($0.0, $0.1) }))
  }
}

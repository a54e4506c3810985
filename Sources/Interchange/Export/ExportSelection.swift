public import RegestaKit

/// Claims and things named one by one, as the rows of an answer name them.
///
/// Where claims are named, they and no others are sent out, with the things at their ends; names,
/// identifiers and points on the map go with each thing, for without them nobody would know it. Where
/// only things are named, all that is said of them and between them is.
public struct ExportSelection: Sendable {
  /// The claims that were named, each once, in the order of their numbers.
  public var claims: [Claim.ID]
  /// The things that were named, each once, in the order of their numbers.
  public var entities: [Entity.ID]
  /// What named them, for the head of a file: "the answer to who-held (place: Vilnius)".
  public var words: String

  /// Claims and things.
  ///
  /// - Parameters:
  ///   - claims: Claims, in any order.
  ///   - entities: Things, in any order.
  ///   - words: What named them.
  public init(claims: [Claim.ID], entities: [Entity.ID], words: String) {
    self.claims = Set(claims).sorted()
    self.entities = Set(entities).sorted()
    self.words = words
  }

  /// What an answer names: claims by their numbers in columns called `claim` or `…_claim`, things by
  /// their keys in columns called `key` or `…_key`.
  ///
  /// - Parameters:
  ///   - answer: The answer to a question.
  ///   - words: Which answer it is.
  ///   - base: The base that gave it.
  /// - Throws: ``RegestaError`` of kind `badParameter` when no column can name anything, and of kind
  ///   `limit` when the answer was cut off.
  public init(naming answer: Table, words: String, in base: KnowledgeBase) throws {
    guard !answer.isTruncated else {
      throw RegestaError(
        .limit,
        "The answer was cut off, so that a part of it only would be sent out.",
        hint: "Ask for less, or allow more with --timeout and --limit."
      )
    }
    var claims: [Claim.ID] = []
    var entities: [Entity.ID] = []
    var canName = false
    for (index, column) in answer.columns.enumerated() {
      let cells = answer.rows.map { $0[index] }
      if column == "claim" || column.hasSuffix("_claim") {
        canName = true
        claims += cells.compactMap(\.integer).map(Claim.ID.init(rawValue:))
      } else if Self.isKeyColumn(column) {
        canName = true
        let keys = Set(cells.compactMap(\.text))
        let found = try keys.sorted().map { try base.entity(key: $0)?.id }
        // A column of other things' keys, of sources for one, may share a key with a thing.
        if found.allSatisfy({ $0 != nil }) { entities += found.compactMap { $0 } }
      }
    }
    guard canName else {
      throw RegestaError(
        .badParameter,
        "The answer names neither claims nor things, so there is nothing to send out.",
        hint:
          "It needs a column \"claim\" of their numbers, or one like \"entity_key\" of their keys."
      )
    }
    self.init(claims: claims, entities: entities, words: words)
  }

  /// Whether nothing was named.
  public var isEmpty: Bool { claims.isEmpty && entities.isEmpty }

  private static func isKeyColumn(_ name: String) -> Bool {
    guard name == "key" || name.hasSuffix("_key") else { return false }
    return !["relation_key", "kind_key", "how_key", "source_key", "via_key", "dispute_key"]
      .contains(name)
  }
}

extension Table.Cell {
  fileprivate var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}

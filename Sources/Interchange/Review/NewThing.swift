public import RegestaKit

/// A thing that a person names first while reviewing: `+Otto Krag (person)`.
public struct NewThing: Hashable, Sendable {
  /// What it is called.
  public var name: String
  /// The key of its kind.
  public var kind: String

  /// Reads `+Name (kind)`; nil for words that name a thing of the base.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput` when the name or its kind is missing, or there is no such kind.
  public init?(_ text: String, in base: KnowledgeBase) throws {
    guard text.hasPrefix("+") else { return nil }
    let words = text.dropFirst()
    guard words.hasSuffix(")"), let open = words.lastIndex(of: "(") else {
      throw RegestaError(
        .badInput,
        "\"\(text.abridged)\" does not say what kind of thing it is.",
        hint: "Write a new thing as +Name (kind), for example \"+Treaty of Zenda (treaty)\"."
      )
    }
    name = String(words[..<open].trimmingSpaces)
    let word = words[words.index(after: open)...].dropLast().trimmingSpaces.lowercased()
    guard
      let known = try base.kinds().first(where: { $0.key == word || $0.label.lowercased() == word })
    else {
      throw RegestaError(
        .badInput,
        "There is no kind \"\(word.abridged)\".",
        hint: "See: regesta vocab kinds"
      )
    }
    kind = known.key
    guard !name.isEmpty else {
      throw RegestaError(.badInput, "The new thing has no name.", hint: "Write +Name (kind).")
    }
  }
}

package import RegestaKit

extension KnowledgeBase {
  /// The entities meant by some words of the command line, no two of them the same.
  ///
  /// - Throws: what ``entity(for:)`` throws, and a failure with status 64 when two words mean the same.
  package func differentEntities(for texts: [String]) throws -> [Entity] {
    var entities: [Entity] = []
    for text in texts {
      let entity = try entity(for: text)
      if entities.contains(where: { $0.id == entity.id }) {
        throw CommandFailure(
          .usage,
          code: "same_thing",
          "both names mean \(entity.label) (\(entity.key))",
          hint: "regesta show \(entity.key)"
        )
      }
      entities.append(entity)
    }
    return entities
  }
}

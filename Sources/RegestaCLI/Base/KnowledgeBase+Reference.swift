package import RegestaKit

extension KnowledgeBase {
  /// The entity meant by a word of the command line: `entity:12`, a key or a name. Where it was merged
  /// into another, that other is meant.
  ///
  /// - Throws: a failure with status 64 when another thing is named, ``RegestaError`` of kind
  ///   `notFound` or `ambiguous`.
  package func entity(for text: String) throws -> Entity {
    switch try ThingReference(text) {
    case .name(let name):
      return try entity(named: name)
    case .entity(let number):
      guard let entity = try entity(Entity.ID(number)) else {
        throw CommandFailure(.notFound, "there is no entity:\(number) in this base")
      }
      return try survivor(of: entity.id)
    default:
      throw CommandFailure(
        .usage,
        code: "invalid_value",
        "'\(text)' is not an entity",
        hint: "regesta show \(text)"
      )
    }
  }
}

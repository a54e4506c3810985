/// How many steps things are away from some others, in the order of the things' numbers.
public struct Distances: Hashable, Sendable {
  /// The things, sorted by number.
  public let entities: [Entity.ID]
  private let steps: [Int32]

  /// Of nothing.
  public init() { self.init(entities: [], steps: []) }

  /// - Parameters:
  ///   - entities: Sorted by number.
  ///   - steps: Of each of them how many steps it is away.
  init(entities: [Entity.ID], steps: [Int32]) {
    (self.entities, self.steps) = (entities, steps)
  }

  /// How many steps a thing is away; nil where it is none of these.
  public subscript(entity: Entity.ID) -> Int? {
    var places = entities.indices
    while !places.isEmpty {
      let middle = places.lowerBound + places.count / 2
      if entities[middle] == entity { return Int(steps[middle]) }
      places =
        entities[middle] < entity
        ? middle + 1..<places.upperBound : places.lowerBound..<middle
    }
    return nil
  }
}

extension Distances: RandomAccessCollection {
  /// The place of the first thing.
  public var startIndex: Int { 0 }

  /// The place behind the last thing.
  public var endIndex: Int { entities.count }

  /// A thing, and how many steps it is away.
  public subscript(place: Int) -> (entity: Entity.ID, steps: Int) {
    (entities[place], Int(steps[place]))
  }
}

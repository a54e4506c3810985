/// Claims between two things in one direction that are drawn alike: one line with several labels,
/// since a line for each would hide the labels of the others.
struct NetworkStrand: Sendable {
  var source: Int
  var target: Int
  var marks: ClaimMarks
  var isSymmetric: Bool
  /// The places of its claims among the edges; at least one.
  var edges: [Int]

  /// The strands of a picture, in the order of their first claims.
  static func strands(of edges: [NetworkPicture.Edge]) -> [NetworkStrand] {
    struct Look: Hashable {
      var ends: [Int]
      var marks: ClaimMarks
      var isSymmetric: Bool
    }
    var strands: [NetworkStrand] = []
    var places: [Look: Int] = [:]
    for (index, edge) in edges.enumerated() {
      let look = Look(
        ends: [edge.source, edge.target],
        marks: edge.marks,
        isSymmetric: edge.isSymmetric
      )
      if let place = places[look] {
        strands[place].edges.append(index)
      } else {
        places[look] = strands.count
        strands.append(
          NetworkStrand(
            source: edge.source,
            target: edge.target,
            marks: edge.marks,
            isSymmetric: edge.isSymmetric,
            edges: [index]
          )
        )
      }
    }
    return strands
  }

  /// Whether it leads from a thing to itself.
  var isLoop: Bool { source == target }

  /// The strands between each two things, whatever their direction, by their places.
  static func bundles(of strands: [NetworkStrand]) -> [[Int]] {
    var bundles: [[Int]] = []
    var places: [[Int]: Int] = [:]
    for (index, strand) in strands.enumerated() {
      let ends = [min(strand.source, strand.target), max(strand.source, strand.target)]
      if let place = places[ends] {
        bundles[place].append(index)
      } else {
        places[ends] = bundles.count
        bundles.append([index])
      }
    }
    return bundles
  }
}

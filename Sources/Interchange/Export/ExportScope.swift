internal import Chronology
public import RegestaKit

/// Which part of a base is sent out. The scope chooses the claims between two things; each thing
/// that is left carries all that is said of it alone.
public struct ExportScope: Sendable {
  /// Where to start; empty: the whole base.
  public var centers: [Entity]
  /// How many claims to go from there.
  public var depth: Int
  /// Which claims count. Denied ones do unless told otherwise.
  public var filter: EdgeFilter

  /// The whole base.
  public static let all = ExportScope()

  /// A part of a base.
  public init(
    around centers: [Entity] = [],
    depth: Int = 1,
    filter: EdgeFilter = EdgeFilter(includesDenied: true)
  ) {
    self.centers = centers
    self.depth = depth
    self.filter = filter
  }

  /// Whether nothing is left out.
  public var isAll: Bool {
    centers.isEmpty && filter.on == nil && filter.relations.isEmpty && filter.avoiding.isEmpty
      && filter.kinds.isEmpty && filter.includesDenied && filter.includesDisputed
  }

  /// The scope in words, for the head of a file.
  var words: String {
    if isAll { return "the whole base" }
    var parts: [String] = []
    if centers.isEmpty {
      parts.append("a part of the base")
    } else {
      let steps = depth == 1 ? "1 step" : "\(depth) steps"
      parts.append("\(steps) around \(centers.map(\.label).joined(separator: ", "))")
    }
    if let on = filter.on { parts.append("what held or may have held on \(on.printed)") }
    if !filter.relations.isEmpty { parts.append("by " + filter.relations.joined(separator: ", ")) }
    if !filter.avoiding.isEmpty {
      parts.append("without " + filter.avoiding.joined(separator: ", "))
    }
    if !filter.kinds.isEmpty { parts.append("of kind " + filter.kinds.joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }
}

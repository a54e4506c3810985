internal import Chronology
public import RegestaKit

/// Which part of a base is sent out: a part to start from, and a filter of the claims between things.
public struct ExportScope: Sendable {
  /// Where the claims and things come from.
  public enum Part: Sendable {
    /// The whole base.
    case all
    /// What is within so many claims of some things.
    case around([Entity], depth: Int)
    /// Claims and things that were named one by one, as by the answer to a question.
    case named(ExportSelection)
  }

  /// Where the claims and things come from.
  public var part: Part
  /// Which claims between two things count. Denied ones do unless told otherwise. Each thing that is
  /// left carries what is said of it alone.
  public var filter: EdgeFilter

  /// The whole base.
  public static let all = ExportScope(.all)

  /// A part of a base.
  ///
  /// - Parameters:
  ///   - part: Where the claims and things come from.
  ///   - filter: Which claims between two things count.
  public init(_ part: Part, filter: EdgeFilter = EdgeFilter(includesDenied: true)) {
    self.part = part
    self.filter = filter
  }

  /// What is around some things; without any, the whole base.
  ///
  /// - Parameters:
  ///   - centers: Where to start.
  ///   - depth: How many claims to go from there.
  ///   - filter: Which claims between two things count.
  public init(
    around centers: [Entity],
    depth: Int = 1,
    filter: EdgeFilter = EdgeFilter(includesDenied: true)
  ) {
    self.init(centers.isEmpty ? .all : .around(centers, depth: depth), filter: filter)
  }

  /// The things that the part is around; none unless it is around some.
  public var centers: [Entity] { if case .around(let centers, _) = part { centers } else { [] } }

  /// Whether nothing is left out.
  public var isAll: Bool {
    guard case .all = part else { return false }
    return filter.parts.isEmpty && filter.includesDenied
  }

  /// The scope in words, for the head of a file.
  var words: String {
    if isAll { return "the whole base" }
    var parts: [String] = []
    switch part {
    case .all: parts.append("a part of the base")
    case .around(let centers, let depth):
      let steps = depth == 1 ? "1 step" : "\(depth) steps"
      parts.append("\(steps) around \(centers.map(\.label).joined(separator: ", "))")
    case .named(let selection): parts.append(selection.words)
    }
    parts += filter.words
    return parts.joined(separator: "; ")
  }
}

internal import RegestaKit

/// The tree of kinds.
enum KindTree {
  /// The kinds from the root down to one.
  static func path(to key: String, in kinds: [Kind]) -> [Kind] {
    let byKey = Dictionary(kinds.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var path: [Kind] = []
    var next = byKey[key]
    while let kind = next, path.count < 64 {
      path.append(kind)
      next = kind.parent.flatMap { byKey[$0] }
    }
    return path.reversed()
  }

  /// How many things there are of each kind, those of the kinds below it included.
  static func totals(_ counts: [String: Int], in kinds: [Kind]) -> [String: Int] {
    var totals = counts
    // Parents come before their children.
    for kind in kinds.reversed() {
      guard let parent = kind.parent else { continue }
      totals[parent, default: 0] += totals[kind.key] ?? 0
    }
    return totals
  }
}

internal import RegestaKit

/// The sources of what a picture shows, for the notice below it.
struct CitedSources {
  private var counts: [String: Int] = [:]
  private var order: [String] = []
  private static let most = 12

  /// Counts the sources of a claim.
  mutating func note(_ claim: Claim) {
    for source in Set(claim.citations.map(\.source.short)).sorted() {
      if counts[source] == nil { order.append(source) }
      counts[source, default: 0] += 1
    }
  }

  /// One line that names them, those of most claims first; none without sources.
  var notice: [String] {
    guard !order.isEmpty else { return [] }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let sorted = order.sorted { left, right in
      let (many, few) = (counts[left] ?? 0, counts[right] ?? 0)
      return many != few ? many > few : (places[left] ?? 0) < (places[right] ?? 0)
    }
    let rest = sorted.count - Self.most
    return [
      "Sources: " + sorted.prefix(Self.most).joined(separator: "; ")
        + (rest > 0 ? "; and \(rest) more" : "")
    ]
  }
}

extension KnowledgeBase {
  /// Whose knowledge it is and on what terms: one line each.
  func pictureNotices() throws -> [String] {
    try ["owner", "license", "attribution"].compactMap { key in
      try notice(key).map { "\(key.prefix(1).uppercased())\(key.dropFirst()): \($0)" }
    }
  }
}

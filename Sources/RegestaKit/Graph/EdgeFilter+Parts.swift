internal import Chronology

extension EdgeFilter {
  /// One of the ways in which a filter leaves claims out, beside being denied.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// What did not hold on a day.
    case on
    /// What did not hold between two days.
    case span
    /// Other relations than some.
    case relations
    /// Some relations.
    case avoiding
    /// Things of other kinds than some.
    case kinds
    /// Things of some kinds.
    case avoidedKinds
    /// Some things.
    case avoidedEntities
    /// What is disputed.
    case disputed
    /// What is not certain.
    case uncertain
  }

  /// The ways in which this one leaves claims out.
  public var parts: [Part] { Part.allCases.filter(leavesOut) }

  /// The same filter without one of its parts.
  public func without(_ part: Part) -> EdgeFilter {
    var filter = self
    switch part {
    case .on: filter.on = nil
    case .span: (filter.from, filter.to) = (nil, nil)
    case .relations: filter.relations = []
    case .avoiding: filter.avoiding = []
    case .kinds: filter.kinds = []
    case .avoidedKinds: filter.avoidedKinds = []
    case .avoidedEntities: filter.avoidedEntities = []
    case .disputed: filter.includesDisputed = true
    case .uncertain: filter.includesUncertain = true
    }
    return filter
  }

  private func leavesOut(_ part: Part) -> Bool {
    switch part {
    case .on: on != nil
    case .span: from != nil || to != nil
    case .relations: !relations.isEmpty
    case .avoiding: !avoiding.isEmpty
    case .kinds: !kinds.isEmpty
    case .avoidedKinds: !avoidedKinds.isEmpty
    case .avoidedEntities: !avoidedEntities.isEmpty
    case .disputed: !includesDisputed
    case .uncertain: !includesUncertain
    }
  }

  /// What it lets through and what it leaves out, in words: "what held or may have held on 1 August
  /// 1920", "without party-to". Relations and kinds by their keys.
  public var words: [String] {
    var words: [String] = []
    let held = includesUncertain ? "what held or may have held" : "what certainly held"
    if let on { words.append("\(held) on \(on.printed)") }
    if from != nil || to != nil {
      let ends = [from.map { "from \($0.iso)" }, to.map { "to \($0.iso)" }].compactMap(\.self)
      words.append("\(held) \(ends.joined(separator: " "))")
    }
    if !relations.isEmpty { words.append("by " + relations.joined(separator: ", ")) }
    if !avoiding.isEmpty { words.append("without " + avoiding.joined(separator: ", ")) }
    if !kinds.isEmpty { words.append("of kind " + kinds.joined(separator: ", ")) }
    if !avoidedKinds.isEmpty { words.append("not of kind " + avoidedKinds.joined(separator: ", ")) }
    if !avoidedEntities.isEmpty {
      let count = avoidedEntities.count
      words.append("without \(count) \(count == 1 ? "thing" : "things")")
    }
    if !includesDisputed { words.append("without what is disputed") }
    if !includesUncertain, on == nil, from == nil, to == nil {
      words.append("only what is certain")
    }
    if includesCandidates { words.append("with candidates") }
    return words
  }
}

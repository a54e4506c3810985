public import Chronology
public import RegestaKit

extension KnowledgeBase {
  /// What a lane of a timeline has in common.
  public enum TimelineLanes: String, CaseIterable, Sendable {
    /// The great family of relations: holds, took part in, dated.
    case relation
    /// The thing that is spoken of.
    case entity
    /// The great family of kinds that it belongs to: place, state or power, event.
    case kind
    /// Nothing: all is in one lane.
    case none
  }

  /// Claims with a time as a picture.
  ///
  /// - Parameters:
  ///   - claims: The claims; those without any finite bound are not drawn.
  ///   - subject: What the timeline is of, for its heading; nil for the whole base.
  ///   - lanes: What a lane has in common; nil: relations for one thing, else kinds.
  ///   - from: Where the axis begins; nil: with the first claim.
  ///   - to: Where it ends; nil: with the last.
  ///   - idPrefix: Begins every `id`, so that several pictures can stand in one page.
  /// - Returns: The picture, laid out.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func timelinePicture(
    of claims: [Claim],
    about subject: Entity? = nil,
    lanes: TimelineLanes? = nil,
    from: Day? = nil,
    to: Day? = nil,
    idPrefix: String = ""
  ) throws -> TimelinePicture {
    try read {
      let names = try TimelineLaneNames(lanes ?? (subject == nil ? .kind : .relation), in: self)
      var sources = CitedSources()
      let entries = claims.compactMap { claim -> TimelinePicture.Entry? in
        guard let entry = TimelinePicture.Entry(claim, lane: names.lane(of: claim)) else {
          return nil
        }
        sources.note(claim)
        return entry
      }
      let title = try meta("title").map { "\($0): " } ?? ""
      let remark =
        entries.isEmpty
        ? "Nothing dated is recorded here."
        : "The axis is in the Gregorian calendar; dates are worded as they are recorded."
      return TimelinePicture(
        entries: entries,
        frame: PictureFrame(
          heading: title + "timeline of " + (subject?.label ?? "the whole base")
            + Self.words(from: from, to: to),
          remarks: [remark],
          notices: sources.notice + (try pictureNotices()),
          idPrefix: idPrefix
        ),
        from: from,
        to: to
      )
    }
  }

  private static func words(from: Day?, to: Day?) -> String {
    func printed(_ day: Day) -> String { HistoricalDate(day: day).printed }
    switch (from, to) {
    case (let from?, let to?): return ", \(printed(from)) to \(printed(to))"
    case (let from?, nil): return ", from \(printed(from))"
    case (nil, let to?): return ", until \(printed(to))"
    case (nil, nil): return ""
    }
  }
}

/// Which lane a claim stands in.
private struct TimelineLaneNames {
  private let lanes: KnowledgeBase.TimelineLanes
  private let families: [String: KindFamily]
  private let relations: [String: Relation]

  init(_ lanes: KnowledgeBase.TimelineLanes, in base: KnowledgeBase) throws {
    self.lanes = lanes
    families = KindFamily.families(of: try base.kinds())
    relations = Dictionary(
      try base.relations().map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func lane(of claim: Claim) -> String {
    switch lanes {
    case .none: return ""
    case .entity: return claim.subject.label
    case .kind: return (families[claim.subject.kind] ?? .thing).words
    case .relation:
      var relation = relations[claim.relation.key]
      while let parent = relation?.parent.flatMap({ relations[$0] }) { relation = parent }
      return relation?.label ?? claim.relation.label
    }
  }
}

extension TimelinePicture.Entry {
  /// A claim as an entry; nil when nothing is known of its time.
  fileprivate init?(_ claim: Claim, lane: String) {
    guard let period = claim.period else { return nil }
    let bounds = ClaimBounds(period)
    let days = [bounds.startMin, bounds.startMax, bounds.endMin, bounds.endMax]
    guard days.contains(where: { Day(number: $0).isFinite }) else { return nil }
    var timeless = claim
    timeless.period = nil
    // The mark says what the words would.
    timeless.isDenied = false
    timeless.certainty = .certain
    var text = timeless.sentence
    var when = claim.when
    if case .date(let date) = claim.object {
      // "World War I began 28 July 1914" has its date in its sentence.
      text = "\(claim.subject.label) \(claim.relation.label)"
      when = when ?? date.printed
    }
    self.init(
      claim: claim.id.rawValue,
      lane: lane,
      text: text,
      when: when,
      sentence: claim.sentence,
      additions: claim.additions,
      evidence: claim.evidence,
      bounds: bounds,
      isInstant: period.isInstant,
      marks: ClaimMarks(
        isVague: claim.certainty != .certain,
        isDisputed: claim.isDisputed,
        isDenied: claim.isDenied
      )
    )
  }
}

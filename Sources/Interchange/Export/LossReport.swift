/// What an export could not hold, or holds only as a text.
public final class LossReport {
  /// Why something was left out.
  public enum Reason: String, CaseIterable, Sendable {
    /// A claim about one thing alone, which is no edge.
    case statement
    /// A claim that is kept as a sentence, without its parts.
    case asText = "as-text"
    /// A small addition to a claim.
    case qualifier
    /// A claim without a date, which no timeline has a place for.
    case undated
    /// A claim about things of which no point on the map is known.
    case unplaced
    /// A claim that is a candidate, superseded or retracted; or what was taken back with or beside one.
    case notKnowledge = "not-knowledge"
    /// Rows of a table for which a graph has no place.
    case notInAGraph = "not-in-a-graph"
    /// Rows of a table for which a bibliography has no place; the places in sources among them.
    case notInABibliography = "not-in-a-bibliography"
    /// A field of a source that the format does not have.
    case sourceDetail = "source-detail"
    /// A claim for which a picture has no room.
    case notDrawn = "not-drawn"
    /// A control character, shown by a symbol.
    case character

    /// For a count of such losses.
    public var words: String {
      switch self {
      case .statement: "claims about one thing alone"
      case .asText: "claims kept as sentences only"
      case .qualifier: "additions to claims"
      case .undated: "claims without a date"
      case .unplaced: "claims about things without a point on the map"
      case .notKnowledge: "claims and judgements that are candidates, superseded or retracted"
      case .notInAGraph: "rows that have no place in a graph"
      case .notInABibliography: "rows that have no place in a bibliography"
      case .sourceDetail: "details of sources"
      case .notDrawn: "claims that the picture has no room for"
      case .character: "texts with control characters"
      }
    }
  }

  /// One thing that did not fit.
  public struct Loss: Hashable, Sendable {
    /// Why it did not fit.
    public var reason: Reason
    /// What it is: `claim`, or the name of a table.
    public var item: String
    /// Its number; nil for all rows of a table together.
    public var id: Int?
    /// How many rows it is.
    public var count: Int
    /// What is lost, in words.
    public var detail: String
  }

  /// What was found in a part of an export that is made by itself.
  struct Part {
    fileprivate var counts: [Reason: Int] = [:]
    fileprivate var losses: [Loss] = []
  }

  /// How much was lost for each reason.
  public var counts: [Reason: Int] { found.counts }
  private var found = Part()
  private let sink: ((Loss) throws -> Void)?
  private let keepsLosses: Bool

  /// A report that counts.
  ///
  /// - Parameter sink: Takes each loss as it is found.
  public init(_ sink: ((Loss) throws -> Void)? = nil) {
    self.sink = sink
    keepsLosses = false
  }

  private init(keepingLosses: Bool) {
    sink = nil
    keepsLosses = keepingLosses
  }

  /// Whether nothing was lost.
  public var isEmpty: Bool { found.counts.isEmpty }

  /// "312 claims about one thing alone, 4 additions to claims"; empty when nothing was lost.
  public var summary: String {
    Reason.allCases.compactMap { reason in counts[reason].map { "\($0) \(reason.words)" } }
      .joined(separator: ", ")
  }

  /// Adds a loss; `detail` is put into words only where somebody takes it.
  func add(
    _ reason: Reason,
    _ item: String,
    _ id: Int?,
    count: Int = 1,
    _ detail: @autoclosure () throws -> String
  ) throws {
    found.counts[reason, default: 0] += count
    guard sink != nil || keepsLosses else { return }
    let loss = Loss(reason: reason, item: item, id: id, count: count, detail: try detail())
    if keepsLosses { found.losses.append(loss) }
    try sink?(loss)
  }

  /// A report for what is made on another thread, part by part, and told here by ``add(_:)``.
  func ofPart() -> LossReport { LossReport(keepingLosses: sink != nil) }

  /// What was found since the last time.
  func takePart() -> Part {
    defer { found = Part() }
    return found
  }

  /// Adds what was found in a part, in the order in which it was found.
  func add(_ part: Part) throws {
    found.counts.merge(part.counts, uniquingKeysWith: +)
    if let sink { try part.losses.forEach(sink) }
  }
}

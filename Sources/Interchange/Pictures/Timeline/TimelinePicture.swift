public import Chronology
public import RegestaKit

/// What happened when, as a picture: lanes of bars over an axis of time.
///
/// What is certain is a solid bar; where it may or may not have held, the bar fades. The picture is
/// laid out when it is made, from nothing but its content: the same content gives the same bytes.
public struct TimelinePicture: Sendable {
  /// A claim with a time.
  public struct Entry: Hashable, Sendable {
    /// The claim's number.
    public var claim: Int
    /// What it has its lane with: the name that stands before the lane.
    public var lane: String
    /// What is said, without its time.
    public var text: String
    /// Its time in words.
    public var when: String?
    /// The claim in words, with its time.
    public var sentence: String
    /// Its additions in one line.
    public var additions: String?
    /// Its citations in one line.
    public var evidence: String?
    /// Its time in days; at least one of the bounds is finite.
    public var bounds: ClaimBounds
    /// It happened on one day, whichever that is.
    public var isInstant: Bool
    /// What is not plainly so.
    public var marks: ClaimMarks

    /// An entry as a value.
    public init(
      claim: Int,
      lane: String,
      text: String,
      when: String? = nil,
      sentence: String,
      additions: String? = nil,
      evidence: String? = nil,
      bounds: ClaimBounds,
      isInstant: Bool = false,
      marks: ClaimMarks = ClaimMarks()
    ) {
      self.claim = claim
      self.lane = lane
      self.text = text
      self.when = when
      self.sentence = sentence
      self.additions = additions
      self.evidence = evidence
      self.bounds = bounds
      self.isInstant = isInstant
      self.marks = marks
    }
  }

  /// The entries, in the order of time.
  public let entries: [Entry]
  /// What stands around the picture.
  public let frame: PictureFrame
  /// Where everything stands.
  public let layout: TimelineLayout

  /// Lays a picture out.
  ///
  /// - Parameters:
  ///   - entries: The claims; they are put in the order of time.
  ///   - frame: What stands around the picture.
  ///   - from: Where the axis begins; nil: with the first entry.
  ///   - to: Where it ends; nil: with the last.
  ///   - width: How wide the part with the bars is, in user units; at least 300.
  public init(
    entries: [Entry],
    frame: PictureFrame,
    from: Day? = nil,
    to: Day? = nil,
    width: Double = 960
  ) {
    let sorted = entries.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    self.entries = sorted
    self.frame = frame
    layout = TimelineLayout(entries: sorted, from: from, to: to, width: max(width, 300))
  }

  /// All that the picture shows, as lines of a table; the first is its head.
  public var twin: [String] {
    ["claim | when | what is said | marks | sources | lane"]
      + entries.map { entry in
        let sentence = [entry.sentence, entry.additions.map { "[\($0)]" }].compactMap { $0 }
        return [
          "claim:\(entry.claim)", entry.when ?? "", sentence.joined(separator: " "),
          entry.marks.words, entry.evidence ?? "", entry.lane,
        ].map(TextMeasure.plain).joined(separator: " | ")
      }
  }
}

extension TimelinePicture.Entry {
  /// By the first day that it can have begun on, else by the last; then by how it ended.
  var order: [Int] {
    let first = bounds.startMin > Day.distantPast.number ? bounds.startMin : bounds.startMax
    return [first, bounds.startMax, bounds.endMin, bounds.endMax, claim]
  }

  /// The name of the bar, with a sign and a word for what is not plainly so.
  var name: String {
    TextMeasure.plain((marks.isDisputed ? "▲ " : "") + (marks.isDenied ? "not: " : "") + text)
  }
}

internal import Chronology
internal import Formats
internal import RegestaKit

/// The JSON of TimelineJS: an event for each claim that has a date.
///
/// A date is as exact as its bounds are; what the source says stands beside it. docs/formats/timelinejs.md
/// shows one.
public struct TimelineJSFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "timelinejs"
  /// One line: what it is and what reads it.
  public let summary = "JSON for TimelineJS: an event for each dated claim"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["timeline.json"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    var json = JSONWriter(style: .indented)
    json.write(.beginObject)
    json.write("title", try title(of: graph))
    json.write(.name("events"))
    json.write(.beginArray)
    try graph.forEachClaimInTime { claim in
      guard let event = event(claim, in: graph) else {
        try export.losses.add(.undated, "claim", claim.id.rawValue, claim.sentence)
        return
      }
      json.write(event)
      try output.write(json.drain())
      try graph.reportCharacters(of: claim)
    }
    json.write(.endArray)
    json.write(.endObject)
    try output.write(json.finish())
    try graph.reportWhatIsNoGraph()
  }

  private func title(of graph: ExportGraph) throws -> JSONValue {
    let notices = try graph.notices()
    let title = notices.first { $0.key == "title" }?.text
    let others = [graph.export.scope.words] + notices.filter { $0.key != "title" }.map(\.text)
    return .of([
      (
        "text",
        .of([
          ("headline", .string(XMLText.content(title ?? graph.export.scope.words))),
          ("text", .string(others.map { "<p>\(XMLText.content($0))</p>" }.joined())),
        ])
      )
    ])
  }

  private func event(_ claim: Claim, in graph: ExportGraph) -> JSONValue? {
    guard let period = claim.period else { return nil }
    let bounds = ClaimBounds(period)
    let words = claim.when ?? period.start.date?.printed
    let start = date(bounds.startMin, bounds.startMax, isEnd: false, needsOuter: !period.isInstant)
    let end = date(bounds.endMin, bounds.endMax, isEnd: true, needsOuter: !period.isInstant)
    // What is only known to have ended stands at its end.
    guard let first = start ?? end else { return nil }
    return .of([
      ("start_date", date(first)),
      ("end_date", period.isInstant || start == nil ? nil : end.map(date)),
      ("display_date", .text(words.map(XMLText.content))),
      (
        "text",
        .of([
          ("headline", .string(XMLText.content(headline(claim)))),
          ("text", .string(paragraphs(claim, in: graph))),
        ])
      ),
      ("group", .string(graph.family(of: claim.subject).words)),
      ("unique_id", .string("claim-\(claim.id)")),
    ])
  }

  private func headline(_ claim: Claim) -> String {
    let sentence = "\(claim.subject.label) \(claim.relation.label) \(claim.object.printed)"
    let marks = (claim.isDisputed ? "▲ " : "") + (claim.isDenied ? "not: " : "")
    return marks + sentence
  }

  private func paragraphs(_ claim: Claim, in graph: ExportGraph) -> String {
    var lines: [String] = []
    if claim.certainty != .certain { lines.append(claim.certainty.name) }
    if let verdict = graph.verdict(claim), let day = graph.export.scope.filter.on {
      lines.append("on \(day.printed): \(verdict.rawValue)")
    }
    if claim.isDisputed {
      let questions = claim.disputes.filter { $0.status == .open }.map(\.question)
      lines.append("disputed" + (questions.isEmpty ? "" : ": " + questions.joined(separator: "; ")))
    }
    lines += claim.qualifiers.map { "\($0.relation.label): \($0.value.printed)" }
    if let comment = claim.comment { lines.append(comment) }
    let text = lines.map { "<p>\(XMLText.content($0))</p>" }.joined()
    let sources = claim.citations.map { "<li>\(XMLText.content($0.printed))</li>" }.joined()
    return sources.isEmpty ? text : text + "<ul>\(sources)</ul>"
  }

  // MARK: Dates

  /// A date as exact as both bounds allow: the day, month or year that they share, else the year of the
  /// outer one. Nil when that one is not known; of what happened in a day, when neither is.
  private func date(_ first: Int, _ last: Int, isEnd: Bool, needsOuter: Bool) -> [Int]? {
    let (first, last) = (Day(number: first), Day(number: last))
    let (outer, inner) = isEnd ? (last, first) : (first, last)
    guard outer.isFinite || !needsOuter && inner.isFinite else { return nil }
    let fields = Self.fields(outer.isFinite ? outer : inner)
    guard first.isFinite, last.isFinite else { return Array(fields.prefix(1)) }
    let shared = zip(Self.fields(first), Self.fields(last)).prefix { $0 == $1 }.count
    return Array(fields.prefix(max(shared, 1)))
  }

  /// TimelineJS prints a negative year as so many years BCE: there is no year 0.
  private static func fields(_ day: Day) -> [Int] {
    let date = day.components(in: .gregorian)
    return [date.year > 0 ? date.year : date.year - 1, date.month, date.day]
  }

  private func date(_ fields: [Int]) -> JSONValue {
    let named = zip(["year", "month", "day"], fields).map {
      JSONObject.Member($0, .integer(Int64($1)))
    }
    return .object(JSONObject(named))
  }
}

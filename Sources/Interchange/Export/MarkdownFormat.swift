internal import Chronology
internal import Formats
internal import RegestaKit

/// A report in Markdown, to be read: every thing with its statements by relation, the sources in
/// footnotes, disputes marked.
///
/// docs/formats/markdown.md shows one.
public struct MarkdownFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "markdown"
  /// One line: what it is and what reads it.
  public let summary = "Markdown report to be read: things, statements, sources in footnotes"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["md", "markdown"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    try output.write("# \(MarkdownText.inline(try graph.heading()))\n")
    for (key, notice) in try graph.notices() where key != "title" {
      try output.write("\n*\(key):* \(MarkdownText.inline(notice))\n")
    }
    var notes = ReportFootnotes()
    var lastHeading = ""
    for (family, entities) in try graph.entitiesByFamily() {
      if family.plural != lastHeading {
        try output.write("\n## \(family.plural)\n")
        lastHeading = family.plural
      }
      try graph.forEachPortrait(in: entities) { entity, statements, edges in
        let section = ReportSection(
          entity: entity,
          statements: statements,
          edges: edges,
          graph: graph
        )
        try output.write(section.text(&notes))
        for claim in statements { try graph.reportCharacters(of: claim) }
        for claim in edges where claim.subject.id == entity.id {
          try graph.reportCharacters(of: claim)
        }
      }
    }
    if !notes.isEmpty { try output.write("\n## Sources\n\n") }
    let sources = Dictionary(
      try export.base.sources().map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    try notes.forEach { try output.write($0.text(sources) + "\n") }
    try graph.reportWhatIsNoGraph(holding: ["source"])
  }
}

/// The part of a report that is about one thing.
private struct ReportSection {
  let entity: Entity
  let statements: [Claim]
  let edges: [Claim]
  let graph: ExportGraph

  func text(_ notes: inout ReportFootnotes) -> String {
    var text = "\n### \(MarkdownText.inline(entity.label))\n\n"
    text += "*\(MarkdownText.inline(graph.kindLabel(of: entity)))*, `\(entity.key)`\n"
    let lines = groups.map { link, claims in group(link, claims, &notes) }
    if !lines.isEmpty { text += "\n" + lines.joined() }
    return text
  }

  /// The claims by what links them to the thing, in the order in which each link comes first.
  private var groups: [(link: String, claims: [Claim])] {
    var order: [String] = []
    var groups: [String: [Claim]] = [:]
    for claim in statements + edges {
      let link = link(of: claim)
      if groups[link] == nil { order.append(link) }
      groups[link, default: []].append(claim)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private func reading(of claim: Claim) -> Claim.Reading {
    claim.read(from: entity.id, isSymmetric: graph.isSymmetric(claim))
  }

  /// A relation that has no inverse cannot be read from its object.
  private func isOnlyMentioned(_ claim: Claim) -> Bool {
    claim.subject.id != entity.id && !reading(of: claim).isInverse
  }

  private func link(of claim: Claim) -> String {
    isOnlyMentioned(claim) ? "mentioned" : reading(of: claim).link
  }

  private func group(
    _ link: String,
    _ claims: [Claim],
    _ notes: inout ReportFootnotes
  ) -> String {
    var lines: [String] = []
    for claim in claims { lines.append(line(claim, &notes)) }
    let head = "- **\(MarkdownText.inline(link))**"
    if lines.count == 1 { return "\(head) \(lines[0])\n" }
    return "\(head)\n" + lines.map { "  - \($0)\n" }.joined()
  }

  private func line(_ claim: Claim, _ notes: inout ReportFootnotes) -> String {
    var text = ""
    if claim.isDisputed { text += "▲ " }
    if claim.isDenied { text += "*not:* " }
    if isOnlyMentioned(claim) {
      text += MarkdownText.inline(
        "\(claim.subject.label) \(claim.relation.label) \(claim.object.printed)"
      )
    } else {
      text += MarkdownText.inline(reading(of: claim).far)
      if case .text(_, let language?) = claim.object, graph.valueType(of: claim) == .name {
        text += " (\(MarkdownText.inline(language)))"
      }
    }
    if let when = claim.when { text += ", \(MarkdownText.inline(when))" }
    if claim.certainty != .certain { text += ", *\(claim.certainty.name)*" }
    if graph.verdict(claim) == .possible { text += ", *possible then*" }
    let additions = claim.qualifiers.map { "\($0.relation.label): \($0.value.printed)" }
    if !additions.isEmpty {
      text += " (\(MarkdownText.inline(additions.joined(separator: "; "))))"
    }
    for citation in claim.citations { text += notes.mark(for: citation) }
    let questions = claim.disputes.filter { $0.status == .open }.map(\.question)
    if claim.isDisputed {
      let words =
        questions.isEmpty ? "a source speaks against it" : questions.joined(separator: "; ")
      text += " — disputed: \(MarkdownText.inline(words))"
    }
    if let comment = claim.comment { text += " — \(MarkdownText.inline(comment))" }
    return text
  }
}

/// The citations of a report, each distinct one a note, numbered as they come up.
private struct ReportFootnotes {
  struct Note: Hashable {
    var source: Source.ID
    var printed: String
    var quote: String?
  }

  private var numbers: [Note: Int] = [:]
  private var notes: [Note] = []

  var isEmpty: Bool { notes.isEmpty }

  /// `[^3]`.
  mutating func mark(for citation: Citation) -> String {
    let note = Note(
      source: citation.source.id,
      printed: citation.printed,
      quote: citation.quote
    )
    if let number = numbers[note] { return "[^\(number)]" }
    notes.append(note)
    numbers[note] = notes.count
    return "[^\(notes.count)]"
  }

  func forEach(_ body: (NumberedNote) throws -> Void) throws {
    for (index, note) in notes.enumerated() {
      try body(NumberedNote(number: index + 1, note: note))
    }
  }

  struct NumberedNote {
    let number: Int
    let note: Note

    func text(_ sources: [Source.ID: Source]) -> String {
      var text = "[^\(number)]: \(MarkdownText.inline(note.printed))"
      if let source = sources[note.source], source.reference != source.short {
        text += ". \(MarkdownText.inline(source.reference))"
      }
      if let quote = note.quote { text += ": “\(MarkdownText.inline(quote))”" }
      return text
    }
  }
}

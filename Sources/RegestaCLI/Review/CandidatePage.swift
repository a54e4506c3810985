internal import Interchange
internal import RegestaKit

/// One candidate as a person sees it: the words that say it, the claim, and what the base says already.
struct CandidatePage {
  let number: Int
  let count: Int
  let candidate: Candidate
  let standing: Standing
  let known: [Claim]
  /// The things that it speaks of and the base does not know, with their names.
  let new: [(entity: Entity, names: [String], merged: Entity?)]

  init(_ deck: CandidateDeck, _ candidate: Candidate, in base: KnowledgeBase) throws {
    number = deck.number
    count = deck.candidates.count
    self.candidate = candidate
    standing = try base.standing(of: candidate.claim.id)
    known = try standing.claims.prefix(4).compactMap { try base.claim($0) }
    let merged = deck.merged
    new = try candidate.things.filter { candidate.proposed.contains($0.id) }.map {
      ($0, try base.proposedNames(of: $0.id), merged[$0.id])
    }
  }

  func text(width: Int, color: Bool) -> String {
    var page = Page(width: width, color: color)
    let place = [
      candidate.source.short, candidate.passage.section,
      candidate.passage.paragraph.map { "¶\($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    page.line(
      StyledText("\(number) of \(count)", .heading)
        + StyledText(" · \(Int((candidate.score * 100).rounded())) of 100 · \(place)")
    )
    page.gap()
    page.line(sentence, indent: 2)
    page.gap()
    page.line(StyledText(candidate.claim.sentence, .heading), indent: 2, hanging: 2)
    page.grid(facts.map { [StyledText($0.0, .faint), StyledText($0.1)] }, indent: 2)
    for thing in new {
      let names = thing.names.dropFirst().prefix(4).joined(separator: "; ")
      var line = StyledText("new \(thing.entity.kind): ", .faint) + StyledText(thing.entity.label)
      if !names.isEmpty { line += StyledText(" (\(names))") }
      if let merged = thing.merged { line += StyledText(" is \(merged.label) (\(merged.key))") }
      page.item("+", line)
    }
    if candidate.modality != .asserted {
      page.item(
        StyledText("▲", .warning),
        StyledText("The text does not say that it is so: it is \(candidate.modality.rawValue).")
      )
    }
    for claim in known {
      page.item(
        StyledText(
          standing.kind == .contrary ? "▲" : "•",
          standing.kind == .contrary ? .warning : nil
        ),
        StyledText(Self.words(standing.kind), .faint)
          + StyledText("\(claim.sentence)  ") + StyledText("claim:\(claim.id)", .faint)
      )
    }
    page.gap()
    return "\n" + page.text
  }

  /// The paragraph around the span, with the span between marks that need no colour.
  private var sentence: StyledText {
    let scalars = Array(candidate.passage.text.unicodeScalars)
    let range = candidate.range.clamped(to: 0..<scalars.count)
    func text(_ part: Range<Int>) -> String {
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars[part])
      return text
    }
    let start = max(0, range.lowerBound - Self.context)
    let end = min(scalars.count, range.upperBound + Self.context)
    return StyledText((start > 0 ? "… " : "") + text(start..<range.lowerBound), .faint)
      + StyledText("»" + text(range) + "«", .emphasis)
      + StyledText(text(range.upperBound..<end) + (end < scalars.count ? " …" : ""), .faint)
  }

  /// How many scalars of the paragraph are shown before and after the span.
  private static let context = 240

  private var facts: [(String, String)] {
    var facts: [(String, String)] = []
    for qualifier in candidate.claim.qualifiers {
      facts.append((qualifier.relation.label, qualifier.value.printed))
    }
    if let attribution = candidate.attribution { facts.append(("said by", attribution)) }
    for citation in candidate.notes {
      facts.append(("note \(citation.note ?? "")", citation.printed))
    }
    if candidate.isInferred { facts.append(("time", "part of it is from the context")) }
    facts.append(
      ("found by", [candidate.reader, candidate.pattern].compactMap { $0 }.joined(separator: ": "))
    )
    return facts
  }

  private static func words(_ kind: Standing.Kind) -> String {
    switch kind {
    case .none: ""
    case .same: "The base says so already: "
    case .finer: "The base says it less exactly: "
    case .contrary: "Contrary: "
    }
  }
}

extension Candidate {
  /// The things that it speaks of, each once.
  var things: [Entity] {
    var things = [claim.subject]
    for value in [claim.object] + claim.qualifiers.map(\.value) {
      switch value {
      case .entity(let entity): things.append(entity)
      case .quantity(let quantity): things += quantity.unit.map { [$0] } ?? []
      default: break
      }
    }
    var seen: Set<Entity.ID> = []
    return things.filter { seen.insert($0.id).inserted }
  }
}

internal import Formats
internal import RegestaKit

/// Mermaid, which many web pages and note programs draw as they show a text: a flowchart of things and
/// the claims between them.
///
/// docs/formats/mermaid.md shows one.
public struct MermaidFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "mermaid"
  /// One line: what it is and what reads it.
  public let summary = "Mermaid flowchart, for Markdown pages and notes"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["mmd", "mermaid"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    try output.write("---\ntitle: \(MermaidText.title(try graph.heading()))\n---\n")
    for (key, notice) in try graph.notices() where key != "title" {
      try output.write(MermaidText.comment("\(key): \(notice)"))
    }
    try output.write("flowchart LR\n")
    var families: Set<KindFamily> = []
    try graph.forEachNode { entity, statements in
      let family = graph.family(of: entity)
      families.insert(family)
      let label = MermaidText.label(DOTText.wrapped(entity.label, width: 24))
      try output.write("  n\(entity.id)\(family.mermaidBox(around: label)):::\(family.rawValue)\n")
      try graph.reportStatements(statements)
    }
    var disputed: [Int] = []
    var count = 0
    try graph.forEachBundle { claims, object in
      for strand in graph.strands(of: claims) {
        if strand.look.isDisputed { disputed.append(count) }
        count += 1
        try output.write(edge(strand, to: object))
      }
      for claim in claims {
        if let additions = claim.additions {
          let detail = "\(claim.sentence) [\(additions)]"
          try export.losses.add(.qualifier, "claim", claim.id.rawValue, detail)
        }
        try graph.reportCharacters(of: claim)
      }
    }
    try output.write(styles(families, disputed))
    try graph.reportWhatIsNoGraph()
  }

  /// The sources stand in comments, since an edge has room for a label only.
  private func edge(_ strand: EdgeStrand, to object: Entity) -> String {
    let comments = strand.claims.map { claim in
      let details = [claim.additions, claim.evidence].compactMap { $0 }.joined(separator: "; ")
      let brackets = details.isEmpty ? "" : " [\(details)]"
      return MermaidText.comment("claim:\(claim.id) \(claim.sentence)\(brackets)")
    }
    let labels = strand.claims.map { claim in
      strand.claims.count == 1
        ? DOTText.wrapped(claim.edgeLabel, width: 28)
        : DOTText.wrapped("• " + claim.edgeLabel.replacing("\n", with: ", "), width: 34)
    }
    let label = MermaidText.label(labels.joined(separator: "\n"))
    return comments.joined()
      + "  n\(strand.claims[0].subject.id) \(strand.look.mermaidLine)|\(label)| n\(object.id)\n"
  }

  private func styles(_ families: Set<KindFamily>, _ disputed: [Int]) -> String {
    var text = ""
    for family in KindFamily.allCases where families.contains(family) {
      let dash = family == .concept ? ",stroke-dasharray:4 3" : ""
      text += "  classDef \(family.rawValue) fill:\(family.fill),stroke:#5f6368,color:#000\(dash)\n"
    }
    if !disputed.isEmpty {
      let numbers = disputed.map(\.description).joined(separator: ",")
      text += "  linkStyle \(numbers) stroke:#b3261e,color:#b3261e\n"
    }
    return text
  }
}

extension EdgeLook {
  /// Dotted when uncertain, thick when disputed, a cross at the end of what is denied.
  fileprivate var mermaidLine: String {
    let end = isDenied ? "x" : isSymmetric ? "" : ">"
    if isVague { return "-.-" + end }
    return isDisputed ? (end.isEmpty ? "===" : "==" + end) : (end.isEmpty ? "---" : "--" + end)
  }
}

extension KindFamily {
  /// The box of a node around its label.
  fileprivate func mermaidBox(around label: String) -> String {
    switch self {
    case .place, .object, .thing: "[\(label)]"
    case .person, .agent, .concept: "([\(label)])"
    case .polity: "[[\(label)]]"
    case .organisation: "(\(label))"
    case .event: "{{\(label)}}"
    case .work: "[/\(label)/]"
    case .clause, .undertaking, .plan: "[/\(label)\\]"
    case .office: "{{\(label)}}"
    }
  }
}

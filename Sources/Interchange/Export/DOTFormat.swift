internal import Chronology
internal import Formats
internal import RegestaKit

/// DOT, the language of Graphviz: a picture of who had to do with whom, when, and how surely.
///
/// docs/formats/dot.md shows one.
public struct DOTFormat: ExportFormat {
  /// Its name on the command line.
  public let name = "dot"
  /// One line: what it is and what reads it.
  public let summary = "DOT for Graphviz: a picture with kinds, times and disputes"
  /// The endings of file names that mean it, without the dot.
  public let fileExtensions = ["dot", "gv"]
  /// Whether a part of the base can be written.
  public let takesScope = true

  /// The format.
  public init() {}

  /// Beyond so many edges a layered drawing becomes a wide band; springs then show more.
  private static let layeredEdges = 80
  /// How many claims an edge names; its tooltip has them all.
  private static let labelsOfAnEdge = 5

  /// Writes what the export is to hold; what has no place goes to its losses.
  public func write(_ export: Export, to output: ExportOutput) throws {
    let graph = try ExportGraph(export)
    try output.write(head(of: graph))
    var families: Set<String> = []
    try graph.forEachNode { entity, statements in
      families.insert(graph.family(of: entity).words)
      try output.write(node(entity, statements, in: graph))
      for claim in statements {
        try export.losses.add(.statement, "claim", claim.id.rawValue, claim.sentence)
      }
    }
    try output.write("\n")
    var marks = EdgeMarks()
    try graph.forEachBundle { claims, object in
      for strand in graph.strands(of: claims) {
        marks.note(strand.look)
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
    if !graph.isEmpty { try output.write(legend(families, marks)) }
    try output.write("}\n")
    try graph.reportWhatIsNoGraph()
  }

  private func head(of graph: ExportGraph) throws -> String {
    let layout =
      graph.edgeCount <= Self.layeredEdges
      ? "layout=dot, nodesep=0.25, ranksep=0.6"
      : "layout=sfdp, overlap=prism, overlap_scaling=-5, sep=\"+10\", K=1.6, repulsiveforce=2, splines=true"
    var text =
      "// \(try graph.heading().split(whereSeparator: \.isNewline).joined(separator: " "))\n"
    for (key, notice) in try graph.notices() where key != "title" {
      text += "// \(key): \(notice.split(whereSeparator: \.isNewline).joined(separator: " "))\n"
    }
    text = ShownText.of(text).text
    return text + """
      digraph regesta {
        graph [charset="UTF-8", \(layout), outputorder=edgesfirst, bgcolor="white",
          fontname="Helvetica,Arial,sans-serif", label=\(DOTText.label(try graph.heading())), labelloc=t];
        node [fontname="Helvetica,Arial,sans-serif", fontsize=11, style="filled", color="#5f6368",
          margin="0.08,0.04", height=0.3];
        edge [fontname="Helvetica,Arial,sans-serif", fontsize=8, color="#5f6368", arrowsize=0.7];


      """
  }

  private func node(_ entity: Entity, _ statements: [Claim], in graph: ExportGraph) -> String {
    let family = graph.family(of: entity)
    var label = DOTText.wrapped(entity.label, width: 24)
    if family == .event, let date = statements.lazy.compactMap(\.dateText).first {
      label += "\n" + date
    }
    var names: [String] = []
    for claim in statements where graph.valueType(of: claim) == .name {
      let name = claim.object.printed
      if name != entity.label, !names.contains(name) { names.append(name) }
    }
    let tooltip = "\(entity.kind): \(entity.label)" + names.map { "\n\($0)" }.joined()
    var attributes = [
      "label=\(DOTText.label(label))", "shape=\(family.dotShape)",
      "fillcolor=\"\(family.fill)\"", "tooltip=\(DOTText.label(tooltip))",
    ]
    if family == .concept { attributes.append("style=\"filled,dashed\"") }
    if family == .event { attributes.append("margin=\"0,0.02\"") }
    return "  \(DOTText.identifier(entity.key)) [\(attributes.joined(separator: ", "))];\n"
  }

  private func edge(_ strand: EdgeStrand, to object: Entity) -> String {
    let claims = strand.claims
    let shown = claims.prefix(Self.labelsOfAnEdge)
    // Several labels are set one below the other as a list, a single one in the middle.
    var labels = shown.map { claim in
      claims.count == 1
        ? DOTText.wrapped(claim.edgeLabel, width: 28)
        : DOTText.wrapped("• " + claim.edgeLabel.replacing("\n", with: ", "), width: 34)
    }
    if claims.count > shown.count { labels.append("• \(claims.count - shown.count) more") }
    let label = DOTText.label(labels.joined(separator: "\n"), alignsLeft: claims.count > 1)
    let tooltip = claims.map { claim in
      [claim.sentence, claim.additions, claim.evidence].compactMap { $0 }.joined(separator: "\n")
    }
    let attributes =
      [
        "label=\(label)",
        "tooltip=\(DOTText.label(tooltip.joined(separator: "\n\n")))",
      ] + strand.look.attributes
    let ends = "\(DOTText.identifier(claims[0].subject.key)) -> \(DOTText.identifier(object.key))"
    return "  \(ends) [\(attributes.joined(separator: ", "))];\n"
  }

  /// One table as a node, since clusters are not drawn by every layout. Only what occurs is in it.
  private func legend(_ families: Set<String>, _ marks: EdgeMarks) -> String {
    var seen: Set<String> = []
    var rows = ""
    for family in KindFamily.allCases
    where families.contains(family.words) && seen.insert(family.words).inserted {
      rows += """
              <TR><TD BGCOLOR="\(family.fill)" BORDER="1" WIDTH="24"></TD><TD ALIGN="LEFT">\
        \(DOTText.html(family.words))</TD></TR>

        """
    }
    for (sign, words) in marks.rows {
      rows += "      <TR><TD>\(sign)</TD><TD ALIGN=\"LEFT\">\(DOTText.html(words))</TD></TR>\n"
    }
    return """

        "(legend)" [shape=plain, style="", tooltip="Legend", label=<
          <TABLE BORDER="1" CELLBORDER="0" CELLSPACING="3" COLOR="#9aa0a6" BGCOLOR="white">
      \(rows)    </TABLE>>];

      """
  }
}

extension EdgeLook {
  fileprivate var attributes: [String] {
    var attributes: [String] = []
    if isVague { attributes.append("style=dashed") }
    // Two colours draw two parallel lines.
    if isDisputed {
      attributes += ["color=\"#b3261e:#b3261e\"", "fontcolor=\"#b3261e\""]
    }
    switch (isDenied, isSymmetric) {
    case (true, true): attributes += ["dir=both", "arrowhead=tee", "arrowtail=tee"]
    case (true, false): attributes.append("arrowhead=tee")
    case (false, true): attributes.append("dir=none")
    case (false, false): break
    }
    return attributes
  }
}

/// Which ways of drawing edges occur, for the legend.
private struct EdgeMarks {
  private var isUncertain = false
  private var isDisputed = false
  private var isDenied = false

  mutating func note(_ look: EdgeLook) {
    isUncertain = isUncertain || look.isVague
    isDisputed = isDisputed || look.isDisputed
    isDenied = isDenied || look.isDenied
  }

  var rows: [(sign: String, words: String)] {
    var rows: [(String, String)] = []
    if isUncertain { rows.append(("- - -&gt;", "uncertain, or only possible then")) }
    if isDisputed { rows.append(("<FONT COLOR=\"#b3261e\">▲ ═══</FONT>", "disputed")) }
    if isDenied { rows.append(("not: ──┤", "denied")) }
    return rows
  }
}

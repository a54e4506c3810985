extension NetworkPicture {
  /// The picture as an SVG document, which can also stand inside a page.
  ///
  /// Each thing is a group `node-KEY`, each line a group `claim-N` after the first of its claims, with
  /// classes for style sheets. Tooltips and the text in `desc` have every claim.
  ///
  /// - Parameter links: Where things and claims lead to.
  /// - Returns: The text of the file.
  public func svg(links: PictureLinks = .none) -> String {
    let sheet = PictureSheet(frame, legend: legend, content: (layout.width, layout.height))
    let hasLinks =
      nodes.contains { links.entity($0.key) != nil }
      || edges.contains { links.claim($0.claim) != nil }
    return sheet.svg(className: "network", hasLinks: hasLinks, twin: twin) { writer in
      writer.open("g", [("class", "edges"), ("fill", "none")])
      for index in layout.strands.indices { writeLine(index, links, into: &writer) }
      writer.close()
      writer.open("g", [("class", "nodes"), ("text-anchor", "middle")])
      for index in nodes.indices { writeNode(index, links, into: &writer) }
      writer.close()
      writer.open("g", [("class", "labels")])
      for label in layout.labels { write(label, links, into: &writer) }
      for sign in layout.signs {
        writer.element(
          "path",
          [
            ("class", "sign disputed"), ("d", Self.triangle(in: sign.box)),
            ("fill", PictureColor.dispute), ("stroke", PictureColor.paper),
          ]
        )
      }
      writer.close()
    }
  }

  // MARK: Lines

  private func writeLine(_ index: Int, _ links: PictureLinks, into writer: inout SVGWriter) {
    let strand = layout.strands[index]
    let claims = strand.edges.map { edges[$0] }
    let link = claims.first.flatMap { links.claim($0.claim) }
    let relations = Set(claims.map(\.relation)).sorted().map { "relation-" + $0 }
    let classes = ["edge"] + strand.marks.classes + relations
    if let link { writer.open("a", [("href", link)]) }
    writer.open(
      "g",
      [
        ("id", claims.first.map { "\(frame.idPrefix)claim-\($0.claim)" }),
        ("class", classes.joined(separator: " ")),
        ("data-claims", claims.map { String($0.claim) }.joined(separator: " ")),
      ]
    )
    writer.element("title", content: tooltip(of: claims))
    LineLook(strand.marks, isSymmetric: strand.isSymmetric)
      .write(layout.curves[index], into: &writer)
    writer.close()
    if link != nil { writer.close() }
  }

  private func tooltip(of claims: [Edge]) -> String {
    claims.map { claim in
      [claim.sentence, claim.additions, claim.evidence].compactMap { $0 }.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private func write(
    _ label: NetworkLayout.Label,
    _ links: PictureLinks,
    into writer: inout SVGWriter
  ) {
    let strand = layout.strands[label.strand]
    let color = strand.marks.isDisputed ? PictureColor.dispute : PictureColor.ink
    writer.open(
      "g",
      [
        ("class", (["label"] + strand.marks.classes).joined(separator: " ")), ("fill", color),
        ("text-anchor", label.text.isList ? nil : "middle"),
      ]
    )
    writer.element("title", content: tooltip(of: strand.edges.map { edges[$0] }))
    writer.element(
      "rect",
      label.box.attributes + [
        ("rx", "2"), ("fill", PictureColor.paper), ("fill-opacity", "0.9"),
      ]
    )
    var point = PicturePoint(
      x: label.text.isList ? label.box.minX + EdgeLabel.corner.x : label.box.center.x,
      y: label.box.minY + EdgeLabel.corner.y
    )
    for line in label.text.lines {
      let link = line.claim.flatMap(links.claim)
      if let link { writer.open("a", [("href", link)]) }
      writer.lines([line.text], at: point, size: EdgeLabel.size)
      if link != nil { writer.close() }
      point.y += TextMeasure.lineHeight(EdgeLabel.size)
    }
    writer.close()
  }

  // MARK: Nodes

  private func writeNode(_ index: Int, _ links: PictureLinks, into writer: inout SVGWriter) {
    let (node, text, box) = (nodes[index], layout.texts[index], layout.nodeBoxes[index])
    let link = links.entity(node.key)
    if let link { writer.open("a", [("href", link)]) }
    writer.open(
      "g",
      [
        ("id", "\(frame.idPrefix)node-\(node.key)"),
        ("class", "node family-\(node.family.rawValue)\(node.isCenter ? " center" : "")"),
      ]
    )
    let hidden =
      node.hiddenNeighbors > 0 ? ["\(node.hiddenNeighbors) more around it are not drawn"] : []
    writer.element(
      "title",
      content: (["\(node.kind): \(node.label)"] + node.details + hidden).joined(separator: "\n")
    )
    node.family.write(in: box, isCenter: node.isCenter, into: &writer)
    var point = PicturePoint(x: box.center.x, y: box.minY + text.shape.margins.top)
    writer.lines(
      text.lines,
      at: point,
      size: NodeText.size,
      node.isCenter ? [("font-weight", "bold")] : []
    )
    point.y += Double(text.lines.count) * TextMeasure.lineHeight(NodeText.size)
    writer.lines(
      text.captions,
      at: point,
      size: NodeText.captionSize,
      [("fill", "#3c4043")]
    )
    writer.close()
    if link != nil { writer.close() }
  }

  private static func triangle(in box: PictureBox) -> String {
    SVGWriter.polygon([
      PicturePoint(x: box.center.x, y: box.minY), PicturePoint(x: box.maxX, y: box.maxY),
      PicturePoint(x: box.minX, y: box.maxY),
    ])
  }
}

extension KindFamily {
  /// Draws the shape of a node.
  func write(in box: PictureBox, isCenter: Bool, into writer: inout SVGWriter) {
    let shape = NodeShape(self)
    let stroke = isCenter ? PictureColor.ink : PictureColor.faint
    writer.element(
      "path",
      [
        ("class", "shape"), ("d", SVGWriter.polygon(shape.outline(in: box))), ("fill", fill),
        ("stroke", stroke), ("stroke-width", isCenter ? "2.5" : "1"),
        ("stroke-dasharray", self == .concept ? "4 2.5" : nil),
      ]
    )
    if let ornament = shape.ornament(in: box) {
      writer.element(
        "path",
        [("class", "ornament"), ("d", ornament), ("fill", "none"), ("stroke", stroke)]
      )
    }
  }
}

extension PictureBox {
  /// The box as the attributes of a rectangle.
  var attributes: SVGWriter.Attributes {
    [
      ("x", SVGWriter.number(minX)), ("y", SVGWriter.number(minY)),
      ("width", SVGWriter.number(width)), ("height", SVGWriter.number(height)),
    ]
  }
}

extension TimelinePicture {
  /// The picture as an SVG document, which can also stand inside a page.
  ///
  /// Each entry is a group `claim-N` with classes for style sheets. Tooltips and the text in `desc`
  /// have every claim in full.
  ///
  /// - Parameter links: Where claims lead to.
  /// - Returns: The text of the file.
  public func svg(links: PictureLinks = .none) -> String {
    let sheet = PictureSheet(frame, legend: legend, content: (layout.width, layout.height))
    let hasLinks = entries.contains { links.claim($0.claim) != nil }
    return sheet.svg(className: "timeline", hasLinks: hasLinks, twin: twin) { writer in
      guard !entries.isEmpty else { return }
      writeFades(into: &writer)
      writeLanes(into: &writer)
      writeAxis(into: &writer)
      let places = Dictionary(
        layout.lanes.enumerated().map { ($1.name, $0) },
        uniquingKeysWith: { first, _ in first }
      )
      writer.open("g", [("class", "entries")])
      for item in layout.items {
        write(item, lane: places[entries[item.entry].lane] ?? 0, links, into: &writer)
      }
      writer.close()
    }
  }

  // MARK: What stands behind

  /// The gradients in which bars fade, three for each colour.
  private func writeFades(into writer: inout SVGWriter) {
    writer.open("defs")
    for color in 0..<min(layout.lanes.count, TimelineLook.colors.count) {
      let (nothing, all) = ("0.04", "1")
      for (name, stops) in [
        ("in", [nothing, all]), ("out", [all, nothing]), ("both", [nothing, all, nothing]),
      ] {
        writer.open("linearGradient", [("id", "\(frame.idPrefix)fade-\(name)-\(color)")])
        for (index, opacity) in stops.enumerated() {
          writer.element(
            "stop",
            [
              ("offset", SVGWriter.number(Double(index) / Double(stops.count - 1))),
              ("stop-color", TimelineLook.colors[color].fill), ("stop-opacity", opacity),
            ]
          )
        }
        writer.close()
      }
    }
    writer.close()
  }

  private func writeLanes(into writer: inout SVGWriter) {
    writer.open("g", [("class", "lanes")])
    for (index, lane) in layout.lanes.enumerated() {
      let whole = PictureBox(
        minX: 0,
        minY: lane.box.minY,
        width: lane.box.maxX,
        height: lane.box.height
      )
      writer.element(
        "rect",
        whole.attributes + [
          ("class", "lane"), ("fill", index.isMultiple(of: 2) ? "#f6f7f8" : PictureColor.paper),
        ]
      )
      writer.lines(
        lane.lines,
        at: PicturePoint(x: 4, y: lane.box.minY + 6),
        size: TimelineLayout.laneSize,
        [("class", "lane-name"), ("font-weight", "bold")]
      )
    }
    writer.close()
  }

  private func writeAxis(into writer: inout SVGWriter) {
    let (axis, origin) = (layout.axis, layout.origin)
    writer.open("g", [("class", "axis"), ("fill", PictureColor.faint)])
    func line(_ x: Double, from top: Double) -> String {
      "M\(SVGWriter.pair(PicturePoint(x: origin.x + x, y: top)))V\(SVGWriter.number(layout.height))"
    }
    for (ticks, top, color) in [
      (axis.ticks, origin.y - 16, PictureColor.rule), (axis.groups, 0, "#bdc1c6"),
    ] {
      for tick in ticks {
        writer.element("path", [("d", line(tick.x, from: top)), ("stroke", color)])
        writer.lines(
          [tick.label],
          at: PicturePoint(x: origin.x + tick.x + 3, y: top),
          size: TimelineAxis.fontSize
        )
      }
    }
    let base = PicturePoint(x: origin.x, y: origin.y)
    writer.element(
      "path",
      [
        ("d", "M\(SVGWriter.pair(base))h\(SVGWriter.number(axis.width))"),
        ("stroke", PictureColor.line),
      ]
    )
    writer.close()
  }

  // MARK: Entries

  private func write(
    _ item: TimelineLayout.Item,
    lane: Int,
    _ links: PictureLinks,
    into writer: inout SVGWriter
  ) {
    let entry = entries[item.entry]
    let link = links.claim(entry.claim)
    if let link { writer.open("a", [("href", link)]) }
    writer.open(
      "g",
      [
        ("id", "\(frame.idPrefix)claim-\(entry.claim)"),
        ("class", (["entry"] + entry.marks.classes).joined(separator: " ")),
      ]
    )
    let tooltip = [entry.sentence, entry.additions, entry.evidence].compactMap { $0 }
    writer.element("title", content: tooltip.joined(separator: "\n"))
    let look = TimelineLook(entry.marks, color: lane, idPrefix: frame.idPrefix)
    look.write(item.span, from: item.bar, into: &writer)
    let top = item.label.center.y - TextMeasure.lineHeight(TimelineLayout.textSize) / 2
    writer.lines(
      [item.text],
      at: PicturePoint(x: item.label.minX, y: top),
      size: TimelineLayout.textSize,
      [("fill", entry.marks.isDisputed ? PictureColor.dispute : PictureColor.ink)]
    )
    if let when = item.when {
      // It ends where the label ends, whatever the font makes of the text before it.
      writer.lines(
        [when],
        at: PicturePoint(
          x: item.label.maxX - TextMeasure.width(when, size: TimelineLayout.whenSize),
          y: item.label.center.y - TextMeasure.lineHeight(TimelineLayout.whenSize) / 2 + 0.5
        ),
        size: TimelineLayout.whenSize,
        [("fill", PictureColor.faint)]
      )
    }
    writer.close()
    if link != nil { writer.close() }
  }

  // MARK: Legend

  /// Only what occurs.
  private var legend: PictureLegend {
    var legend = PictureLegend()
    let spans = layout.items.map(\.span)
    func add(_ words: String, _ marks: ClaimMarks, _ span: TimelineSpan) {
      legend.items.append(
        PictureLegend.Item(words: words) { writer, box in
          var span = span
          let offset = box.minX
          (span.left, span.right) = (span.left + offset, span.right + offset)
          span.core = span.core.map { ($0.lowerBound + offset)...($0.upperBound + offset) }
          let bar = PictureBox(
            minX: span.left,
            minY: box.center.y - TimelineLayout.barHeight / 2,
            width: span.right - span.left,
            height: TimelineLayout.barHeight
          )
          TimelineLook(marks, color: 0, idPrefix: frame.idPrefix)
            .write(span, from: bar, into: &writer)
        }
      )
    }
    if spans.contains(where: \.isDiamond) {
      add("on that day", ClaimMarks(), TimelineSpan(left: 15, right: 15, isDiamond: true))
    }
    if spans.contains(where: { $0.core != nil }) {
      add("certain", ClaimMarks(), TimelineSpan(core: 0...30, left: 0, right: 30))
    }
    if spans.contains(where: \.fades) {
      add(
        "fades: possible, the date is not known better",
        ClaimMarks(),
        TimelineSpan(left: 0, right: 30)
      )
    }
    if spans.contains(where: { $0.goesOnLeft || $0.goesOnRight }) {
      add(
        "goes on",
        ClaimMarks(),
        TimelineSpan(core: 0...30, left: 0, right: 30, goesOnRight: true)
      )
    }
    let marks = entries.map(\.marks)
    let whole = TimelineSpan(core: 0...30, left: 0, right: 30)
    if marks.contains(where: \.isVague) { add("uncertain claim", ClaimMarks(isVague: true), whole) }
    if marks.contains(where: \.isDisputed) {
      add("▲ disputed", ClaimMarks(isDisputed: true), whole)
    }
    if marks.contains(where: \.isDenied) { add("not: denied", ClaimMarks(isDenied: true), whole) }
    return legend
  }
}

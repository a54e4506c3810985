extension NetworkPicture {
  /// Only what occurs.
  var legend: PictureLegend {
    var legend = PictureLegend()
    let present = Set(nodes.map(\.family.words))
    var seen: Set<String> = []
    for family in KindFamily.allCases
    where present.contains(family.words) && seen.insert(family.words).inserted {
      // Families that share their words can look different; the first that occurs stands for them.
      let drawn = nodes.first { $0.family.words == family.words }?.family ?? family
      legend.items.append(
        PictureLegend.Item(words: family.words) { writer, box in
          drawn.write(in: box, isCenter: false, into: &writer)
        }
      )
    }
    if nodes.contains(where: \.isCenter), nodes.count > 1 {
      legend.items.append(
        PictureLegend.Item(words: "drawn around it") { writer, box in
          writer.element(
            "path",
            [
              ("d", SVGWriter.polygon(NodeShape.rectangle.outline(in: box))),
              ("fill", PictureColor.paper), ("stroke", PictureColor.ink), ("stroke-width", "2.5"),
            ]
          )
        }
      )
    }
    func line(_ words: String, _ marks: ClaimMarks = ClaimMarks(), isSymmetric: Bool = false) {
      legend.items.append(
        PictureLegend.Item(words: words) { writer, box in
          let curve = QuadraticCurve(
            from: PicturePoint(x: box.minX, y: box.center.y),
            to: PicturePoint(x: box.maxX, y: box.center.y),
            bend: 0
          )
          writer.open("g", [("fill", "none")])
          LineLook(marks, isSymmetric: isSymmetric).write(curve, into: &writer)
          writer.close()
        }
      )
    }
    let looks = layout.strands
    if looks.contains(where: { !$0.isSymmetric && !$0.marks.isDenied }) {
      line("a claim, read along the arrow")
    }
    if looks.contains(where: \.isSymmetric) {
      line("a claim that holds both ways", isSymmetric: true)
    }
    if looks.contains(where: \.marks.isVague) {
      line("uncertain, or only possible then", ClaimMarks(isVague: true))
    }
    if looks.contains(where: \.marks.isDisputed) {
      line("▲ disputed", ClaimMarks(isDisputed: true))
    }
    if looks.contains(where: \.marks.isDenied) { line("not: denied", ClaimMarks(isDenied: true)) }
    return legend
  }
}

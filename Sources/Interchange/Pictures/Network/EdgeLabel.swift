/// What is written at a line: one claim on up to three lines, or several in a list.
struct EdgeLabel: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    var text: String
    /// The claim that it stands for; nil for "2 more".
    var claim: Int?
  }

  let lines: [Line]
  let isList: Bool
  let width: Double
  let height: Double

  static let size = 9.5
  private static let listLength = 4
  private static let padding = (x: 3.0, y: 1.0)

  private init(_ lines: [Line], isList: Bool) {
    self.lines = lines
    self.isList = isList
    width =
      (lines.map { TextMeasure.width($0.text, size: Self.size) }.max() ?? 0) + 2 * Self.padding.x
    height = Double(lines.count) * TextMeasure.lineHeight(Self.size) + 2 * Self.padding.y
  }

  /// Where the text begins within the label's box.
  static var corner: PicturePoint { PicturePoint(x: padding.x, y: padding.y) }

  /// The forms of a strand's label, the one that says most first.
  static func forms(of edges: [NetworkPicture.Edge]) -> [EdgeLabel] {
    guard let first = edges.first else { return [] }
    if edges.count == 1 {
      let text = TextMeasure.wrapped(first.name, width: 120, size: size, lines: 2)
      let when = first.when.map {
        TextMeasure.wrapped($0, width: 120, size: size, lines: 2)
      }
      func label(_ texts: [String]) -> EdgeLabel {
        EdgeLabel(texts.map { Line(text: $0, claim: first.claim) }, isList: false)
      }
      let short = label([TextMeasure.fitted(first.name, width: 130, size: size)])
      return [label(text + (when ?? [])), label(text), short]
    }
    let shown = edges.prefix(edges.count <= listLength + 1 ? listLength + 1 : listLength)
    // What all of them say is said once.
    let isShared = edges.allSatisfy { $0.name == first.name } && shown.contains { $0.when != nil }
    var list = shown.map { edge in
      let parts = isShared ? [edge.when ?? "undated"] : [edge.name, edge.when].compactMap { $0 }
      let text = TextMeasure.plain("• " + parts.joined(separator: ", "))
      return Line(text: TextMeasure.fitted(text, width: 230, size: size), claim: edge.claim)
    }
    if isShared {
      let name = TextMeasure.fitted(TextMeasure.plain(first.name), width: 230, size: size)
      list.insert(Line(text: name, claim: nil), at: 0)
    }
    if edges.count > shown.count {
      list.append(Line(text: "• \(edges.count - shown.count) more", claim: nil))
    }
    let short = Line(
      text: TextMeasure.fitted(first.name, width: 120, size: size) + " +\(edges.count - 1)",
      claim: nil
    )
    return [EdgeLabel(list, isList: true), EdgeLabel([short], isList: false)]
  }
}

extension NetworkPicture.Edge {
  /// The relation with a sign and a word for what is not plainly so.
  var name: String {
    (marks.isDisputed ? "▲ " : "") + (marks.isDenied ? "not: " : "") + label
  }
}

/// A network as a picture: things, and who says what of two of them.
///
/// The picture is laid out when it is made, from nothing but its content: the same content gives the
/// same bytes. `docs/formats/svg.md` says what is seen.
public struct NetworkPicture: Sendable {
  /// A thing.
  public struct Node: Hashable, Sendable {
    /// Its key, which also makes its `id` and its link.
    public var key: String
    /// Its name.
    public var label: String
    /// What it is, in a word: "gubernya".
    public var kind: String
    /// Decides on its form and colour.
    public var family: KindFamily
    /// A second line, such as the date of an event.
    public var caption: String?
    /// What else its tooltip says: its other names.
    public var details: [String]
    /// The picture is drawn around it.
    public var isCenter: Bool
    /// How many of its neighbours are not in the picture.
    public var hiddenNeighbors: Int

    /// A node as a value.
    public init(
      key: String,
      label: String,
      kind: String,
      family: KindFamily,
      caption: String? = nil,
      details: [String] = [],
      isCenter: Bool = false,
      hiddenNeighbors: Int = 0
    ) {
      self.key = key
      self.label = label
      self.kind = kind
      self.family = family
      self.caption = caption
      self.details = details
      self.isCenter = isCenter
      self.hiddenNeighbors = hiddenNeighbors
    }
  }

  /// A claim that one thing makes with another.
  public struct Edge: Hashable, Sendable {
    /// The claim's number.
    public var claim: Int
    /// The place of its subject among the nodes.
    public var source: Int
    /// The place of its object among the nodes.
    public var target: Int
    /// The key of its relation.
    public var relation: String
    /// The relation in words.
    public var label: String
    /// Its time in words.
    public var when: String?
    /// The claim in words.
    public var sentence: String
    /// Its additions in one line.
    public var additions: String?
    /// Its citations in one line.
    public var evidence: String?
    /// What is not plainly so.
    public var marks: ClaimMarks
    /// It reads the same from both ends.
    public var isSymmetric: Bool

    /// An edge as a value.
    public init(
      claim: Int,
      source: Int,
      target: Int,
      relation: String,
      label: String,
      when: String? = nil,
      sentence: String,
      additions: String? = nil,
      evidence: String? = nil,
      marks: ClaimMarks = ClaimMarks(),
      isSymmetric: Bool = false
    ) {
      self.claim = claim
      self.source = source
      self.target = target
      self.relation = relation
      self.label = label
      self.when = when
      self.sentence = sentence
      self.additions = additions
      self.evidence = evidence
      self.marks = marks
      self.isSymmetric = isSymmetric
    }
  }

  /// More things than this cannot be read on one sheet.
  public static let mostNodes = 200

  /// The things, in the order of recording.
  public let nodes: [Node]
  /// The claims between them, in the order of recording.
  public let edges: [Edge]
  /// What stands around the picture.
  public let frame: PictureFrame
  /// Claims that have no place in the picture, in words; they stand in its text.
  public let undrawn: [String]
  /// Where everything stands.
  public let layout: NetworkLayout

  /// Lays a picture out.
  ///
  /// - Parameters:
  ///   - nodes: The things; more than ``mostNodes`` make a picture that nobody can read.
  ///   - edges: The claims; each leads from one of the nodes to one of them.
  ///   - frame: What stands around the picture.
  ///   - undrawn: Claims that are left out of the picture, in words.
  public init(nodes: [Node], edges: [Edge], frame: PictureFrame, undrawn: [String] = []) {
    self.nodes = nodes
    self.edges = edges
    self.frame = frame
    self.undrawn = undrawn
    layout = NetworkLayout(nodes: nodes, edges: edges)
  }

  /// All that the picture shows, as lines of a table; the first is its head.
  public var twin: [String] {
    var lines = ["claim | what is said | marks | sources"]
    for edge in edges {
      let sentence = [edge.sentence, edge.additions.map { "[\($0)]" }].compactMap { $0 }
      let cells = [
        "claim:\(edge.claim)", sentence.joined(separator: " "), edge.marks.words,
        edge.evidence ?? "",
      ]
      lines.append(cells.map(TextMeasure.plain).joined(separator: " | "))
    }
    let linked = Set(edges.flatMap { [$0.source, $0.target] })
    for (index, node) in nodes.enumerated() where !linked.contains(index) {
      lines.append("Without a connection here: \(TextMeasure.plain(node.label)) (\(node.kind))")
    }
    return lines + undrawn.map { "Not drawn: " + TextMeasure.plain($0) }
  }
}

extension YAMLTree {
  /// How many levels a document may have: each takes room on the stack, when it is read and when it is released.
  public static let deepest = 64

  /// Reads one document.
  ///
  /// - Parameter text: The document.
  /// - Returns: Its tree; nil where there is none.
  /// - Throws: ``Fault`` for what is no YAML, for a second document, a key that stands twice in one mapping, an
  ///   alias of what stands nowhere before it, and more than ``deepest`` levels, aliases counted as what they are of.
  public static func document(_ text: String) throws(Fault) -> YAMLTree? {
    var composer = Composer(EventStream(text))
    return try composer.document()
  }
}

/// Makes a tree of the events of a document.
private struct Composer {
  /// A tree, and how many levels it has below its own.
  typealias Part = (tree: YAMLTree, height: Int)

  private let events: EventStream
  private var anchors: [String: Part] = [:]

  init(_ events: EventStream) { self.events = events }

  mutating func document() throws(YAMLTree.Fault) -> YAMLTree? {
    var tree: YAMLTree?
    while true {
      let event = try events.next()
      switch event.kind {
      case .streamEnd: return tree
      case .documentStart:
        guard tree == nil else {
          throw YAMLTree.Fault(
            message: "Another document begins here; one is read.",
            mark: event.mark
          )
        }
      case .other: break
      default: tree = try part(event, depth: 1).tree
      }
    }
  }

  private mutating func part(
    _ event: EventStream.Event,
    depth: Int
  ) throws(YAMLTree.Fault) -> Part {
    let part: Part
    switch event.kind {
    case .scalar(let text): part = (.scalar(text, event.mark), 0)
    case .alias:
      guard let name = event.anchor, let known = anchors[name] else {
        throw YAMLTree.Fault(
          message: "The alias *\(event.anchor ?? "") stands for nothing before it.",
          mark: event.mark
        )
      }
      part = known
    case .sequenceStart: part = try sequence(event, depth)
    case .mappingStart: part = try mapping(event, depth)
    case .documentStart, .streamEnd, .sequenceEnd, .mappingEnd, .other:
      throw YAMLTree.Fault(message: "The document ends in the middle.", mark: event.mark)
    }
    guard depth + part.height <= YAMLTree.deepest else { throw tooDeep(event) }
    if case .alias = event.kind { return part }
    if let name = event.anchor { anchors[name] = part }
    return part
  }

  private mutating func sequence(
    _ event: EventStream.Event,
    _ depth: Int
  ) throws(YAMLTree.Fault) -> Part {
    guard depth < YAMLTree.deepest else { throw tooDeep(event) }
    var items: [YAMLTree] = []
    var height = 0
    while true {
      let next = try events.next()
      if case .sequenceEnd = next.kind { return (.sequence(items, event.mark), height) }
      let item = try part(next, depth: depth + 1)
      items.append(item.tree)
      height = max(height, item.height + 1)
    }
  }

  private mutating func mapping(
    _ event: EventStream.Event,
    _ depth: Int
  ) throws(YAMLTree.Fault) -> Part {
    guard depth < YAMLTree.deepest else { throw tooDeep(event) }
    var entries: [(key: YAMLTree, value: YAMLTree)] = []
    var keys: Set<String> = []
    var height = 0
    while true {
      let next = try events.next()
      if case .mappingEnd = next.kind { return (.mapping(entries, event.mark), height) }
      let key = try part(next, depth: depth + 1)
      if case .scalar(let text, let mark) = key.tree, !keys.insert(text).inserted {
        throw YAMLTree.Fault(message: "The key \"\(text)\" stands twice.", mark: mark)
      }
      let value = try part(try events.next(), depth: depth + 1)
      entries.append((key.tree, value.tree))
      height = max(height, key.height + 1, value.height + 1)
    }
  }

  private func tooDeep(_ event: EventStream.Event) -> YAMLTree.Fault {
    YAMLTree.Fault(message: "The document is nested too deeply.", mark: event.mark)
  }
}

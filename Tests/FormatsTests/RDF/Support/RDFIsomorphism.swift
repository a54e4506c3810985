import Formats

/// Whether two graphs are the same but for the names of their blank nodes.
///
/// Nodes are coloured by what is said of them until the colours tell no more apart; nodes of one
/// colour are then tried one by one. Meant for the small graphs of tests.
func areIsomorphic(_ left: Set<RDFTriple>, _ right: Set<RDFTriple>) -> Bool {
  guard left.count == right.count else { return false }
  let leftColours = colours(of: left)
  let rightColours = colours(of: right)
  guard leftColours.values.sorted() == rightColours.values.sorted() else { return false }
  let order = leftColours.keys.sorted { $0 < $1 }
  var candidates: [Int: [String]] = [:]
  for (label, colour) in rightColours { candidates[colour, default: []].append(label) }

  func search(_ index: Int, _ mapping: [String: String], _ taken: Set<String>) -> Bool {
    guard index < order.count else {
      return Set(left.map { $0.renamed { mapping[$0] ?? $0 } }) == right
    }
    let label = order[index]
    for candidate in candidates[leftColours[label] ?? 0] ?? [] where !taken.contains(candidate) {
      var mapping = mapping
      mapping[label] = candidate
      if search(index + 1, mapping, taken.union([candidate])) { return true }
    }
    return false
  }
  return search(0, [:], [])
}

private func colours(of graph: Set<RDFTriple>) -> [String: Int] {
  var colours: [String: Int] = [:]
  for triple in graph {
    for label in triple.blankNodes { colours[label] = 0 }
  }
  for _ in 0..<min(colours.count, 12) {
    var said: [String: [Int]] = [:]
    for triple in graph {
      let blank = triple.renamed { _ in "" }
      let subject = triple.subjectNode.map { colours[$0] ?? 0 } ?? -1
      let object = triple.objectNode.map { colours[$0] ?? 0 } ?? -1
      if let label = triple.subjectNode { said[label, default: []].append(hash(blank, object, 0)) }
      if let label = triple.objectNode { said[label, default: []].append(hash(blank, subject, 1)) }
    }
    colours = said.mapValues { values in hash(values.sorted(), 0, 0) }
  }
  return colours
}

private func hash(_ first: some Hashable, _ second: Int, _ third: Int) -> Int {
  var hasher = Hasher()
  hasher.combine(first)
  hasher.combine(second)
  hasher.combine(third)
  return hasher.finalize()
}

extension RDFTriple {
  fileprivate var subjectNode: String? {
    if case .blankNode(let label) = subject { label } else { nil }
  }

  fileprivate var objectNode: String? {
    if case .blankNode(let label) = object { label } else { nil }
  }

  fileprivate var blankNodes: [String] { [subjectNode, objectNode].compactMap { $0 } }

  fileprivate func renamed(_ name: (String) -> String) -> RDFTriple {
    RDFTriple(
      subjectNode.map { .blankNode(name($0)) } ?? subject,
      predicate,
      objectNode.map { .blankNode(name($0)) } ?? object
    )
  }
}

internal import Formats
internal import Names
public import RegestaKit

/// Takes files in the hand-written notation into a base.
///
/// All files are read before anything is written, and what one file names may stand in another.
public struct NotationLoader {
  private let files: [NotationFile]

  /// Reads files, given as names and texts.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput`, with file, line and column.
  public init(_ files: [(name: String, text: String)]) throws {
    self.files = try files.map { try NotationFile($0.text, name: $0.name) }
  }

  /// Writes everything the files say.
  ///
  /// - Throws: ``RegestaError`` of kind `badInput`, with file, line and column.
  public func load(into writer: Writer, of base: KnowledgeBase) throws {
    try load(with: NotationWriting(writer, of: base))
  }

  /// Tells a recorder everything the files say.
  func load(with recorder: any NotationRecorder) throws {
    let base = recorder.base
    let kinds = try parentsFirst(
      files.flatMap { try $0.kinds() }.filter { item in
        try item.file.locating(item.position, recorder) { try !recorder.has(item.draft) }
      },
      known: Set(base.kinds().map(\.key)),
      called: "kind",
      parent: \.parent
    )
    for kind in kinds {
      try kind.file.locating(kind.position, recorder) { try recorder.add(kind.draft) }
    }
    let relations = try parentsFirst(
      files.flatMap { try $0.relations() }.filter { item in
        try item.file.locating(item.position, recorder) { try !recorder.has(item.draft) }
      },
      known: Set(base.relations().map(\.key)),
      called: "relation",
      parent: \.parent
    )
    for relation in relations {
      try relation.file.locating(relation.position, recorder) { try recorder.add(relation.draft) }
    }
    var names = NotationNames(
      relations: Dictionary(
        uniqueKeysWithValues: try base.relations().map { ($0.key, $0) }
      ),
      recorder: recorder
    )
    try recorder.prepare(files.flatMap { try $0.references(names) })
    for file in files { try file.addEntities(with: recorder, names: &names) }
    for file in files { try file.addSources(with: recorder, names: &names) }
    for file in files { try file.addNames(with: recorder, names: names) }
    try recorder.finishNames()
    for file in files { try file.addStatements(with: recorder, names: &names) }
    for file in files { try file.addJudgements(with: recorder, names: names) }
  }
}

/// What the keys in a set of notation files stand for.
struct NotationNames {
  var relations: [String: Relation]
  var entities: [String: Entity.ID] = [:]
  var sources: [String: Source.ID] = [:]
  /// Claims by their local label.
  var claims: [String: Claim.ID] = [:]
  /// The claims recorded so far, by what they say.
  var recorded: [ClaimIdentity: Claim.ID] = [:]

  private let recorder: any NotationRecorder

  init(relations: [String: Relation], recorder: any NotationRecorder) {
    self.relations = relations
    self.recorder = recorder
  }

  func relation(_ key: String, at node: YAMLNode, file: String) throws -> Relation {
    try Self.find(key, in: relations, called: "relation", at: node, file: file)
  }

  func entity(_ key: String, at node: YAMLNode, file: String) throws -> Entity.ID {
    if entities[key] == nil, let known = try recorder.entity(key: key) { return known }
    return try Self.find(key, in: entities, called: "entity", at: node, file: file)
  }

  func source(_ key: String, at node: YAMLNode, file: String) throws -> Source.ID {
    if sources[key] == nil, let known = try recorder.source(key: key) { return known }
    return try Self.find(key, in: sources, called: "source", at: node, file: file)
  }

  func claim(_ label: String, at node: YAMLNode, file: String) throws -> Claim.ID {
    try Self.find(label, in: claims, called: "claim", at: node, file: file)
  }

  private static func find<T>(
    _ key: String,
    in known: [String: T],
    called what: String,
    at node: YAMLNode,
    file: String
  ) throws -> T {
    if let found = known[key] { return found }
    let near = suggestions(for: key, among: known.keys.sorted())
    throw NotationRecord.error(
      "There is no \(what) \"\(key.abridged)\".",
      file,
      node.position,
      near
    )
  }

  /// The known keys that may have been meant.
  static func suggestions(
    for key: String,
    among known: [String],
    limit: Int = 3
  ) -> [RegestaError.Suggestion] {
    Suggestions.rank(key, among: known, limit: limit).map { RegestaError.Suggestion($0.text) }
  }
}

extension String {
  /// As it can stand in an error: what is long is cut.
  var abridged: String { unicodeScalars.count <= 80 ? self : String(prefix(60)) + "…" }
}

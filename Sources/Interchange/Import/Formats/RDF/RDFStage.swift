internal import Formats
internal import SQLite

/// All statements of a file, on disk and by subject: what is said of one thing may stand anywhere in it.
///
/// Memory does not grow with the file: the rows are in temporary tables. What is named again and again is kept once
/// and goes by number: the subjects, and apart from them the properties, datatypes, languages and graphs, of which
/// those used last are in memory too.
final class RDFStage {
  private let connection: Connection
  /// How many statements there are.
  private(set) var count = 0
  private var insertion: SQLite.Statement
  private var newSubject: SQLite.Statement
  private var knownSubject: SQLite.Statement
  private var numbers: [String: Int] = [:]
  /// Those used last of them, by how they end: most statements have one of few properties and datatypes.
  private var recent = [(name: String, number: Int)](repeating: ("", 0), count: 256)
  /// The names by their numbers, which are given in order from 1 on; those behind are read each time.
  private var names: [Name?] = []
  private static let namesKept = 8192
  /// The subject of the last statement: most often that of the next one too.
  private var last: (node: String, number: Int)?
  /// The numbers of subjects that were read of late.
  private var nodes: [String: Int] = [:]

  private struct Name {
    var text: String
    var property: RegestaProperty?
  }

  /// A statement about one subject.
  struct Row {
    var id: Int
    var predicate: String
    /// What the predicate is among the properties of our own RDF; nil for any other.
    var property: RegestaProperty?
    var object: RDFTerm
    /// The graph's name; nil for the default graph and for graphs without a name of their own.
    var graph: String?
    var position: TextPosition
  }

  init(_ connection: Connection) throws {
    self.connection = connection
    try connection.execute(
      """
      DROP TABLE IF EXISTS temp.rdf;
      DROP TABLE IF EXISTS temp.rdf_name;
      DROP TABLE IF EXISTS temp.rdf_node;
      CREATE TEMP TABLE rdf_name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
      CREATE TEMP TABLE rdf_node (
        id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE,
        done INTEGER NOT NULL DEFAULT 0, claim INTEGER NOT NULL DEFAULT 0);
      CREATE TEMP TABLE rdf (
        id INTEGER PRIMARY KEY, subject INTEGER NOT NULL, predicate INTEGER NOT NULL,
        kind INTEGER NOT NULL, object TEXT NOT NULL, type INTEGER NOT NULL,
        graph INTEGER NOT NULL, line INTEGER NOT NULL, position INTEGER NOT NULL);
      """
    )
    insertion = try connection.prepare(
      """
      INSERT INTO temp.rdf (subject, predicate, kind, object, type, graph, line, position)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    newSubject = try connection.prepare("INSERT OR IGNORE INTO temp.rdf_node (text) VALUES (?)")
    knownSubject = try connection.prepare("SELECT id FROM temp.rdf_node WHERE text = ?")
  }

  /// What an object is; of the last two kinds `type` is the number of a datatype, or 0, and of a language.
  private enum Kind {
    static let iri = 0
    static let blankNode = 1
    static let literal = 2
    static let literalInLanguage = 3
  }

  /// Puts a statement there.
  func add(_ quad: RDFQuad, at place: TextPosition) throws {
    var kind: Int
    let object: String
    var type = 0
    switch quad.triple.object {
    case .iri(let iri): (kind, object) = (Kind.iri, iri)
    case .blankNode(let label): (kind, object) = (Kind.blankNode, "_:" + label)
    case .literal(let literal):
      (kind, object) = (Kind.literal, literal.lexicalForm)
      if let language = literal.language, !language.isEmpty {
        (kind, type) = (Kind.literalInLanguage, try number(of: language))
      } else if literal.datatype != RDFVocabulary.string {
        type = try number(of: literal.datatype)
      }
    }
    var graph = 0
    if case .iri(let iri)? = quad.graph { graph = try number(of: iri) }
    let subject = try number(ofSubject: quad.triple.subject.node)
    let predicate = try number(of: quad.triple.predicate)
    try insertion.run {
      $0.add(subject)
      $0.add(predicate)
      $0.add(kind)
      $0.add(object)
      $0.add(type)
      $0.add(graph)
      $0.add(place.line)
      $0.add(place.column)
    }
    count += 1
  }

  /// Sorts what is there; to be called once, when all of it is.
  func sort() throws {
    try connection.execute("CREATE INDEX temp.rdf_subject ON rdf (subject)")
    guard let type = try known(RDFVocabulary.type) else { return }
    try connection.execute(
      "CREATE INDEX temp.rdf_type ON rdf (object) WHERE predicate = \(type) AND kind = 0"
    )
  }

  /// Takes the tables away.
  func close() throws { try connection.dropStages(["rdf", "rdf_name", "rdf_node"]) }

  // MARK: Reading

  /// The subjects after one that have not been used, in the order of their names.
  func subjects(after last: String, limit: Int) throws -> [String] {
    try connection.rows(
      """
      SELECT text FROM temp.rdf_node WHERE text > \(last) AND done = 0 ORDER BY text LIMIT \(limit)
      """
    ) { try $0.text(0) }
  }

  /// What is said of a subject, in the order of the file, from a statement on.
  func rows(of subject: String, after id: Int = 0, limit: Int = 1000) throws -> [Row] {
    guard let node = try number(ofNode: subject) else { return [] }
    return try connection.rows(
      """
      SELECT id, predicate, kind, object, type, graph, line, position FROM temp.rdf
       WHERE subject = \(node) AND id > \(id) ORDER BY id LIMIT \(limit)
      """
    ) { row in
      let text = try row.text(3)
      let object: RDFTerm
      switch try row.int(2) {
      case Kind.iri: object = .iri(text)
      case Kind.blankNode: object = .blankNode(String(text.dropFirst(2)))
      case Kind.literalInLanguage:
        object = .literal(RDFLiteral(text, language: try name(of: row.int(4)).text))
      default:
        let type = try row.int(4)
        object = .literal(
          type == 0 ? RDFLiteral(text) : RDFLiteral(text, datatype: try name(of: type).text)
        )
      }
      let graph = try row.int(5)
      let predicate = try name(of: try row.int(1))
      return Row(
        id: try row.int(0),
        predicate: predicate.text,
        property: predicate.property,
        object: object,
        graph: graph == 0 ? nil : try name(of: graph).text,
        position: TextPosition(line: try row.int(6), column: try row.int(7))
      )
    }
  }

  /// The subjects of a class that have not been used, in the order of the file, from a statement on.
  func subjects(ofType type: String, after id: Int, limit: Int) throws -> [(id: Int, node: String)]
  {
    guard let predicate = try known(RDFVocabulary.type) else {
      return []
    }
    // The number stands in the text, so that SQLite sees that the index of classes is of it.
    return try connection.rows(
      """
      SELECT r.id, n.text FROM temp.rdf AS r CROSS JOIN temp.rdf_node AS n ON n.id = r.subject
       WHERE r.predicate = \(raw: "\(predicate)") AND r.kind = 0 AND r.object = \(type)
         AND r.id > \(id) AND n.done = 0
       ORDER BY r.id LIMIT \(limit)
      """
    ) { (id: try $0.int(0), node: try $0.text(1)) }
  }

  /// Whether a property whose name begins so is used.
  func uses(_ prefix: String) throws -> Bool {
    let end = prefix + "\u{10FFFF}"
    return try connection.first(
      """
      SELECT 1 FROM temp.rdf_name AS n WHERE n.text >= \(prefix) AND n.text < \(end)
         AND EXISTS (SELECT 1 FROM temp.rdf WHERE predicate = n.id) LIMIT 1
      """
    ) { _ in true } ?? false
  }

  // MARK: What has been used

  /// Notes that what is said of a node has been used.
  ///
  /// - Returns: Whether anything is said of it, and it was not noted before.
  @discardableResult
  func markDone(_ node: String, claim: Int = 0) throws -> Bool {
    guard let number = try number(ofNode: node) else { return false }
    return try connection.run(
      "UPDATE temp.rdf_node SET done = 1, claim = \(claim) WHERE id = \(number) AND done = 0"
    ) > 0
  }

  func isDone(_ node: String) throws -> Bool {
    guard let number = try number(ofNode: node) else { return false }
    return try connection.first("SELECT done FROM temp.rdf_node WHERE id = \(number)") {
      try $0.int(0) == 1
    } ?? false
  }

  /// The claim that a node became.
  func claim(of node: String) throws -> Int? {
    try connection.first("SELECT claim FROM temp.rdf_node WHERE text = \(node) AND claim > 0") {
      try $0.int(0)
    }
  }

  // MARK: Names

  /// The number of a subject, which is given one when it is new.
  private func number(ofSubject node: String) throws -> Int {
    if let last, last.node == node { return last.number }
    // Most are new: what is said of a thing mostly stands together.
    let isNew = try newSubject.run { $0.add(node) } > 0
    let number =
      isNew ? Int(connection.lastInsertedRowID) : try known(subject: node) ?? 0
    last = (node, number)
    return number
  }

  /// The number of a node; nil when nothing is said of it.
  private func number(ofNode node: String) throws -> Int? {
    if let number = nodes[node] { return number }
    guard let number = try known(subject: node) else { return nil }
    if nodes.count >= Self.namesKept { nodes.removeAll(keepingCapacity: true) }
    nodes[node] = number
    return number
  }

  private func known(subject: String) throws -> Int? {
    try knownSubject.bind { $0.add(subject) }
    return try knownSubject.first { try $0.int(0) }
  }

  private func known(_ name: String) throws -> Int? {
    if let number = numbers[name] { return number }
    return try connection.first("SELECT id FROM temp.rdf_name WHERE text = \(name)") {
      try $0.int(0)
    }
  }

  private func number(of name: String) throws -> Int {
    let place = Self.place(of: name)
    if recent[place].name == name { return recent[place].number }
    let number = try numberInTable(of: name)
    recent[place] = (name, number)
    return number
  }

  private func numberInTable(of name: String) throws -> Int {
    if let number = numbers[name] { return number }
    var number = try known(name)
    if number == nil {
      try connection.run("INSERT INTO temp.rdf_name (text) VALUES (\(name))")
      number = Int(connection.lastInsertedRowID)
    }
    if numbers.count >= Self.namesKept { numbers.removeAll(keepingCapacity: true) }
    numbers[name] = number
    return number ?? 0
  }

  /// Where a name stands among the recent ones. Names of one vocabulary begin alike.
  private static func place(of name: String) -> Int {
    var place = name.utf8.count
    for byte in name.utf8.suffix(6) { place = place &* 31 &+ Int(byte) }
    return place & 255
  }

  private func name(of number: Int) throws -> Name {
    if number < names.count, let name = names[number] { return name }
    let text =
      try connection.first("SELECT text FROM temp.rdf_name WHERE id = \(number)") {
        try $0.text(0)
      } ?? ""
    let name = Name(text: text, property: RegestaProperty(iri: text))
    if number < Self.namesKept {
      while names.count <= number { names.append(nil) }
      names[number] = name
    }
    return name
  }
}

extension RDFResource {
  /// As the stage writes it: no IRI begins with an underscore.
  var node: String {
    switch self {
    case .iri(let iri): iri
    case .blankNode(let label): "_:" + label
    }
  }
}

extension RDFTerm {
  /// As the stage writes it; nil for a literal.
  var node: String? { resource?.node }
}

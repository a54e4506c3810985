internal import Formats
internal import SQLite

/// All statements of a file, on disk and by subject: what is said of one thing may stand anywhere in it.
///
/// Memory does not grow with the file: the rows are in a temporary table, and of the names of properties,
/// datatypes and graphs, which are kept once each, only those used last are in memory too.
final class RDFStage {
  private let connection: Connection
  /// How many statements there are.
  private(set) var count = 0
  private var insertion: SQLite.Statement
  private var numbers: [String: Int] = [:]
  private var names: [Int: String] = [:]
  private static let namesKept = 8192

  /// A statement about one subject.
  struct Row {
    var id: Int
    var predicate: String
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
      DROP TABLE IF EXISTS temp.rdf_done;
      CREATE TEMP TABLE rdf_name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
      CREATE TEMP TABLE rdf (
        id INTEGER PRIMARY KEY, subject TEXT NOT NULL, predicate INTEGER NOT NULL,
        kind INTEGER NOT NULL, object TEXT NOT NULL, datatype INTEGER NOT NULL,
        language TEXT NOT NULL, graph INTEGER NOT NULL, line INTEGER NOT NULL,
        position INTEGER NOT NULL);
      CREATE TEMP TABLE rdf_done (node TEXT PRIMARY KEY, claim INTEGER) WITHOUT ROWID;
      """
    )
    insertion = try connection.prepare(
      """
      INSERT INTO temp.rdf
        (subject, predicate, kind, object, datatype, language, graph, line, position)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
  }

  /// Puts a statement there.
  func add(_ quad: RDFQuad, at place: TextPosition) throws {
    let kind: Int
    var object: String
    var datatype = 0
    var language = ""
    switch quad.triple.object {
    case .iri(let iri): (kind, object) = (0, iri)
    case .blankNode(let label): (kind, object) = (1, "_:" + label)
    case .literal(let literal):
      (kind, object) = (2, literal.lexicalForm)
      language = literal.language ?? ""
      if language.isEmpty, literal.datatype != RDFVocabulary.string {
        datatype = try number(of: literal.datatype)
      }
    }
    var graph = 0
    if case .iri(let iri)? = quad.graph { graph = try number(of: iri) }
    _ = try insertion.run(
      quad.triple.subject.node,
      try number(of: quad.triple.predicate),
      kind,
      object,
      datatype,
      language,
      graph,
      place.line,
      place.column
    )
    count += 1
  }

  /// Sorts what is there; to be called once, when all of it is.
  func sort() throws {
    try connection.execute("CREATE INDEX temp.rdf_subject ON rdf (subject)")
  }

  /// Takes the tables away.
  func close() throws { try connection.dropStages(["rdf", "rdf_name", "rdf_done"]) }

  // MARK: Reading

  /// The subjects after one, in the order of their names.
  func subjects(after last: String, limit: Int) throws -> [String] {
    try connection.rows(
      """
      SELECT DISTINCT subject FROM temp.rdf WHERE subject > \(last) ORDER BY subject LIMIT \(limit)
      """
    ) { try $0.text(0) }
  }

  /// What is said of a subject, in the order of the file, from a statement on.
  func rows(of subject: String, after id: Int = 0, limit: Int = 1000) throws -> [Row] {
    try connection.rows(
      """
      SELECT id, predicate, kind, object, datatype, language, graph, line, position
        FROM temp.rdf WHERE subject = \(subject) AND id > \(id) ORDER BY id LIMIT \(limit)
      """
    ) { row in
      let text = try row.text(3)
      let object: RDFTerm
      switch try row.int(2) {
      case 0: object = .iri(text)
      case 1: object = .blankNode(String(text.dropFirst(2)))
      default:
        let language = try row.text(5)
        let datatype = try row.int(4)
        if !language.isEmpty {
          object = .literal(RDFLiteral(text, language: language))
        } else if datatype != 0 {
          object = .literal(RDFLiteral(text, datatype: try name(of: datatype)))
        } else {
          object = .literal(RDFLiteral(text))
        }
      }
      let graph = try row.int(6)
      return Row(
        id: try row.int(0),
        predicate: try name(of: try row.int(1)),
        object: object,
        graph: graph == 0 ? nil : try name(of: graph),
        position: TextPosition(line: try row.int(7), column: try row.int(8))
      )
    }
  }

  /// The subjects of a class, in the order of the file, from a statement on.
  func subjects(ofType type: String, after id: Int, limit: Int) throws -> [(id: Int, node: String)]
  {
    guard let predicate = try known(RDFVocabulary.type) else {
      return []
    }
    return try connection.rows(
      """
      SELECT id, subject FROM temp.rdf
       WHERE id > \(id) AND predicate = \(predicate) AND kind = 0 AND object = \(type)
       ORDER BY id LIMIT \(limit)
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
  /// - Returns: Whether it was not noted before.
  @discardableResult
  func markDone(_ node: String, claim: Int = 0) throws -> Bool {
    try connection.run(
      "INSERT OR IGNORE INTO temp.rdf_done (node, claim) VALUES (\(node), \(claim))"
    ) > 0
  }

  func isDone(_ node: String) throws -> Bool {
    try connection.first("SELECT 1 FROM temp.rdf_done WHERE node = \(node)") { _ in true } ?? false
  }

  /// The claim that a node became.
  func claim(of node: String) throws -> Int? {
    try connection.first("SELECT claim FROM temp.rdf_done WHERE node = \(node) AND claim > 0") {
      try $0.int(0)
    }
  }

  // MARK: Names

  private func known(_ name: String) throws -> Int? {
    if let number = numbers[name] { return number }
    return try connection.first("SELECT id FROM temp.rdf_name WHERE text = \(name)") {
      try $0.int(0)
    }
  }

  private func number(of name: String) throws -> Int {
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

  private func name(of number: Int) throws -> String {
    if let name = names[number] { return name }
    let name =
      try connection.first("SELECT text FROM temp.rdf_name WHERE id = \(number)") {
        try $0.text(0)
      } ?? ""
    if names.count >= Self.namesKept { names.removeAll(keepingCapacity: true) }
    names[number] = name
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

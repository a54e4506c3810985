import Foundation
import Interchange
import RegestaCLI
import RegestaKit
import SQLite
import TestSupport
import Testing

/// Work on a base that may be cut short at any point: what it starts from, and what it may leave.
struct Work: Sendable, CustomTestStringConvertible {
  let name: String
  /// The command.
  let arguments: [String]
  /// The files it starts from.
  let files: [String: [UInt8]]
  /// How the base that is worked on, or made, can be told from what it was.
  fileprivate let isDone: @Sendable (KnowledgeBase) throws -> Bool
  /// The file that is changed or made.
  let target: String

  var testDescription: String { name }

  /// Puts the files there, and nothing else.
  func begin(in folder: TemporaryFolder) throws {
    folder.empty()
    for (name, bytes) in files { try folder.write(bytes, to: name) }
  }

  func run(in folder: TemporaryFolder) -> CommandRun { CommandRun(arguments, in: folder.path) }

  /// What is left of it: the target as it was, or sound with all of the work in it. All other files that the
  /// work started from are as they were.
  func outcome(in folder: TemporaryFolder) throws -> Tally.Outcome {
    for (name, bytes) in files where name != target {
      guard try folder.bytes(of: name) == bytes else { return .lost }
    }
    guard folder.has(target) else { return files[target] == nil ? .unchanged : .lost }
    // Opening it takes back what was left half done.
    let connection = try Connection(.file(folder.file(target)), .init(access: .readWrite))
    try connection.execute("SELECT count(*) FROM sqlite_schema")
    let content = try Self.content(of: connection)
    if let before = files[target] {
      let old = try TemporaryFolder()
      try old.write(before)
      let was = try Connection(.file(old.file()))
      if try Self.content(of: was) == content { return .unchanged }
    }
    guard let base = try? KnowledgeBase(path: folder.file(target)), try base.soundness().isSound,
      try isDone(base)
    else { return .lost }
    return .done
  }

  /// All rows of all tables, those that follow from others too, in one number.
  private static func content(of connection: Connection) throws -> String {
    let tables = try connection.rows(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    ) { try $0.text(0) }
    var hash = SHA256()
    for table in tables {
      hash.update(table.utf8)
      try connection.forEach("SELECT * FROM \(identifier: table) ORDER BY 1, 2") { row in
        hash.update("\(try row.values())".utf8)
        return .next
      }
    }
    return hash.finish()
  }
}

extension Work {
  /// The same import of a longer table.
  func with(towns: Int) -> Work {
    Work(
      name: "import of \(towns) towns",
      arguments: arguments,
      files: files.merging(["towns.csv": Self.table(of: towns)]) { $1 },
      isDone: { try Self.entities($0, status: 1) == towns },
      target: target
    )
  }

  static let all: [Work] = {
    do {
      return try [
        bringIn(), bringMuchIn(), takeBack(), mend(), migrate(), backUp(), restore(), takeCopyIn(),
      ]
    } catch {
      print("the work for fault tests cannot be made: \(error)")
      return []
    }
  }()

  static let towns = 24

  /// A base with the catalogue, made once.
  private static let catalogue = Result { () throws -> [UInt8] in
    let folder = try TemporaryFolder()
    let base = try KnowledgeBase.create(at: folder.file())
    try base.loadSeed(withFoundingArticle: false, who: "test")
    return try folder.bytes()
  }

  static func table(of towns: Int, named name: String = "Town", remark: String = "") -> [UInt8] {
    let rows = (1...towns).map { "\(name) Number \($0),city,\(1000 + $0 % 900),\(remark)\n" }
    return Array(("name,kind,founded,remark\n" + rows.joined()).utf8)
  }

  /// A file after a command.
  private static func after(_ arguments: [String], _ files: [String: [UInt8]]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    let run = CommandRun(arguments, in: folder.path)
    guard run.status == .success else { throw CocoaError(.fileReadUnknown) }
    return try folder.bytes(of: arguments.last == "dump.jsonl" ? "dump.jsonl" : "base.regesta")
  }

  private static func entities(_ base: KnowledgeBase, status: Int) throws -> Int {
    try base.connection.first("SELECT count(*) FROM entity WHERE status = \(status)") {
      try $0.int(0)
    } ?? 0
  }

  private static let importing = ["--db", "base.regesta", "import", "towns.csv"]

  static func bringIn() throws -> Work {
    Work(
      name: "import",
      arguments: importing,
      files: ["base.regesta": try catalogue.get(), "towns.csv": table(of: towns)],
      isDone: { try entities($0, status: 1) == towns },
      target: "base.regesta"
    )
  }

  /// The same of a file that is so long that it is written in bulk: guards and indexes are put away and made again.
  static func bringMuchIn() throws -> Work {
    let remark = String(
      repeating: "much more could be said of it; ",
      count: (1 << 20) / towns / 31 + 1
    )
    return Work(
      name: "import in bulk",
      arguments: importing,
      files: ["base.regesta": try catalogue.get(), "towns.csv": table(of: towns, remark: remark)],
      isDone: { try entities($0, status: 1) == towns },
      target: "base.regesta"
    )
  }

  private static func imported() throws -> [UInt8] {
    try after(importing, bringIn().files)
  }

  static func takeBack() throws -> Work {
    Work(
      name: "undo",
      arguments: ["--db", "base.regesta", "undo", "2"],
      files: ["base.regesta": try imported()],
      isDone: { try $0.batches().count == 3 && entities($0, status: 3) == towns },
      target: "base.regesta"
    )
  }

  static func mend() throws -> Work {
    let folder = try TemporaryFolder()
    try folder.write(imported())
    let foreign = try Connection(.file(folder.file()), .init(access: .readWrite))
    try foreign.execute("PRAGMA trusted_schema = 1; DELETE FROM name; DROP TRIGGER claim_is_final")
    return Work(
      name: "repair",
      arguments: ["repair", "base.regesta"],
      files: ["base.regesta": try folder.bytes()],
      isDone: { try entities($0, status: 1) == towns },
      target: "base.regesta"
    )
  }

  static func migrate() throws -> Work {
    Work(
      name: "migrate",
      arguments: ["migrate", "base.regesta"],
      files: ["base.regesta": try Fixtures.schema1()],
      isDone: { try $0.batches().last?.kind == .migrate },
      target: "base.regesta"
    )
  }

  static func backUp() throws -> Work {
    Work(
      name: "backup",
      arguments: ["--db", "base.regesta", "backup", "copy"],
      files: ["base.regesta": try imported()],
      isDone: { try entities($0, status: 1) == towns },
      target: "copy"
    )
  }

  static func takeCopyIn() throws -> Work {
    let villages = table(of: towns, named: "Village")
    let copy = try after(
      importing,
      ["base.regesta": try catalogue.get(), "towns.csv": villages]
    )
    return Work(
      name: "merge-base",
      arguments: ["merge-base", "base.regesta", "copy.regesta"],
      files: ["base.regesta": try imported(), "copy.regesta": copy],
      isDone: { try entities($0, status: 1) == 2 * towns },
      target: "base.regesta"
    )
  }

  static func restore() throws -> Work {
    let base = try imported()
    let dump = try after(
      ["--db", "base.regesta", "export", "-o", "dump.jsonl"],
      ["base.regesta": base]
    )
    return Work(
      name: "init --from",
      arguments: ["init", "made", "--from", "dump.jsonl"],
      files: ["dump.jsonl": dump],
      isDone: { try entities($0, status: 1) == towns },
      target: "made"
    )
  }
}

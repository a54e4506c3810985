import Foundation
import RegestaKit
import SQLite

/// Of SQL from outside: it changes nothing, reaches nothing outside the base, and ends.
enum SQLPromises {
  /// A deadline that a fuzzer meets often; that it holds is for libFuzzer's own clock to say.
  private static let limits = QueryLimits(time: .milliseconds(250), rows: 200, bytes: 2_000_000)

  /// The base, opened for reading as every command that asks does, and the same by a connection that may write,
  /// where only the authorizer and `query_only` stand before the file.
  private struct Bases {
    let file: DemoFile
    let reading: KnowledgeBase
    let writing: KnowledgeBase
    let traces: [String]

    init() throws {
      file = try DemoFile.shared.get()
      reading = try KnowledgeBase(path: file.path)
      try reading.keepTemporaryInMemory()
      writing = try KnowledgeBase(path: file.path, access: .readWrite)
      // SQLite makes what it needs beside a file at the first use.
      _ = try writing.sql("SELECT count(*) FROM claims")
      traces = try file.traces()
    }
  }

  // libFuzzer calls from one thread, and the tests from one after another.
  private nonisolated(unsafe) static let bases = Result { try Bases() }

  /// Known: one call of instr() on texts of megabytes, or of printf() with a precision of billions for a `%c`, works on
  /// for half a minute and longer without looking at the clock. The command line ends such a process; a library
  /// cannot.
  private static func isOneLongCall(_ text: String) -> Bool {
    let text = text.lowercased()
    if text.contains("instr") { return true }
    guard text.contains("printf") || text.contains("format") else { return false }
    return text.split { !$0.isWholeNumber }.contains { $0.count > 6 }
  }

  static func check(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    guard !isOneLongCall(text) else { return }
    let bases = try bases.get()
    for (name, base) in [("reading", bases.reading), ("writing", bases.writing)] {
      do {
        let table = try KnowledgeBase.limitingMemory(to: 128_000_000) {
          try base.sql(text, limits: limits)
        }
        try promise(table.rows.count <= limits.rows, "more rows than were asked for")
      } catch let error as RegestaError {
        try promise(!error.message.isEmpty, "an error without words")
        try promise(error.kind != .damaged, "\(name): SQL that damages: \(error.message)")
      }
      try promise(!base.connection.isInTransaction, "\(name): a transaction is left open")
      try promise(base.connection.totalChanges == 0, "\(name): rows were changed")
      try promise(
        try base.connection.first("PRAGMA query_only", as: Int.self) == 0,
        "\(name): the sandbox left query_only behind"
      )
      let attached = try base.connection.rows("PRAGMA database_list") { try $0.text(1) }
      try promise(attached.allSatisfy { $0 == "main" || $0 == "temp" }, "\(name): \(attached)")
    }
    let traces = try bases.file.traces()
    try promise(traces == bases.traces, "something was written: \(bases.traces) → \(traces)")
  }
}

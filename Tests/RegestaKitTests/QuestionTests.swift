import BaseSupport
import RegestaKit
import SQLite
import Seed
import Testing

/// Every canned question, by itself: well formed, answered on the demonstration base, general.
@Suite("Canned questions") struct QuestionTests {
  static let paths = Seed.files(in: "seed/questions").map(\.path)

  @Test("There are enough of them, and their names are their own")
  func count() throws {
    let questions = try DemoBase.open().questions()
    #expect(questions.count == Self.paths.count)
    #expect(questions.count >= 32)
    #expect(Set(questions.map(\.title)).count == questions.count)
  }

  @Test("Those that can be asked in English are those whose header says how")
  func askable() throws {
    let base = try DemoBase.open()
    #expect(try base.askableQuestions() == base.questions().filter { !$0.forms.isEmpty })
  }

  @Test("Many statements in one sandbox only read, and the base is as before behind it")
  func sandbox() throws {
    let base = try DemoBase.open()
    let count = try base.sandboxed {
      let table = try base.sandboxed { try base.sql("SELECT count(*) FROM claim") }
      #expect(throws: RegestaError.self) { try base.sql("DELETE FROM name") }
      #expect(throws: RegestaError.self) { try base.sql("PRAGMA cache_size = 1") }
      #expect(try !base.search("Vilnius").isEmpty)
      return table
    }
    #expect(try base.sql("SELECT count(*) FROM claim") == count)
    #expect(try base.connection.first("PRAGMA query_only") { try $0.int(0) } == 0)
  }

  @Test("Each says what it is, and is named like its file", arguments: paths)
  func header(path: String) throws {
    let question = try question(path)
    #expect(path == "seed/questions/\(question.name).sql")
    #expect(question.title.hasSuffix("?"))
    #expect(!question.description.isEmpty)
    #expect(!question.examples.isEmpty)
    for parameter in question.parameters {
      #expect(!parameter.description.isEmpty, "\(parameter.name)")
      #expect(question.sql.contains(":\(parameter.name)"), "\(parameter.name) is not used")
    }
  }

  @Test("Each example gives rows, the same every time", arguments: paths)
  func examples(path: String) throws {
    let base = try DemoBase.open()
    let question = try question(path)
    for example in question.examples {
      let table = try base.answer(question, values(of: example))
      #expect(!table.rows.isEmpty, "\(example)")
      #expect(
        Set(table.columns).count == table.columns.count,
        "\(example): two columns of one name"
      )
      let again = try DemoBase.open().answer(question, values(of: example))
      #expect(table == again, "\(example)")
    }
  }

  @Test("Each claim in an answer is one of the base, and is recorded", arguments: paths)
  func claims(path: String) throws {
    let base = try DemoBase.open()
    let question = try question(path)
    guard question.name != "not-recorded" else { return }
    for example in question.examples {
      let table = try base.answer(question, values(of: example))
      guard let column = table.columns.firstIndex(of: "claim") else { continue }
      for row in table.rows {
        guard case .integer(let number) = row[column] else { continue }
        let claim = try #require(try base.claim(Claim.ID(number)), "\(example): \(number)")
        #expect(claim.status == .recorded)
      }
    }
  }

  @Test("None is made for one article: no statement names an entity or a source", arguments: paths)
  func generality(path: String) throws {
    let keys = Set(
      try DemoBase.open().sql("SELECT key FROM entity UNION SELECT key FROM source").texts("key")
        .map { $0[0] }
    )
    let literals = try question(path).sql.split(separator: "'", omittingEmptySubsequences: false)
      .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    for literal in literals { #expect(!keys.contains(literal), "\(literal)") }
  }

  @Test("Each answers on a base that holds nothing", arguments: paths)
  func emptyBase(path: String) throws {
    let question = try question(path)
    guard question.parameters.allSatisfy({ !$0.isRequired }) else { return }
    _ = try DemoBase.empty().answer(question, [:])
  }

  private func question(_ path: String) throws -> Question {
    try Question(parsing: try #require(Seed.file(path)), origin: path)
  }

  /// The parameters in an example as typed: `--place "Suwałki Agreement" --on 1920`.
  private func values(of example: String) -> [String: String] {
    var words: [String] = []
    for (place, part) in example.split(separator: "\"", omittingEmptySubsequences: false)
      .enumerated()
    {
      words += place % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
    var values: [String: String] = [:]
    for place in stride(from: 0, to: words.count - 1, by: 2) {
      values[String(words[place].dropFirst(2))] = words[place + 1]
    }
    return values
  }
}

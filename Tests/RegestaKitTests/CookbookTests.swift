import BaseSupport
import Foundation
import RegestaKit
import Testing

/// docs/sql.md keeps its word: every statement of its cookbook gives what the page shows, and the page
/// knows every view, every column and every function.
@Suite("The cookbook of docs/sql.md") struct CookbookTests {
  /// A statement of the page with the table below it.
  struct Recipe: Sendable, CustomTestStringConvertible {
    var title = ""
    var sql = ""
    var columns: [String] = []
    var rows: [[String]] = []
    /// The page leaves rows out at the end.
    var isCut = false

    var testDescription: String { title }
  }

  static let page =
    (try? String(contentsOf: repository.appending(path: "docs/sql.md"), encoding: .utf8))
    ?? ""
  static let recipes = read(page)

  @Test("It has thirty statements or more")
  func count() {
    #expect(Self.recipes.count >= 30)
    #expect(Set(Self.recipes.map(\.title)).count == Self.recipes.count)
  }

  @Test("Each gives the columns and rows that the page shows", arguments: recipes)
  func runs(recipe: Recipe) throws {
    let table = try DemoBase.open().sql(recipe.sql)
    #expect(table.columns == recipe.columns)
    let rows = table.rows.map { $0.map(\.printed) }
    #expect(!recipe.rows.isEmpty)
    if recipe.isCut {
      #expect(Array(rows.prefix(recipe.rows.count)) == recipe.rows)
      #expect(rows.count > recipe.rows.count)
    } else {
      #expect(rows == recipe.rows)
    }
  }

  @Test("Every view is on the page with its columns, in their order")
  func views() throws {
    let columns = try DemoBase.open().sql(
      """
      SELECT v.name AS view, group_concat('`' || c.name || '`', ', ') AS columns
        FROM sqlite_schema AS v, pragma_table_info(v.name) AS c
       WHERE v.type = 'view' AND v.name <> 'redirect' GROUP BY v.name
      """
    ).texts("view", "columns")
    #expect(columns.count > 20)
    let sections = Self.page.components(separatedBy: "\n### ")
    for view in columns {
      let section = sections.first { $0.hasPrefix(view[0] + "\n") }
      let words = section?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words?.contains(view[1]) == true, "\(view[0]): \(view[1])")
    }
  }

  @Test("Every function is on the page with its arguments")
  func functions() {
    for function in DateFunctions.signatures {
      #expect(
        Self.page.contains("| `\(function.name)(\(function.arguments))` | \(function.meaning) |")
      )
    }
  }

  /// The recipes of a page: a heading of the fourth level, a fenced statement, a table.
  private static func read(_ page: String) -> [Recipe] {
    var recipes: [Recipe] = []
    var isInside = false
    for line in page.components(separatedBy: "\n") {
      if line.hasPrefix("#### ") {
        recipes.append(Recipe(title: String(line.dropFirst(5))))
      } else if line.hasPrefix("### ") || line.hasPrefix("## ") {
        isInside = false
      } else if line.hasPrefix("```") {
        isInside = line == "```sql"
      } else if recipes.isEmpty {
        continue
      } else if isInside {
        recipes[recipes.count - 1].sql += line + "\n"
      } else if line.hasPrefix("|"), !line.hasPrefix("|---") {
        let cells = line.dropFirst().dropLast().components(separatedBy: "|")
          .map { $0.trimmingCharacters(in: .whitespaces) }
        add(cells, to: &recipes[recipes.count - 1])
      }
    }
    return recipes
  }

  private static func add(_ cells: [String], to recipe: inout Recipe) {
    if recipe.columns.isEmpty {
      recipe.columns = cells
    } else if cells.allSatisfy({ $0 == "…" }) {
      recipe.isCut = true
    } else {
      recipe.rows.append(cells)
    }
  }
}

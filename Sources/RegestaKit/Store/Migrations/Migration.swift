internal import Seed

/// One step from a schema to the next: a file `seed/migrations/N-to-M.sql`.
///
/// Its SQL gives the tables of the older schema the columns and values of the newer one, on a copy that
/// has no triggers and views. Tables, indexes, triggers and views as `schema.sql` has them are made after
/// the last step, so that a step says only what is otherwise, and what comes out is that schema to the
/// letter.
struct Migration {
  let from: Int
  let to: Int
  /// That of the older schema, by which it is known: see ``SchemaObjects/fingerprint``.
  let fingerprint: String
  let sql: String

  /// All steps that the program carries, in their order.
  static let all = Seed.files(in: "seed/migrations").compactMap { Migration($0.path, $0.text) }
    .sorted { $0.from < $1.from }

  /// The steps from a schema to that of this program; nil when there is no way.
  static func way(from version: Int) -> [Migration]? {
    var way: [Migration] = []
    var version = version
    while version < KnowledgeBase.schemaVersion {
      guard let step = all.first(where: { $0.from == version && $0.to > version }) else {
        return nil
      }
      way.append(step)
      version = step.to
    }
    return version == KnowledgeBase.schemaVersion ? way : nil
  }

  private init?(_ path: String, _ text: String) {
    let name = path.split(separator: "/").last?.dropLast(4) ?? ""
    let numbers = name.split(separator: "-").compactMap { Int($0) }
    let mark = "-- fingerprint: "
    guard numbers.count == 2,
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(mark) })
    else { return nil }
    from = numbers[0]
    to = numbers[1]
    fingerprint = String(line.dropFirst(mark.count))
    sql = text
  }
}

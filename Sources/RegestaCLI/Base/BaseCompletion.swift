package import RegestaKit

/// What the shell completes from the base that a command line names: names, keys, kinds, relations.
///
/// Completion never fails and never says anything: without a base there is nothing to offer.
package struct BaseCompletion {
  private let base: KnowledgeBase?
  private static let limit = 200

  /// - Parameter arguments: the words of the line so far, as the shell hands them over.
  package init(_ arguments: [String]) {
    self.init(
      arguments,
      environment: Platform.environment(),
      folder: Platform.workingFolder()
    )
  }

  package init(_ arguments: [String], environment: [String: String], folder: String) {
    let locator = DatabaseLocator(environment: environment, folder: folder)
    let location = try? locator.existing(option: Self.database(in: arguments))
    base = location.flatMap {
      try? KnowledgeBase(path: $0.absolutePath, busyTimeout: .milliseconds(200))
    }
  }

  /// The value of `--db`, in either of its forms.
  private static func database(in arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--db", index + 1 < arguments.count { return arguments[index + 1] }
      if argument.hasPrefix("--db=") { return String(argument.dropFirst(5)) }
    }
    return nil
  }

  /// All that `show` takes.
  package func things(_ prefix: String) -> [String] {
    if prefix.hasPrefix("source:") { return sources(prefix) }
    if prefix.hasPrefix("dispute:") { return disputes(prefix) }
    if prefix.hasPrefix("relation:") {
      return relations(String(prefix.dropFirst(9))).map { "relation:" + $0 }
    }
    if prefix.hasPrefix("kind:") { return kinds(String(prefix.dropFirst(5))).map { "kind:" + $0 } }
    let words = ThingReference.prefixes.map { $0 + ":" }
      .filter { !prefix.isEmpty && $0.hasPrefix(prefix) }
    return entities(prefix) + (base == nil ? [] : words)
  }

  /// Labels and other names that begin as typed, and keys that do.
  package func entities(_ prefix: String) -> [String] {
    guard let base, !prefix.isEmpty else { return [] }
    let hits = (try? base.search(prefix, limit: Self.limit)) ?? []
    var seen: Set<String> = []
    // A shell throws away what does not begin with the letters typed.
    return hits.flatMap { [$0.entity.label, $0.name, $0.entity.key] }
      .filter { $0.hasPrefix(prefix) && seen.insert($0).inserted }
  }

  package func kinds(_ prefix: String) -> [String] {
    matching(prefix) { try $0.kinds().map(\.key) }
  }

  package func relations(_ prefix: String) -> [String] {
    matching(prefix) { try $0.relations().map(\.key) }
  }

  package func sourceKeys(_ prefix: String) -> [String] {
    matching(prefix) { try $0.sources().map(\.key) }
  }

  /// The canned questions; without a base those of the program.
  package var questions: [Question] {
    (try? base?.questions()) ?? (try? KnowledgeBase.builtInQuestions()) ?? []
  }

  private func sources(_ prefix: String) -> [String] {
    matching(prefix) { try $0.sources().map { "source:" + $0.key } }
  }

  private func disputes(_ prefix: String) -> [String] {
    matching(prefix) { try $0.disputes().map { "dispute:" + $0.key } }
  }

  private func matching(
    _ prefix: String,
    _ list: (KnowledgeBase) throws -> [String]
  ) -> [String] {
    guard let base, let words = try? list(base) else { return [] }
    return words.filter { $0.hasPrefix(prefix) }
  }
}

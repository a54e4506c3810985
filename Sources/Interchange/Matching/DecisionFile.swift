internal import Formats
public import RegestaKit

/// Decisions in JSON Lines: what `review --export` writes, with a word for each in `verdict`.
///
/// ```json
/// {"what":"entity","one":"wilno-2","other":"vilnius","score":0.94,"verdict":"same"}
/// ```
public enum DecisionFile {
  /// Reads decisions; lines without a verdict are left open, members that are not known do not count.
  ///
  /// - Parameters:
  ///   - text: JSON Lines, or one JSON array.
  ///   - name: The file's name, for errors.
  ///   - base: The base that the keys are of.
  /// - Returns: The decisions, in the order of the file.
  /// - Throws: ``RegestaError`` of kind `badInput` with the line, or `notFound`.
  public static func decisions(
    in text: String,
    name: String,
    base: KnowledgeBase
  ) throws -> [Decision] {
    do {
      var options = JSONOptions()
      options.allowsSequence = true
      options.valueEndsWithLine = true
      var reader = JSONReader(MemorySource(text), options: options)
      var decisions: [Decision] = []
      while let value = try reader.nextValue() {
        // A file may hold decisions on candidates too.
        if CandidateDecisionFile.isLine(value) { continue }
        let place = "\(name):\(reader.position.line)"
        if let decision = try decision(value, place, base) { decisions.append(decision) }
      }
      return decisions
    } catch let error as FormatError {
      throw RegestaError(
        .badInput,
        "\(error.position.map { "\(name):\($0): " } ?? "\(name): ")\(error.message)",
        hint: "Each line is an object with the members one, other and verdict."
      )
    }
  }

  private static func decision(
    _ value: JSONValue,
    _ place: String,
    _ base: KnowledgeBase
  ) throws -> Decision? {
    func bad(_ what: String) -> RegestaError {
      RegestaError(
        .badInput,
        "\(place): \(what)",
        hint: "Each line is an object with the members one, other and verdict."
      )
    }
    guard value.object != nil else { throw bad("Expected an object.") }
    if let what = value["what"]?.string, Proposal.What(rawValue: what) == nil {
      throw bad("Nothing is known of decisions on \"\(what)\".")
    }
    guard let word = value["verdict"], word != .null else { return nil }
    guard let verdict = word.string.flatMap(Alignment.Verdict.init) else {
      throw bad("A verdict is \"same\", \"different\" or \"open\".")
    }
    func entity(_ member: String) throws -> Entity {
      guard let key = value[member]?.string else { throw bad("There is no key in \"\(member)\".") }
      guard let entity = try base.entity(bearing: key) else {
        throw RegestaError(.notFound, "\(place): No entity has the key \"\(key)\".")
      }
      return entity
    }
    return Decision(
      verdict,
      try entity("one"),
      try entity("other"),
      why: value["reason"]?.string
    )
  }
}

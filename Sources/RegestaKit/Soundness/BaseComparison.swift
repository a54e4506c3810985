/// Two bases side by side: where they hold the same and where they do not.
public struct BaseComparison: Hashable, Sendable {
  /// What counts.
  public enum Mode: Hashable, Sendable {
    /// Every row of every table that does not follow from others, with its number: two bases that are
    /// equal are copies of each other, with one history.
    case copies
    /// What is known now, by keys and in words: claims that are recorded or wait for review, who says
    /// them, what is disputed. Numbers, batches and what was superseded or taken back do not count.
    case content
  }

  /// What was compared, part by part.
  public var sections: [Section]

  /// Whether there is no difference.
  public var isEqual: Bool { sections.allSatisfy(\.isEqual) }

  /// One table, or one part of what is known.
  public struct Section: Hashable, Sendable {
    /// The table or the part: `claim`.
    public var name: String
    /// The rows of the first base.
    public var left = 0
    /// The rows of the second.
    public var right = 0
    /// Rows that only the first has.
    public var onlyLeft = 0
    /// Rows that only the second has.
    public var onlyRight = 0
    /// Rows that both have, but not alike.
    public var changed = 0
    /// The first differences, as many as were asked for.
    public var differences: [Difference] = []

    /// Whether both have the same.
    public var isEqual: Bool { onlyLeft == 0 && onlyRight == 0 && changed == 0 }
  }

  /// A row that only one has, or a value of a row that is not the same in both.
  public struct Difference: Hashable, Sendable {
    /// The row: its key, or the first of what it says.
    public var row: String
    /// The column that differs; nil where one has no such row.
    public var column: String?
    /// What the first has there, as an SQL literal; nil where it has no such row.
    public var left: String?
    /// What the second has.
    public var right: String?
  }
}

extension KnowledgeBase {
  /// Compares the base with another, row by row in their order; memory does not grow with them.
  ///
  /// - Parameters:
  ///   - other: The second base.
  ///   - mode: What counts.
  ///   - examples: How many differences each section lists at most; all are counted.
  /// - Returns: The sections, also those in which there is no difference.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func compare(
    with other: KnowledgeBase,
    by mode: BaseComparison.Mode = .copies,
    examples: Int = 5
  ) throws -> BaseComparison {
    // Each in a snapshot of its own: all sections are of one moment.
    try read {
      try other.read {
        let queries = mode == .copies ? ComparedRows.tables : ComparedRows.content
        return BaseComparison(
          sections: try queries.map {
            try $0.compare(connection, other.connection, examples: examples)
          }
        )
      }
    }
  }
}

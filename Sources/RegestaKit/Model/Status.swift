/// How far a statement is to be taken: read out of a text, known, replaced, or taken back.
public enum Status: Int, Sendable, Hashable, CaseIterable {
  /// Proposed by a reader program; never answered as knowledge.
  case candidate = 0
  /// Recorded as what a source says.
  case recorded = 1
  /// Replaced by a correction.
  case superseded = 2
  /// Taken back, or undone with its batch.
  case retracted = 3

  /// The word for it in the schema's views and in every output.
  public var name: String {
    switch self {
    case .candidate: "candidate"
    case .recorded: "recorded"
    case .superseded: "superseded"
    case .retracted: "retracted"
    }
  }
}

/// How sure the source is of what it says.
public enum Certainty: Int, Sendable, Hashable, CaseIterable {
  case certain = 0
  case likely = 1
  case doubtful = 2

  /// The word for it in the notation, the views and every output.
  public var name: String {
    switch self {
    case .certain: "certain"
    case .likely: "likely"
    case .doubtful: "doubtful"
    }
  }

  /// The certainty with this name.
  public init?(name: String) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}

/// Whether a citation speaks for its claim or against it.
public enum Stance: Int, Sendable, Hashable, CaseIterable {
  case supports = 0
  case disputes = 1

  /// The word for it in the notation, the views and every output.
  public var name: String { self == .supports ? "supports" : "disputes" }

  /// The stance with this name.
  public init?(name: String) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}

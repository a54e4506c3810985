internal import Chronology

extension Claim {
  /// The claim in words: "Poland controls Vilnius (from April 1919 to 14 July 1920)".
  ///
  /// The view `claims` makes the same sentence in SQL.
  public var sentence: String {
    var text = "\(subject.label) \(relation.label) \(object.printed)"
    if isDenied { text = "It is denied that " + text }
    if let when { text += " (\(when))" }
    switch certainty {
    case .certain: return text
    case .likely: return text + ", likely"
    case .doubtful: return text + ", doubtful"
    }
  }

  /// When, printed; nil for a timeless claim, for one whose time is not known, and for one whose
  /// value is that very date.
  public var when: String? {
    guard let period else { return nil }
    if let attestation = period.attestation { return "at least on \(attestation)" }
    switch (period.start, period.end) {
    case (.date(let start), _) where period.isInstant:
      if case .date(let value) = object, value == start { return nil }
      return start.printed
    case (.date(let start), .date(let end)):
      return start.printed == end.printed ? start.printed : "\(start.printed) to \(end.printed)"
    case (.date(let start), .open): return "since \(start.printed)"
    case (.date(let start), .unknown): return "from \(start.printed)"
    case (_, .date(let end)): return "until \(end.printed)"
    case (.open, .open): return "always"
    default: return nil
    }
  }

  /// Whether some source, or the editors, hold it to be untrue, and nobody has settled that.
  public var isDisputed: Bool {
    disputes.contains { $0.status == .open } || citations.contains { $0.stance == .disputes }
  }
}

extension Claim.Value {
  /// The value in words.
  public var printed: String {
    switch self {
    case .entity(let entity): entity.label
    case .text(let text, _): text
    case .quantity(let quantity): quantity.printed
    case .date(let date): date.printed
    case .point(let latitude, let longitude): "\(latitude), \(longitude)"
    case .unknown: "somebody or something not named"
    }
  }
}

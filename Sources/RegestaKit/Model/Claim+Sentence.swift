internal import Chronology

extension Claim {
  /// The claim in words: "Poland controls Vilnius (from April 1919 to 14 July 1920)".
  ///
  /// The view `claims` makes the same sentence in SQL.
  public var sentence: String { sentence(when: when) }

  /// The claim in words, where ``when`` is known already.
  package func sentence(when: String?) -> String {
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
    if period.isInstant, case .date(let date) = period.start, case .date(let value) = object,
      value == date
    {
      return nil
    }
    return period.words
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
    case .point(let latitude, let longitude):
      "\(latitude.printedWithPoint), \(longitude.printedWithPoint)"
    case .unknown: "somebody or something not named"
    }
  }
}

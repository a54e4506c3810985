/// A bibliographic record in the terms of the Citation Style Language (CSL 1.0.2).
public struct Source: Hashable, Sendable, Identifiable {
  /// The number of a source.
  public typealias ID = Identifier<Source>

  /// Its number in this base.
  public var id: ID
  /// Its stable key.
  public var key: String
  /// CSL's type: `book`, `entry-encyclopedia`, `article-journal` ...
  public var type: String
  /// How a citation names it: "Čepėnas II".
  public var short: String
  /// Authors, printed.
  public var author: String?
  /// The title of the work.
  public var title: String?
  /// The volume, as written.
  public var volume: String?
  /// The date of issue, printed.
  public var issued: String?
  /// The remark of whoever recorded it.
  public var note: String?

  /// "Pranas Čepėnas, Naujųjų laikų Lietuvos istorija, vol. II (1986)": as much as is known.
  public var reference: String {
    var parts: [String] = []
    if let author { parts.append(author) }
    if let title { parts.append(title) }
    if let volume { parts.append("vol. \(volume)") }
    var text = parts.isEmpty ? short : parts.joined(separator: ", ")
    if let issued { text += " (\(issued))" }
    return text
  }
}

/// Who says a claim, or against it, and where.
public struct Citation: Hashable, Sendable, Identifiable {
  /// The number of a citation.
  public typealias ID = Identifier<Citation>

  /// Its number in this base.
  public var id: ID
  /// The source that says so.
  public var source: Source.Reference
  /// The source through which it is known that `source` says so.
  public var via: Source.Reference?
  /// Whether it speaks for the claim or against it.
  public var stance: Stance
  /// The place in the source, as written.
  public var locator: String?
  /// The words quoted.
  public var quote: String?
  /// The mark by which the text refers to the source: "6", as of a note.
  public var note: String?

  /// "Čepėnas II, p. 355, through Soviet-Lithuanian Treaty of 1920".
  public var printed: String {
    var text = source.short
    if let locator { text += ", \(locator)" }
    if let via { text += ", cited in \(via.short)" }
    return stance == .disputes ? "against: " + text : text
  }
}

extension Source {
  /// A source as a citation names it.
  public struct Reference: Hashable, Sendable {
    /// The source's number in this base.
    public var id: Source.ID
    /// The source's stable key.
    public var key: String
    /// How a citation names it.
    public var short: String
  }
}

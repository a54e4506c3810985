/// A work as a note cites it: "Čepėnas, Naujųjų laikų Lietuvos istorija, vol II, p. 355".
public struct CitedWork: Sendable, Hashable {
  /// Its authors, in order.
  public var authors: [Author]
  /// Whether the names are those of its editors.
  public var isEdited: Bool
  /// What it is called; nil when the note gives only its author.
  public var title: String?
  /// The book or journal it stands in.
  public var container: String?
  /// "II", "7".
  public var volume: String?
  /// The number within the volume.
  public var issue: String?
  /// Who published it.
  public var publisher: String?
  /// Where it was published.
  public var publisherPlace: String?
  /// The year, as written.
  public var year: String?
  /// Where on the net it stands.
  public var url: String?
  /// ISBN, DOI and their like, by scheme.
  public var identifiers: [String: String]
  /// The place in it, as written: "p. 355", "pp. 12–14".
  public var locator: String?
  /// Words of the note that were not understood, or say more than this.
  public var remainder: String?

  /// Somebody who wrote.
  public struct Author: Sendable, Hashable {
    /// The family name, or the only one.
    public var family: String
    /// The other names or their initials.
    public var given: String?

    /// A name as a value.
    public init(family: String, given: String? = nil) {
      self.family = family
      self.given = given
    }
  }

  /// A work as a value.
  public init(
    authors: [Author] = [],
    isEdited: Bool = false,
    title: String? = nil,
    container: String? = nil,
    volume: String? = nil,
    issue: String? = nil,
    publisher: String? = nil,
    publisherPlace: String? = nil,
    year: String? = nil,
    url: String? = nil,
    identifiers: [String: String] = [:],
    locator: String? = nil,
    remainder: String? = nil
  ) {
    self.authors = authors
    self.isEdited = isEdited
    self.title = title
    self.container = container
    self.volume = volume
    self.issue = issue
    self.publisher = publisher
    self.publisherPlace = publisherPlace
    self.year = year
    self.url = url
    self.identifiers = identifiers
    self.locator = locator
    self.remainder = remainder
  }
}

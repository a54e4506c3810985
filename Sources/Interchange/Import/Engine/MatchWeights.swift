/// What each sign counts when it is judged whether two things are one: the numbers of
/// docs/matching.md, in one place.
///
/// A candidate's score is the weight of its best name, and what kind, date and source add; at most 1.
struct MatchWeights: Sendable {
  /// The name, letter for letter, and it is a name to be shown or the one that others use.
  var name = 0.84
  /// The name, letter for letter, in another role: an alias, a former name.
  var nameInOtherRole = 0.80
  /// The name but for case, accents, alphabet and spelling family.
  var nameSpeltOtherwise = 0.74

  /// The same kind.
  var sameKind = 0.10
  /// One kind is a case of the other.
  var kindAboveOrBelow = 0.08
  /// The file does not say what kind it is.
  var kindNotSaid = 0.06
  /// Kinds that have a kind above them in common, more special than "place" or "event".
  var kindBeside = 0.00

  /// A date that the two can share.
  var date = 0.08
  /// The same source gave it this name before.
  var sameSource = 0.15
  /// A person of whom only one word of a name is given, and whom the source did not name before.
  var personOfOneWord = -0.15

  /// An event of the same kind on the same day, some of whose partners are named.
  var sameDay = 0.62
  /// All its partners; of some, their share.
  var partners = 0.30

  /// From here on a match is made; what scores less is left to a person.
  var certain = 0.90
  /// What scores less is not worth a person's time.
  var plausible = 0.60
  /// How far the best must be ahead of the next.
  var lead = 0.05

  static let standard = MatchWeights()
}

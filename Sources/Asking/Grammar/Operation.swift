/// What is done with what a question speaks of.
public enum Operation: String, Hashable, Sendable, CaseIterable {
  /// Who, what or which fits.
  case select
  /// Whether it is so.
  case whether
  /// When it was.
  case date
  /// How long it was, or how long lay between.
  case duration
  /// Which of two was earlier.
  case order
  /// Where it was.
  case `where`
  /// How many fit, with the list.
  case count
  /// How much.
  case amount
  /// How much in all: figures are told, and added up only where they are of one scope.
  case total
  /// Of which there is most.
  case most
  /// Of which there is least.
  case least
  /// How old somebody was.
  case age
  /// The earliest that fits.
  case first
  /// The latest that fits.
  case last
  /// What happened, in the order of time.
  case timeline
  /// What was so on a day.
  case world
  /// Who or what it was in each of several years.
  case series
  /// What a thing is called.
  case names
  /// What is known of a thing.
  case describe
  /// On what sources it rests.
  case sources
  /// What one thing says of another: a treaty of a region.
  case between
  /// Which claims rest on a source.
  case cited
  /// Where sources differ.
  case disputes
  /// For what reason.
  case why
  /// What a canned question answers.
  case canned
  /// How one thing hangs together with another.
  case path
  /// What several things share.
  case common
  /// How two things differ.
  case compare
  /// What is around a thing.
  case network
}

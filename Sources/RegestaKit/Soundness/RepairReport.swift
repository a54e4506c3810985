/// What was wrong with a base, and what became of it.
public struct RepairReport: Hashable, Sendable {
  /// What was found.
  public var before: Soundness
  /// What is so now, or would be.
  public var after: Soundness
  /// How many rows were kept, each as it was; 0 where nothing had to be done.
  public var rows: Int

  /// Whether there was something to mend.
  public var isMended: Bool { !before.isSound && after.isSound }
}

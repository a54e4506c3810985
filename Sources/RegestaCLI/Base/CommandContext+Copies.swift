internal import Interchange
internal import RegestaKit

extension CommandContext {
  /// Opens a base, or what a dump of one holds.
  ///
  /// - Parameter path: the file as typed; nil for the base of `--db`.
  /// - Returns: the base, opened for reading.
  /// - Throws: a failure to open: status 66, 64, 65 or 75.
  func baseOrDump(_ path: String?) throws -> KnowledgeBase {
    if let path, DumpFile.isDump(path, in: self) {
      return try DumpFile(path, in: self).reading(self) { restore, progress in
        try restore.makeTemporaryBase(progress: progress)
      }
    }
    return try openBase(at: try base(named: path))
  }

  /// The base that is named, or else that of `--db`.
  func base(named path: String?) throws(CommandFailure) -> DatabaseLocator.Location {
    guard let path else { return try existingBase() }
    let locator = DatabaseLocator(
      environment: surroundings.environment,
      folder: surroundings.workingFolder
    )
    return try locator.existing(option: path)
  }
}

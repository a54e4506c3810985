/// The .sql files of a folder: questions or checks of a user's own.
package struct SQLFolder {
  private let folder: String
  private let context: CommandContext
  private static let fileLimit = 100_000

  /// - Parameters:
  ///   - folder: as typed.
  ///   - context: where relative paths start.
  package init(_ folder: String, in context: CommandContext) {
    self.folder = folder
    self.context = context
  }

  /// Their texts, by name.
  ///
  /// - Throws: a failure with status 66 when the folder cannot be read, 65 for a file that is no text.
  package func files() throws(CommandFailure) -> [(path: String, text: String)] {
    let names: [String]
    do throws(Platform.Failure) {
      names = try Platform.names(inFolder: context.path(folder))
    } catch {
      throw CommandFailure(.inputMissing, "cannot read the folder \(folder)", reason: error.reason)
    }
    var result: [(path: String, text: String)] = []
    for name in names where name.hasSuffix(".sql") && !name.hasPrefix(".") {
      let path = Platform.path(name, in: folder)
      result.append((path, try context.text(ofFile: path, limit: Self.fileLimit)))
    }
    return result
  }
}

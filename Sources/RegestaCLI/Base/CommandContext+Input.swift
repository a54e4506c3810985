internal import Names
package import RegestaKit

extension CommandContext {
  /// Opens the base for writing, and writes.
  ///
  /// - Throws: what `body` throws, or a failure to open: status 66, 64, 65, 73 or 75.
  package func writing<T>(_ body: (KnowledgeBase) throws -> T) throws -> T {
    let location = try existingBase()
    // Opened for reading first, whose errors name the file as it was typed.
    _ = try openBase(at: location)
    return try body(
      try KnowledgeBase(path: location.absolutePath, access: .readWrite, busyTimeout: patience)
    )
  }

  /// The text of a file named on the command line; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: as typed.
  ///   - limit: how many bytes it may have.
  /// - Returns: the text.
  /// - Throws: a failure with status 66 when it cannot be read, 65 when it is too long or no UTF-8.
  package func text(ofFile path: String, limit: Int) throws(CommandFailure) -> String {
    let bytes: [UInt8]
    if path == "-" {
      bytes = try surroundings.readInput(limit)
    } else {
      let result: (bytes: [UInt8], truncated: Bool)
      do throws(Platform.Failure) {
        result = try Platform.contents(ofFile: self.path(path), limit: limit)
      } catch {
        let (folder, name) = Platform.split(self.path(path))
        let known = (try? Platform.names(inFolder: folder)) ?? []
        throw CommandFailure(
          .inputMissing,
          "cannot read \(path)",
          reason: error.reason,
          suggestions: error.isNotFound
            ? Suggester(known).suggestions(for: name).map { Suggestion($0) } : []
        )
      }
      guard !result.truncated else {
        throw CommandFailure(.badData, "\(path) is longer than \(limit) bytes")
      }
      bytes = result.bytes
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(.badData, "\(path == "-" ? "standard input" : path) is not UTF-8")
    }
    // A byte order mark is no part of the text.
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }
}

internal import Foundation

/// A folder that is removed with its last reference.
package final class TemporaryFolder: Sendable {
  package let path: String

  /// Makes one.
  ///
  /// - Parameter parent: Where; nil for where the system has its temporary files.
  /// - Throws: when it cannot be made.
  package init(in parent: String? = nil) throws {
    let parent = parent.map { URL(filePath: $0) } ?? FileManager.default.temporaryDirectory
    let folder = parent.appending(path: "regesta-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // The system's folder may be a link; the program prints the path behind it.
    path = folder.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Marks how long a test needs the folder.
  package func keep() {}

  /// The names in it, sorted.
  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The path of a file in it; it need not be there.
  package func file(_ name: String = "base.regesta") -> String { path + "/" + name }

  package func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  /// The bytes of a file.
  ///
  /// - Throws: when it cannot be read.
  package func bytes(of name: String = "base.regesta") throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: file(name))))
  }

  /// The text of a file.
  ///
  /// - Throws: when it cannot be read.
  package func read(_ name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// Writes bytes to a file.
  ///
  /// - Returns: its path.
  /// - Throws: when it cannot be written.
  @discardableResult
  package func write(
    _ bytes: some Sequence<UInt8>,
    to name: String = "base.regesta"
  ) throws -> String {
    try Data(bytes).write(to: URL(filePath: file(name)))
    return file(name)
  }

  /// Writes a text to a file.
  ///
  /// - Throws: when it cannot be written.
  package func write(_ name: String, _ text: String = "") throws {
    try write(text.utf8, to: name)
  }

  /// Makes a folder in it, with those it lies in.
  ///
  /// - Throws: when it cannot be made.
  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: file(name),
      withIntermediateDirectories: true
    )
  }

  package func remove(_ name: String) { try? FileManager.default.removeItem(atPath: file(name)) }

  /// Removes everything in it.
  package func empty() { names.forEach(remove) }
}

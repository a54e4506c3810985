import Foundation

/// A folder that is removed with its last reference.
final class TemporaryFolder: Sendable {
  let path: String

  init(in parent: String? = nil) throws {
    let name = "regesta-kit-tests-\(UInt64.random(in: 0 ... .max))"
    let folder = parent.map { URL(fileURLWithPath: $0) } ?? FileManager.default.temporaryDirectory
    path = folder.appending(path: name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Marks how long a test needs the folder.
  func keep() {}

  /// The path of a file in the folder; it need not be there.
  func file(_ name: String = "base.regesta") -> String { path + "/" + name }

  /// The names in the folder, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// Writes bytes to a file and gives its path.
  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String = "base.regesta") throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  /// The bytes of a file.
  func bytes(of name: String = "base.regesta") throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }
}

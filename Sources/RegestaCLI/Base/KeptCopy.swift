internal import RegestaKit
internal import SQLite

/// The copy of a base that is kept beside it before it is replaced.
struct KeptCopy {
  /// As it is told.
  let path: String
  private let file: NewBaseFile

  /// Finds its place.
  ///
  /// - Parameters:
  ///   - path: as it was typed; nil for a name beside the base that is free.
  ///   - location: the base.
  ///   - ending: what the name ends in beside the base. It is not `.regesta`: that would be a second base
  ///     in the folder, and no command could tell which is meant.
  ///   - context: knows the folder that a relative path starts in.
  /// - Throws: a failure with status 73 when the file is there, or can never be.
  init(
    _ path: String?,
    of location: DatabaseLocator.Location,
    ending: String,
    in context: CommandContext
  ) throws(CommandFailure) {
    self.path = path ?? Self.free(location.path + ending, in: context)
    file = try NewBaseFile(self.path, in: context)
  }

  private static func free(_ path: String, in context: CommandContext) -> String {
    var name = path
    var number = 2
    while Platform.kind(ofFile: context.path(name)) != .missing {
      name = "\(path)-\(number)"
      number += 1
    }
    return name
  }

  /// Makes it.
  func make(of database: Connection) throws { try file.keep(database) }
}

extension CommandContext {
  /// Does work on the file of a base; errors name the file as it was typed.
  func onFile<T>(of location: DatabaseLocator.Location, _ body: (String) throws -> T) throws -> T {
    do {
      return try body(location.absolutePath)
    } catch let error as RegestaError {
      throw error.naming(location)
    }
  }
}

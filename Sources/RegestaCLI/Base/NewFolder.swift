// Unsafe: bytes go to the system as they lie; no buffer outlives its closure.

/// A folder that appears whole, or not at all: it is filled beside its place and renamed at the end.
final class NewFolder {
  private let name: String
  private let target: String
  private let unfinished: String
  private var made: Set<String> = []
  private var isOpen = true

  /// - Parameters:
  ///   - name: As typed.
  ///   - context: Where the program runs.
  ///   - mayReplace: Whether an earlier one may be replaced.
  ///   - isOurs: Whether a folder with such names in it was made by us; no other is ever replaced.
  /// - Throws: a failure with status 73 when it cannot be made, or something else is there.
  init(
    _ name: String,
    in context: CommandContext,
    mayReplace: Bool,
    isOurs: ([String]) -> Bool
  ) throws(CommandFailure) {
    self.name = name
    var path = context.path(name)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    target = path
    let (parent, last) = Platform.split(path)
    unfinished = "\(parent)/.\(last).\(Platform.processIdentifier).part"
    let names: [String]
    do throws(Platform.Failure) {
      switch Platform.kind(ofFile: path) {
      case .missing: names = []
      case .folder: names = try Platform.names(inFolder: path)
      case .regular, .other: throw Platform.Failure(code: Platform.isNoFolder)
      }
    } catch {
      throw Self.failure(name, error.reason)
    }
    guard names.isEmpty || mayReplace && isOurs(names) else {
      throw Self.taken(name, isOurs: isOurs(names))
    }
    do throws(Platform.Failure) {
      try Platform.makeSharedFolder(unfinished)
    } catch {
      throw Self.failure(name, error.reason)
    }
  }

  deinit { discard() }

  /// Writes a file into it.
  ///
  /// - Parameters:
  ///   - path: Its path in the folder; the folders in it are made.
  ///   - bytes: All of it.
  /// - Throws: a failure with status 73.
  func write(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
    do throws(Platform.Failure) {
      var folder = unfinished
      for part in path.split(separator: "/").dropLast() {
        folder += "/" + part
        if made.insert(folder).inserted { try Platform.makeSharedFolder(folder) }
      }
      let descriptor = try Platform.createFile(unfinished + "/" + path, mode: 0o666)
      defer { try? Platform.closeDescriptor(descriptor) }
      let result: Result<Void, Platform.Failure> = bytes.withUnsafeBytes { buffer in
        do throws(Platform.Failure) {
          return .success(try Platform.write(buffer, to: descriptor))
        } catch {
          return .failure(error)
        }
      }
      try result.get()
    } catch {
      throw Self.failure(name, error.reason)
    }
  }

  /// Puts it in its place; what was there before goes.
  func commit() throws(CommandFailure) {
    do throws(Platform.Failure) {
      let old = unfinished + ".old"
      let replaces = Platform.kind(ofFile: target) == .folder
      if replaces { try Platform.renameFile(target, to: old) }
      do throws(Platform.Failure) {
        try Platform.renameFile(unfinished, to: target)
      } catch {
        if replaces { try? Platform.renameFile(old, to: target) }
        throw error
      }
      isOpen = false
      if replaces { try Platform.removeFolder(old) }
    } catch {
      throw Self.failure(name, error.reason)
    }
  }

  /// Removes what is unfinished.
  func discard() {
    guard isOpen else { return }
    isOpen = false
    try? Platform.removeFolder(unfinished)
  }

  private static func failure(_ name: String, _ reason: String) -> CommandFailure {
    CommandFailure(.cannotCreate, "cannot write \(name)", reason: reason)
  }

  private static func taken(_ name: String, isOurs: Bool) -> CommandFailure {
    CommandFailure(
      .cannotCreate,
      code: "folder_exists",
      "\(name) is there already, and not empty",
      hint: isOurs
        ? "choose another name, or add --force to replace it"
        : "choose another name, or empty the folder yourself"
    )
  }
}

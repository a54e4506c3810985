// Unsafe: bytes go to the system as they lie; no buffer outlives its closure.

/// A sink for `-o FILE`: the file appears whole at the end, or not at all.
///
/// The bytes go to a new file beside the target, which takes the target's place by a rename once all
/// is written. A run that fails leaves the old file untouched. A target that is no regular file (a
/// device, a named pipe) is written directly, for nothing can take its place.
package final class FileSink: OutputSink {
  private let path: String
  private let target: String
  private var temporary: String?
  private let descriptor: Int32
  private let sink: DescriptorSink
  private var isOpen = true

  /// - Throws: a failure with status 73 when the file cannot be written.
  package init(path: String, folder: String) throws(CommandFailure) {
    self.path = path
    // A link is followed, so that the rename does not replace the link itself.
    let absolute = Platform.path(path, in: folder)
    let target = Platform.resolved(absolute) ?? absolute
    self.target = target
    do throws(Platform.Failure) {
      switch Platform.kind(ofFile: target) {
      case .folder:
        throw Platform.Failure(code: Platform.isAFolder)
      case .other:
        descriptor = try Platform.openForWriting(target)
        temporary = nil
      case .regular, .missing:
        let (parent, name) = Platform.split(target)
        let temporary = "\(parent)/.\(name).\(Platform.processIdentifier).part"
        descriptor = try Platform.createFile(temporary, mode: 0o666)
        if let mode = Platform.permissions(ofFile: target) {
          try? Platform.setPermissions(mode, of: descriptor)
        }
        self.temporary = temporary
        Signals.setUnfinishedFile(temporary)
      }
    } catch {
      throw Self.failure(path, error.reason)
    }
    sink = DescriptorSink(descriptor)
  }

  deinit { discard() }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
    do throws(OutputFailure) { try sink.write(bytes) } catch { throw named(error) }
  }

  package func flush() throws(OutputFailure) {
    do throws(OutputFailure) { try sink.flush() } catch { throw named(error) }
  }

  /// Puts the file in its place.
  package func commit() throws(OutputFailure) {
    guard isOpen else { return }
    try flush()
    do throws(Platform.Failure) {
      try Platform.flushToDisk(descriptor)
      isOpen = false
      try Platform.closeDescriptor(descriptor)
      if let temporary { try Platform.renameFile(temporary, to: target) }
      temporary = nil
      Signals.setUnfinishedFile(nil)
    } catch {
      throw .failed(path: path, reason: error.reason)
    }
  }

  /// Removes the unfinished file.
  package func discard() {
    if isOpen { try? Platform.closeDescriptor(descriptor) }
    isOpen = false
    if let temporary {
      try? Platform.removeFile(temporary)
      Signals.setUnfinishedFile(nil)
    }
    temporary = nil
  }

  private func named(_ failure: OutputFailure) -> OutputFailure {
    guard case .failed(_, let reason) = failure else { return failure }
    return .failed(path: path, reason: reason)
  }

  package static func failure(_ path: String, _ reason: String) -> CommandFailure {
    CommandFailure(
      .cannotCreate,
      "cannot write \(path)",
      reason: reason,
      hint: "choose another file with -o, or leave it out to print on standard output"
    )
  }
}

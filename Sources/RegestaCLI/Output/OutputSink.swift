// Unsafe: bytes go to the system as they lie; no buffer outlives its closure.

/// Where bytes go.
package protocol OutputSink: AnyObject {
  /// Takes the bytes; they may rest in a buffer.
  ///
  /// - Throws: ``OutputFailure``.
  func write(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure)

  /// Sends what rests in the buffer on its way.
  func flush() throws(OutputFailure)
}

/// Why output could not be written.
package enum OutputFailure: Error, Equatable {
  /// The reader is gone (`… | head`). Not an error to talk about: the run ends quietly.
  case closed
  /// The disk is full, the file may not be written, and the like.
  case failed(path: String?, reason: String)
  /// The reader of the pager has seen enough. The run ends well.
  case pagerLeft
}

extension OutputSink {
  package func write(_ text: String) throws(OutputFailure) {
    try write(Array(text.utf8))
  }

  package func write(_ bytes: [UInt8]) throws(OutputFailure) {
    // `withUnsafeBytes` does not pass typed errors on before Swift 6.2.
    let result: Result<Void, OutputFailure> = bytes.withUnsafeBytes { buffer in
      do throws(OutputFailure) {
        return .success(try write(buffer))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }
}

/// A sink over a file descriptor with a buffer.
package final class DescriptorSink: OutputSink {
  private let descriptor: Int32
  private let capacity: Int
  private var buffer: [UInt8] = []

  /// - Parameters:
  ///   - descriptor: stays open when the sink goes.
  ///   - capacity: how many bytes may rest before they are written; 0 writes at once.
  package init(_ descriptor: Int32, capacity: Int = 65_536) {
    self.descriptor = descriptor
    self.capacity = capacity
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(OutputFailure) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  package func flush() throws(OutputFailure) {
    guard !buffer.isEmpty else { return }
    // Dropped even when the write fails: a second try would print the first part twice.
    let pending = buffer
    buffer.removeAll(keepingCapacity: true)
    let result: Result<Void, Platform.Failure> = pending.withUnsafeBytes { bytes in
      do throws(Platform.Failure) {
        return .success(try Platform.write(bytes, to: descriptor))
      } catch {
        return .failure(error)
      }
    }
    if case .failure(let failure) = result {
      throw failure.isBrokenPipe ? .closed : .failed(path: nil, reason: failure.reason)
    }
  }
}

/// A sink that keeps everything, for tests and for counting.
package final class MemorySink: OutputSink {
  package private(set) var bytes: [UInt8] = []
  private let limit: Int

  /// - Parameter limit: after so many bytes the sink behaves like a closed pipe.
  package init(limit: Int = .max) { self.limit = limit }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package func write(_ new: UnsafeRawBufferPointer) throws(OutputFailure) {
    guard bytes.count + new.count <= limit else { throw .closed }
    bytes.append(contentsOf: new)
  }

  package func flush() {}
}

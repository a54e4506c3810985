internal import Dispatch
internal import Synchronization

/// Waits on the main thread for work that runs on others, and hears meanwhile what it has to tell.
///
/// What is told is handed over on the main thread, to which all our output belongs.
enum Waiting {
  /// What the work has told, and that it has ended.
  private struct Mail<Message: Sendable>: Sendable {
    var messages: [Message] = []
    var end: Result<Void, any Error>?
  }

  /// Runs work to its end.
  ///
  /// - Parameters:
  ///   - work: Is given what it can tell things with.
  ///   - hear: Takes what it tells, in its order.
  /// - Throws: what `work` or `hear` throws; when `hear` throws, the work is not waited for.
  static func run<Message: Sendable>(
    _ work:
      @escaping @Sendable (_ tell: @escaping @Sendable (Message) -> Void) async throws -> Void,
    hearing hear: (Message) throws -> Void
  ) throws {
    let box = Box(Mail<Message>())
    Task {
      let end: Result<Void, any Error>
      do {
        try await work { message in box.change { $0.messages.append(message) } }
        end = .success(())
      } catch {
        end = .failure(error)
      }
      box.change { $0.end = end }
    }
    while true {
      let mail = box.take { mail in
        defer { mail.messages.removeAll() }
        return mail
      }
      for message in mail.messages { try hear(message) }
      if let end = mail.end { return try end.get() }
    }
  }

  /// A value that several threads change, and one waits for.
  private final class Box<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    private let changed = DispatchSemaphore(value: 0)

    init(_ value: Value) { self.value = Mutex(value) }

    func change(_ body: (inout Value) -> Void) {
      value.withLock { body(&$0) }
      changed.signal()
    }

    func take(_ body: (inout Value) -> Value) -> Value {
      changed.wait()
      return value.withLock { body(&$0) }
    }
  }
}

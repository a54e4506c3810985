internal import Foundation

/// Runs on a thread of its own what waits for a socket or a program: the threads of a test run are few, and a
/// server in the same process needs them.
package func onOwnThread(_ body: @escaping @Sendable () throws -> Void) async throws {
  try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
    Thread.detachNewThread { done.resume(with: Result { try body() }) }
  }
}

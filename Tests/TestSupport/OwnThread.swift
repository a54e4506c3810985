internal import Foundation

/// Runs on a thread of its own what waits for a socket or a program: the threads of a test run are few, and a
/// server in the same process needs them.
///
/// It is still the test's task: what fails there is the test's failure.
package func onOwnThread(_ body: @escaping @Sendable () throws -> Void) async throws {
  try await withTaskExecutorPreference(OwnThread()) { try body() }
}

/// Runs each job on a new thread.
private final class OwnThread: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

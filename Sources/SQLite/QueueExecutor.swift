internal import Dispatch

/// Runs an actor on a queue of its own, so that work that waits for a disk or a lock does not hold up
/// the threads that Swift's tasks share. (`DispatchSerialQueue`, itself an executor, is Darwin's only.)
package final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  package init(label: String) {
    queue = DispatchQueue(label: label)
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  package func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}

internal import Synchronization

/// Lends a few things to many tasks, in the order in which they ask.
final class Lender<Item: Sendable>: Sendable {
  private struct State {
    var idle: [Item]
    /// Who waits, the first in line first. A line is short: it is searched only when one leaves it.
    var waiting: [(ticket: Int, continuation: CheckedContinuation<Item, any Error>)] = []
    /// Who was cancelled before it stood in line.
    var cancelled: Set<Int> = []
    var nextTicket = 0
  }

  private let state: Mutex<State>

  init(_ items: [Item]) {
    state = Mutex(State(idle: items))
  }

  /// Waits for a thing; it must be given back.
  ///
  /// - Throws: `CancellationError` if the task is cancelled before its turn.
  func borrow() async throws -> Item {
    let ticket = state.withLock { state in
      state.nextTicket += 1
      return state.nextTicket
    }
    defer { state.withLock { _ = $0.cancelled.remove(ticket) } }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        stand(ticket, continuation)
      }
    } onCancel: {
      leave(ticket)
    }
  }

  /// Hands a thing on to the first in line.
  func giveBack(_ item: Item) {
    let next = state.withLock { state -> CheckedContinuation<Item, any Error>? in
      guard !state.waiting.isEmpty else {
        state.idle.append(item)
        return nil
      }
      return state.waiting.removeFirst().continuation
    }
    next?.resume(returning: item)
  }

  private func stand(_ ticket: Int, _ continuation: CheckedContinuation<Item, any Error>) {
    let answer = state.withLock { state -> Result<Item, any Error>? in
      if state.cancelled.contains(ticket) { return .failure(CancellationError()) }
      if let item = state.idle.popLast() { return .success(item) }
      state.waiting.append((ticket, continuation))
      return nil
    }
    if let answer { continuation.resume(with: answer) }
  }

  /// Leaves the line; one who has not come to it yet is remembered.
  private func leave(_ ticket: Int) {
    let continuation = state.withLock { state -> CheckedContinuation<Item, any Error>? in
      guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
        state.cancelled.insert(ticket)
        return nil
      }
      return state.waiting.remove(at: index).continuation
    }
    continuation?.resume(throwing: CancellationError())
  }
}

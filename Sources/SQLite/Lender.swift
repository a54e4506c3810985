/// Lends a few things to many tasks, in the order in which they ask.
package actor Lender<Item: Sendable> {
  private var idle: [Item]
  /// Who waits, the first in line first. A line is short: it is searched only when one leaves it.
  private var waiting: [(ticket: Int, continuation: CheckedContinuation<Item, any Error>)] = []
  private var nextTicket = 0

  package init(_ items: [Item]) {
    idle = items
  }

  /// Runs `body` with a thing that nobody else has meanwhile.
  ///
  /// - Throws: `CancellationError` if the task is cancelled before its turn, or what `body` throws.
  package nonisolated func lend<T: Sendable>(_ body: (Item) async throws -> T) async throws -> T {
    let item = try await borrow()
    do {
      let result = try await body(item)
      await giveBack(item)
      return result
    } catch {
      await giveBack(item)
      throw error
    }
  }

  private func borrow() async throws -> Item {
    if let item = idle.popLast() { return item }
    nextTicket += 1
    let ticket = nextTicket
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiting.append((ticket, $0)) }
    } onCancel: {
      // It cannot come too early: until the task stands in line, the actor is busy with it.
      Task { await leave(ticket) }
    }
  }

  /// Hands a thing on to the first in line.
  private func giveBack(_ item: Item) {
    if waiting.isEmpty {
      idle.append(item)
    } else {
      waiting.removeFirst().continuation.resume(returning: item)
    }
  }

  /// Leaves the line, unless the turn has come already.
  private func leave(_ ticket: Int) {
    if let index = waiting.firstIndex(where: { $0.ticket == ticket }) {
      waiting.remove(at: index).continuation.resume(throwing: CancellationError())
    }
  }
}

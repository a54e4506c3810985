internal import RegestaKit
internal import RegestaWeb
internal import SQLite

/// One connection to a base with a thread of its own, which makes one page at a time.
actor BaseReader {
  private let executor: QueueExecutor
  private let path: String
  private let memory: Int
  private var base: KnowledgeBase?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(path: String, number: Int, memory: Int) {
    executor = QueueExecutor(label: "regesta.reader.\(number)")
    self.path = path
    self.memory = memory
  }

  /// Answers a request from the base; a base that cannot be opened is a page that says so.
  func respond(to request: WebRequest, by website: Website) -> WebResponse {
    KnowledgeBase.limitingMemory(to: memory) { answer(request, by: website) }
  }

  private func answer(_ request: WebRequest, by website: Website) -> WebResponse {
    do {
      let path = path
      return website.respond(to: request, from: try opened()) {
        // Nothing is read meanwhile on the connection beside it, which would keep this one from writing.
        try KnowledgeBase(path: path, access: .readWrite)
      }
    } catch {
      return website.respond(to: request, failing: error)
    }
  }

  private func opened() throws -> KnowledgeBase {
    if let base { return base }
    let opened = try KnowledgeBase(path: path, access: .readOnly)
    try opened.keepTemporaryInMemory()
    base = opened
    return opened
  }
}

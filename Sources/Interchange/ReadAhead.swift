internal import Dispatch
internal import Synchronization

/// What comes one after the other, the next ones made on another thread while those before are used.
///
/// The first ones are made on the thread that asks: only what is longer is worth another. Who asks and who makes
/// share nothing but what is handed over, so what is made may hold no reference to what the other side changes.
///
/// What was used goes back to be freed where it was made: memory that one thread takes and another gives back costs
/// both much more. So it is best an object, of which the other side needs one reference.
final class ReadAhead<Element: AnyObject> {
  private let making: Making
  private let told: () -> Void
  private var batch: [Element] = []
  private var position = 0
  /// The batch before, of which something may still be in use.
  private var before: [Element] = []
  private var end: End?
  private var isAhead = false

  /// How it ended.
  private enum End {
    case whole
    case failed(any Error)
  }

  /// - Parameters:
  ///   - size: How many are handed over at a time.
  ///   - batchesAhead: So many batches may wait to be used.
  ///   - make: Makes the next one; nil at the end. It is asked by one thread at a time, and no more once it has
  ///     thrown or given nil.
  ///   - told: Called each time after some were made, on the thread that asks for them.
  init(
    batchesOf size: Int,
    ahead batchesAhead: Int = 4,
    _ make: @escaping () throws -> Element?,
    told: @escaping () -> Void
  ) {
    making = Making(size, batchesAhead, make)
    self.told = told
  }

  deinit { making.stop() }

  /// The next one, in the order in which they were made.
  ///
  /// - Returns: Nil when there is none any more, and again when asked again.
  /// - Throws: What making it threw, behind all that were made before.
  func next() throws -> Element? {
    while true {
      if position < batch.count {
        position += 1
        return batch[position - 1]
      }
      switch end {
      case .whole: return nil
      case .failed(let error): throw error
      case nil: break
      }
      let used = before
      (before, batch, position) = (batch, [], 0)
      if isAhead {
        (batch, end) = making.take(givingBack: used)
      } else {
        (batch, end) = making.batch()
        isAhead = true
        if end == nil { making.begin() }
      }
      told()
    }
  }

  // Unsafe: `make` and what it holds go from the asking thread to the making one and are not touched by the
  // first while the second runs; batches are handed over under a lock.

  /// The side that makes, and what it has ready.
  private final class Making: @unchecked Sendable {
    private let size: Int
    private let batchesAhead: Int
    private let make: () throws -> Element?
    private let ready = Mutex<[Ready]>([])
    private let used = Mutex<[Ready]>([])
    private let isStopped = Atomic<Bool>(false)
    private let full = DispatchSemaphore(value: 0)
    private let free = DispatchSemaphore(value: 0)

    // Unsafe: what is in it is handed over, see above.
    private struct Ready: @unchecked Sendable {
      var batch: [Element]
      var end: End?
    }

    init(_ size: Int, _ batchesAhead: Int, _ make: @escaping () throws -> Element?) {
      self.size = size
      self.batchesAhead = batchesAhead
      self.make = make
    }

    func batch() -> ([Element], End?) {
      var elements: [Element] = []
      elements.reserveCapacity(size)
      do {
        while elements.count < size, !isStopped.load(ordering: .relaxed) {
          guard let element = try make() else { return (elements, .whole) }
          elements.append(element)
        }
        return (elements, nil)
      } catch {
        return (elements, .failed(error))
      }
    }

    func begin() {
      for _ in 0..<batchesAhead { free.signal() }
      DispatchQueue(label: "reading ahead").async { self.run() }
    }

    private func run() {
      while true {
        free.wait()
        if isStopped.load(ordering: .relaxed) { return }
        used.withLock { $0.removeAll(keepingCapacity: true) }
        let (batch, end) = batch()
        let made = Ready(batch: batch, end: end)
        ready.withLock { $0.append(made) }
        full.signal()
        if made.end != nil { return }
      }
    }

    func take(givingBack batch: [Element]) -> ([Element], End?) {
      let back = Ready(batch: batch, end: nil)
      used.withLock { $0.append(back) }
      full.wait()
      let first = ready.withLock { $0.removeFirst() }
      free.signal()
      return (first.batch, first.end)
    }

    /// Ends what is being made as soon as it looks up; nobody waits for it.
    func stop() {
      isStopped.store(true, ordering: .relaxed)
      free.signal()
    }
  }
}

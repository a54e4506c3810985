/// What records have told and others ask for again, for as many keys as fit: memory does not grow with the file.
///
/// A record that is not kept has told nothing: what was told since the last ``mark()`` can be taken back, or the
/// end of it.
struct RecordMemory<Key: Hashable, Value> {
  private var known: [Key: Value] = [:]
  /// What was known before, of what was told since the mark.
  private var before: [(key: Key, value: Value?)] = []
  private let capacity: Int

  init(capacity: Int = 65_536) { self.capacity = capacity }

  subscript(_ key: Key) -> Value? {
    get { known[key] }
    set {
      if known.count >= capacity { known.removeAll(keepingCapacity: true) }
      before.append((key, known[key]))
      known[key] = newValue
    }
  }

  /// What was told so far stays.
  mutating func mark() { before.removeAll(keepingCapacity: true) }

  /// How much was told since the mark.
  var told: Int { before.count }

  /// Takes back what was told since the mark but the first of it.
  mutating func takeBack(to told: Int) {
    while before.count > told, let step = before.popLast() { known[step.key] = step.value }
  }
}

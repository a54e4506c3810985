/// A promise that did not hold of some input.
package struct BrokenPromise: Error, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}

/// Says that something was promised which is not so.
func promise(_ holds: Bool, _ what: @autoclosure () -> String) throws(BrokenPromise) {
  if !holds { throw BrokenPromise(what()) }
}

internal import RegestaKit

/// Goes through the pages of which an export is made, in an order that depends on nothing but the base.
struct PageTurner {
  /// Goes to the next page.
  ///
  /// A page that is wanted is handed on with all of its bytes, and told of in the losses.
  private let turn: (_ isWanted: Bool) throws -> Bool

  /// - Parameter turn: Goes to the next page, and writes it if it is wanted; false when there was none.
  init(_ turn: @escaping (_ isWanted: Bool) throws -> Bool) { self.turn = turn }

  /// Writes the next page; false when there was none.
  func write() throws -> Bool { try turn(true) }

  /// Passes over the next page; false when there was none.
  func pass() throws -> Bool { try turn(false) }
}

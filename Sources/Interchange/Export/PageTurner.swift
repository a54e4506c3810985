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

  /// Passes over the next page.
  func pass() throws { _ = try turn(false) }
}

extension Export {
  /// Writes pages one after the other, those of a long export on two cores.
  ///
  /// The first ones are written by the one who asks. Then every second page is made by another reader of the base on a
  /// thread of its own; where there can be none, all are written here. The bytes and the losses are the same.
  ///
  /// - Parameters:
  ///   - output: Takes the pages.
  ///   - pages: Makes what goes through the pages of an export and writes them. It is asked once for each thread, with
  ///     an export and an output of that thread's own, and may hold nothing that is changed by the other.
  /// - Throws: What making a page throws, behind the pages before it.
  func writePages(
    to output: ExportOutput,
    _ pages: @escaping (Export, ExportOutput) throws -> PageTurner
  ) throws {
    let own = try pages(self, output)
    for _ in 0..<Self.pagesOfOneThread {
      guard try own.write() else { return }
    }
    guard let other = base.secondReader() else {
      while try own.write() {}
      return
    }
    let helper = SecondHand(Export(base: other, scope: scope, losses: losses.ofPart()), pages)
    let ahead = ReadAhead(batchesOf: 1, ahead: 1, helper.next, told: {})
    while try own.write() {
      guard let page = try ahead.next() else { return }
      for piece in page.pieces { try output.write(piece) }
      try losses.add(page.losses)
      try own.pass()
    }
  }

  /// So many pages are written before it is worth another reader.
  fileprivate static let pagesOfOneThread = 4
}

/// Makes every second page of an export, behind those that one thread writes alone.
private final class SecondHand {
  /// A page that waits for those before it.
  final class Page {
    let pieces: [[UInt8]]
    let losses: LossReport.Part

    init(_ pieces: [[UInt8]], _ losses: LossReport.Part) {
      self.pieces = pieces
      self.losses = losses
    }
  }

  /// What was written of a page.
  private final class Pieces {
    var all: [[UInt8]] = []
  }

  private let export: Export
  private let pieces = Pieces()
  private let output: ExportOutput
  private let begin: (Export, ExportOutput) throws -> PageTurner
  private var pages: PageTurner?

  init(_ export: Export, _ pages: @escaping (Export, ExportOutput) throws -> PageTurner) {
    self.export = export
    output = ExportOutput { [pieces] in pieces.all.append($0) }
    begin = pages
  }

  /// The next page that is this one's; nil when there is none.
  func next() throws -> Page? {
    let pages = try pages ?? begun()
    try pages.pass()
    guard try pages.write() else { return nil }
    try output.finish()
    defer { pieces.all = [] }
    return Page(pieces.all, export.losses.takePart())
  }

  private func begun() throws -> PageTurner {
    let pages = try begin(export, output)
    for _ in 0..<Export.pagesOfOneThread { try pages.pass() }
    self.pages = pages
    return pages
  }
}

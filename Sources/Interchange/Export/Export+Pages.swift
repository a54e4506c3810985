internal import RegestaKit
internal import Synchronization

extension Export {
  /// Writes pages one after the other, those of a long export on two cores.
  ///
  /// The first ones are made by the one who asks. Then another reader of the base makes some on a thread of its own: who
  /// has made a page takes the next one that nobody has taken, so that neither waits for the other. Where there can be no other reader,
  /// all are made here. The bytes and the losses are the same.
  ///
  /// - Parameters:
  ///   - output: Takes the pages.
  ///   - pages: Makes what goes through the pages of an export and writes them. It is asked once for each thread, with
  ///     an export and an output of that thread's own, and may hold nothing that is changed by the other.
  /// - Throws: What making a page throws.
  func writePages(
    to output: ExportOutput,
    _ pages: @escaping (Export, ExportOutput) throws -> PageTurner
  ) throws {
    func write(_ page: PageMaker.Page) throws {
      for piece in page.pieces { try output.write(piece) }
      try losses.add(page.losses)
    }
    let taken = PagesTaken()
    let own = PageMaker(Export(base: base, scope: scope, losses: losses.ofPart()), pages, taken)
    for _ in 0..<Self.pagesOfOneThread {
      guard let page = try own.next() else { return }
      try write(page)
    }
    guard let reader = base.secondReader() else {
      while let page = try own.next() { try write(page) }
      return
    }
    let other = PageMaker(Export(base: reader, scope: scope, losses: losses.ofPart()), pages, taken)
    let ahead = ReadAhead(batchesOf: 1, ahead: Self.pagesAhead, other.next, told: {})
    // With its first page the other thread begins.
    guard let first = try ahead.next() else { return }
    try write(first)
    var written = first.number + 1
    while true {
      let page = try own.next()
      // What stands before it the other has taken, if it is not written yet.
      while written < page?.number ?? .max, let before = try ahead.next() {
        try write(before)
        written += 1
      }
      guard let page else { return }
      try write(page)
      written += 1
    }
  }

  /// So many pages are made before it is worth another reader.
  private static let pagesOfOneThread = 4

  /// So many pages may wait for those before them.
  private static let pagesAhead = 2
}

/// How many pages of an export have been taken to be made.
private final class PagesTaken: Sendable {
  private let count = Atomic(0)

  /// Takes the next page.
  ///
  /// - Returns: Its number, from 0 on.
  func takeNext() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// Makes those pages of an export that it takes.
private final class PageMaker {
  /// A page that waits for those before it.
  final class Page {
    let number: Int
    let pieces: [[UInt8]]
    let losses: LossReport.Part

    init(_ number: Int, _ pieces: [[UInt8]], _ losses: LossReport.Part) {
      self.number = number
      self.pieces = pieces
      self.losses = losses
    }
  }

  /// What was written of a page.
  private final class Pieces {
    var all: [[UInt8]] = []
  }

  private let export: Export
  private let taken: PagesTaken
  private let pieces = Pieces()
  private let output: ExportOutput
  private let begin: (Export, ExportOutput) throws -> PageTurner
  private var pages: PageTurner?
  /// The number of the page to which it has come.
  private var position = 0

  init(
    _ export: Export,
    _ pages: @escaping (Export, ExportOutput) throws -> PageTurner,
    _ taken: PagesTaken
  ) {
    self.export = export
    self.taken = taken
    output = ExportOutput { [pieces] in pieces.all.append($0) }
    begin = pages
  }

  /// The next page that nobody has taken; nil when there is none.
  func next() throws -> Page? {
    let pages = try pages ?? begin(export, output)
    self.pages = pages
    let number = taken.takeNext()
    while position < number {
      guard try pages.pass() else { return nil }
      position += 1
    }
    guard try pages.write() else { return nil }
    position += 1
    try output.finish()
    defer { pieces.all = [] }
    return Page(number, pieces.all, export.losses.takePart())
  }
}

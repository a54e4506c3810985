internal import Formats
internal import RegestaKit

/// Takes in the records of a bibliography, each of which is a source of its own.
final class BibliographyImport {
  private let importer: Importer
  private let file: String
  /// The sources by the keys that the file gives them.
  private var sources: [String: Source.ID] = [:]
  /// Works that draw on others: by key, and where that is said.
  private var drawing: [(work: String, other: String, place: ImportPlace)] = []

  init(_ importer: Importer, file: String) {
    self.importer = importer
    self.file = file
  }

  /// Takes in a record.
  ///
  /// - Parameters:
  ///   - record: A work.
  ///   - csl: The record as CSL-JSON, when the file itself has it so.
  ///   - rejected: Writes it for the file of rejected records.
  /// - Throws: As ``Importer/record(_:rejected:body:)``.
  func take(
    _ record: BibliographyRecord,
    csl: CSLRecord? = nil,
    rejected: @escaping (_ reason: String) -> String?
  ) throws {
    let place = ImportPlace(file, record.position, record: record.id)
    try importer.record(place, rejected: rejected) { [self] in
      let work = WorkDraft(record, csl: csl)
      sources[record.id] = try importer.source(work.source, shortNames: work.shortNames)
      for (what, why) in work.unread { try importer.leaveOut(what, why) }
    }
    noteRelated(record, place)
  }

  /// Something in a record, or beside it, that has no place.
  func leaveOut(_ what: String, _ why: String, at position: TextPosition?, count: Int = 1) throws {
    importer.place = ImportPlace(file, position)
    try importer.leaveOut(what, why, count: count)
  }

  // MARK: Works that draw on others

  /// In biblatex, `related` names other entries and `relatedtype` says how: a translation and a reprint are
  /// no second witness beside the original.
  ///
  /// A chapter does not draw on its book, so `crossref` makes no dependence.
  private func noteRelated(_ record: BibliographyRecord, _ place: ImportPlace) {
    func extra(_ name: String) -> String? { record.extras.first { $0.name == name }?.value }
    guard let related = extra("related"), let type = extra("relatedtype") else { return }
    let keys = related.split(separator: ",").map { $0.filter { $0 != " " } }
    for key in keys where Self.drawsOnIt.contains(type) || Self.isDrawnOn.contains(type) {
      let isDrawing = Self.drawsOnIt.contains(type)
      drawing.append((isDrawing ? record.id : key, isDrawing ? key : record.id, place))
    }
  }

  private static let drawsOnIt: Set<String> = ["translationof", "reprintof", "reprintfrom"]
  private static let isDrawnOn: Set<String> = ["translationas", "reprintas"]

  /// Records which works draw on which, now that all are there.
  func finish() throws {
    for (work, other, place) in drawing {
      try importer.record(place) { [self] in
        guard let source = sources[work], let origin = sources[other] else {
          try importer.leaveOut(
            "that \(work) draws on \(other)",
            "the file has no such entry"
          )
          return
        }
        try importer.depend(source, on: origin)
      }
    }
  }
}

public import Formats
public import RegestaKit
internal import SQLite

extension KnowledgeBase {
  /// Sources as bibliographic records, by key; what was retracted is left out.
  ///
  /// - Parameter sources: Which.
  /// - Returns: A record each.
  /// - Throws: ``RegestaError`` of kind `damaged` or `busy`.
  public func bibliography(of sources: [Source.ID]) throws -> [BibliographyRecord] {
    var records: [BibliographyRecord] = []
    let wanted: SQL = "s.id IN \(list: sources.map(\.rawValue))"
    try read {
      try ExportedSources.forEach(in: self, where: wanted) { record, _ in records.append(record) }
    }
    return records
  }
}

internal import Names
internal import RegestaKit

/// A source as the base has it.
struct StoredSource {
  var id: Source.ID
  var draft: SourceDraft

  /// The record with what the other adds, and what the two say differently.
  func merged(with other: SourceDraft) -> (SourceDraft, conflicts: [String]) {
    var merged = draft
    var conflicts: [String] = []
    func fill(_ path: WritableKeyPath<SourceDraft, String?>, _ name: String) {
      guard let theirs = other[keyPath: path] else { return }
      if let mine = draft[keyPath: path] {
        if NameFolding.fold(mine) != NameFolding.fold(theirs) {
          conflicts.append("\(name) \"\(mine)\", the file has \"\(theirs)\"")
        }
      } else {
        merged[keyPath: path] = theirs
      }
    }
    fill(\.author, "author")
    fill(\.title, "title")
    fill(\.volume, "volume")
    fill(\.language, "language")
    if merged.note == nil { merged.note = other.note }
    if merged.issued == nil { merged.issued = other.issued }
    if merged.entity == nil { merged.entity = other.entity }
    let (record, differences) = CSLRecord(draft.csl).merged(with: CSLRecord(other.csl))
    if record.object != CSLRecord(draft.csl).object { merged.csl = record.json }
    let told = ["author ", "title ", "volume ", "language "]
    conflicts += differences.filter { sentence in !told.contains { sentence.hasPrefix($0) } }
    return (merged, conflicts)
  }
}

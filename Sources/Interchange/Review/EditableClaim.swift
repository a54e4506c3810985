internal import Chronology
public import RegestaKit

/// A claim in the words by which a person changes it: what stands in the fields of an edit before anything is
/// changed.
public struct EditableClaim: Hashable, Sendable {
  /// The key of its subject.
  public var subject: String
  /// The key of its relation.
  public var relation: String
  /// The key of its object, or the object in words.
  public var object: String
  /// When, of what happened at a time; else empty.
  public var on: String
  /// Since when; empty where that is not known.
  public var from: String
  /// Until when; `..` for still so, empty where it is not known.
  public var to: String
  /// Whether it is said that it is not so.
  public var isDenied: Bool
  /// What qualifies it: "recipient=poland; instrument=treaty-of-zenda".
  public var additions: String

  /// A claim as it stands.
  public init(_ claim: Claim) {
    subject = claim.subject.key
    relation = claim.relation.key
    object = claim.object.entity?.key ?? claim.object.printed
    (on, from, to) = ("", "", "")
    if let period = claim.period {
      if period.isInstant {
        on = Self.words(period.start)
      } else {
        (from, to) = (Self.words(period.start), Self.words(period.end))
      }
    }
    isDenied = claim.isDenied
    additions = claim.qualifiers.map {
      "\($0.relation.key)=\($0.value.entity?.key ?? $0.value.printed)"
    }.joined(separator: "; ")
  }

  /// What makes this claim into another.
  ///
  /// - Parameter changed: The fields as they were filled in.
  /// - Returns: What is otherwise; the rest stays as it was read.
  /// - Throws: ``RegestaError`` of kind `badInput` when a field that every claim has is empty, or there is both
  ///   one date and a beginning or an end.
  public func edit(into changed: EditableClaim) throws -> ClaimEdit {
    for (field, name) in [
      (changed.subject, "subject"), (changed.relation, "relation"), (changed.object, "object"),
    ] where field.isEmpty {
      throw RegestaError(
        .badInput,
        "The \(name) is missing.",
        hint: "Write ? for an object not named."
      )
    }
    var edit = ClaimEdit()
    func other(_ field: KeyPath<EditableClaim, String>) -> String? {
      changed[keyPath: field] == self[keyPath: field] ? nil : changed[keyPath: field]
    }
    edit.subject = other(\.subject)
    edit.relation = other(\.relation)
    edit.object = other(\.object)
    if let text = other(\.additions) { edit.additions = ClaimEdit.additions(in: text) }
    if changed.isDenied != isDenied { edit.denied = changed.isDenied }
    let hasSpan = !changed.from.isEmpty || !changed.to.isEmpty
    let isSpanChanged = other(\.from) != nil || other(\.to) != nil
    if changed.on.isEmpty, hasSpan {
      // A date that was taken away for a beginning and an end is no wish for none.
      if isSpanChanged { (edit.from, edit.to) = (changed.from, changed.to) }
      return edit
    }
    if !changed.on.isEmpty, hasSpan, isSpanChanged || other(\.on) == nil {
      throw RegestaError(
        .badInput,
        "A claim has either one date, or a beginning and an end.",
        hint: "Empty the one or the other."
      )
    }
    if !changed.on.isEmpty {
      edit.on = other(\.on)
    } else if other(\.on) != nil || isSpanChanged {
      edit.on = ""
    }
    return edit
  }

  private static func words(_ end: Period.Endpoint) -> String {
    switch end {
    case .date(let date): date.printed
    case .open: ".."
    case .unknown: ""
    }
  }
}

extension ClaimEdit {
  /// Reads what qualifies a claim: "recipient=poland; instrument=treaty-of-zenda".
  public static func additions(in text: String) -> [Addition] {
    text.split(separator: ";").map { part in
      let halves = part.split(separator: "=", maxSplits: 1).map { String($0.trimmingSpaces) }
      return Addition(halves.first ?? "", halves.count > 1 ? halves[1] : "")
    }
  }
}

internal import Interchange
internal import RegestaKit

/// The fields by which a candidate is put otherwise, and what they say when they come back.
struct EditForm {
  private let now: EditableClaim
  private let number: Int

  /// The list of relations on the page, which the field of the relation suggests.
  static let relationsID = "relations"

  init(_ claim: Claim) {
    now = EditableClaim(claim)
    number = claim.id.rawValue
  }

  /// What the fields change.
  ///
  /// - Throws: ``Problem``, or ``RegestaError`` when a field is empty that must not be.
  func edit(in form: SentForm) throws -> ClaimEdit {
    var changed = now
    func text(_ name: String) throws -> String {
      (try form.text(name) ?? "").trimmingSpaces
    }
    changed.subject = try text("subject")
    changed.relation = try text("relation")
    changed.object = try text("object")
    changed.on = try text("on")
    changed.from = try text("from")
    changed.to = try text("to")
    changed.additions = try text("with")
    changed.isDenied = try form.text("denied") == "yes"
    return try now.edit(into: changed)
  }

  /// The fields, filled with the claim as it was read.
  var html: HTML {
    .all {
      field("subject", "Subject", now.subject, isThing: true)
      field("relation", "Relation", now.relation, list: Self.relationsID)
      field("object", "Object", now.object, isThing: true)
      field("on", "On", now.on)
      field("from", "From", now.from)
      field("to", "To", now.to)
      field("with", "With", now.additions)
      Tag.div(.class("field check")) {
        Tag.input(
          .id(id("denied")),
          .type("checkbox"),
          .name("denied"),
          .value("yes"),
          now.isDenied ? .checked : nil
        )
        Tag.label(.for(id("denied"))) { "The text says that it is not so" }
      }
      field("reason", "Why", "")
    }
  }

  private func field(
    _ name: String,
    _ label: String,
    _ value: String,
    isThing: Bool = false,
    list: String? = nil
  ) -> HTML {
    FormParts.text(name, label, value, id: id(name), isThing: isThing, list: list)
  }

  private func id(_ name: String) -> String { "e\(number)-\(name)" }

  /// How the fields are filled in.
  static var help: HTML {
    .all {
      "A key or a name; "
      Tag.code { "+Name (kind)" }
      " is a new thing, "
      Tag.code { "?" }
      " one not named. Either one date, or a beginning and an end; "
      Tag.code { ".." }
      " is still so. With: "
      Tag.code { "recipient=poland; instrument=treaty-of-zenda" }
    }
  }
}

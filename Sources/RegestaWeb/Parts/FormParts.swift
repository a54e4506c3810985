/// Fields of forms, each with its label.
enum FormParts {
  /// A form that asks for a page; its state is its fields.
  static func form(
    _ address: Address,
    keeping items: [QueryItem] = [],
    button: String = "Show",
    @HTMLBuilder content: () -> HTML
  ) -> HTML {
    .live(
      Tag.form(.action(Link(address)), .method("get"), .class("fields")) {
        content()
        for item in items { Tag.input(.type("hidden"), .name(item.name), .value(item.value)) }
        Tag.button(.type("submit")) { button }
      }
    )
  }

  /// A line of text; with `list`, one that a list on the page suggests words for.
  static func text(
    _ name: String,
    _ label: String,
    _ value: String?,
    placeholder: String = "",
    hint: String? = nil,
    id: String? = nil,
    isThing: Bool = false,
    isRequired: Bool = false,
    list: String? = nil
  ) -> HTML {
    let id = id ?? "f-\(name)"
    return Tag.div(.class("field")) {
      Tag.label(.for(id)) { label }
      Tag.input(
        .id(id),
        .type("text"),
        .name(name),
        .value(value ?? ""),
        placeholder.isEmpty ? nil : .placeholder(placeholder),
        isThing ? .data(suggest: Link(.suggest)) : nil,
        isThing ? .autocomplete("off") : nil,
        isRequired ? .required : nil,
        list.map { .list($0) },
        hint == nil ? nil : .describedBy("h-\(name)")
      )
      if let hint { Tag.small(.id("h-\(name)")) { hint } }
    }
  }

  /// One of several words.
  static func choice(
    _ name: String,
    _ label: String,
    _ value: String?,
    _ words: [(value: String, label: String)]
  ) -> HTML {
    Tag.div(.class("field")) {
      Tag.label(.for("f-\(name)")) { label }
      Tag.select(.id("f-\(name)"), .name(name)) {
        for word in words {
          Tag.option(.value(word.value), word.value == (value ?? "") ? .selected : nil) {
            word.label
          }
        }
      }
    }
  }

  /// A date.
  static func date(_ name: String, _ label: String, _ value: String?) -> HTML {
    text(name, label, value, placeholder: "1 August 1920")
  }

  /// The form by which a page is read on another day.
  static func day(_ visit: Visit) -> HTML {
    form(visit.link.address, keeping: kept(visit.link, but: ["on", "next"]), button: "Show") {
      date("on", "On a day", visit.link["on"])
    }
  }

  /// The state of a page without some of it.
  static func kept(_ link: Link, but names: [String]) -> [QueryItem] {
    link.query.filter { !names.contains($0.name) }
  }
}

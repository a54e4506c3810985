internal import JSONForms
internal import RegestaKit

extension Problem {
  /// The one shape of an error, as on the command line; `status` is that of HTTP.
  var json: JSON {
    .object([
      ("ok", .bool(false)), ("schema", .string("regesta/error@1")),
      (
        "error",
        .object([
          ("code", .string(kind.rawValue)), ("status", .integer(Int64(kind.status))),
          ("message", .string(message)), ("reason", .null), ("hint", JSON(hint)),
          (
            "suggestions",
            .array(
              suggestions.map {
                .object([
                  ("text", .string($0.text)), ("note", JSON($0.detail)),
                  ("url", JSON($0.link?.text)),
                ])
              }
            )
          ),
          ("position", position),
        ])
      ),
    ])
  }

  private var position: JSON {
    guard let place else { return .null }
    return .object([
      ("text", .string(place.text)), ("offset", .integer(Int64(place.offset))),
    ])
  }
}

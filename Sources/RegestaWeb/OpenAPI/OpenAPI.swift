internal import JSONForms

/// The description of the pages as an interface for programs (OpenAPI 3.1), made of the outlines that the
/// pages themselves are read by.
enum OpenAPI {
  /// The whole description.
  static func document() -> [UInt8] {
    let json = JSON.object([
      ("openapi", .string("3.1.0")),
      (
        "info",
        .object([
          ("title", .string("Regesta")), ("version", .string("1")),
          (
            "description",
            .string(
              "What sources say about the past, claim by claim. Every page is also JSON in one envelope; "
                + "members are only added, and what is not known is to be passed over."
            )
          ),
        ])
      ),
      ("paths", .object(PageTable.all.map(path))),
      (
        "components",
        .object([
          ("schemas", .object([("Error", errorSchema)] + PageTable.all.map(schema))),
          ("responses", .object([("Error", errorResponse)])),
        ])
      ),
    ])
    return Array((json.text() + "\n").utf8)
  }

  private static func name(_ outline: PageOutline) -> String {
    outline.schema.replacing("@", with: "-")
  }

  // MARK: Paths

  private static func path(_ page: any Page.Type) -> (key: String, value: JSON) {
    let outline = page.outline
    let variable = outline.path.split(separator: "{").dropFirst().first?.dropLast()
    let base = outline.path == "/" ? "/index" : outline.path
    var parameters: [JSON] = []
    if let variable {
      parameters.append(
        .object([
          ("name", .string(String(variable))), ("in", .string("path")), ("required", .bool(true)),
          ("schema", .object([("type", .string(variable == "number" ? "integer" : "string"))])),
        ])
      )
    }
    parameters += outline.allParameters.map(parameter)
    if outline.schema == "query@1" {
      // The question's own parameters.
      parameters.append(
        .object([
          ("name", .string("parameters")), ("in", .string("query")), ("required", .bool(false)),
          ("style", .string("form")), ("explode", .bool(true)),
          (
            "schema",
            .object([
              ("type", .string("object")),
              ("additionalProperties", .object([("type", .string("string"))])),
            ])
          ),
        ])
      )
    }
    return (
      base + ".json",
      .object([
        (
          "get",
          .object([
            ("operationId", .string(name(outline))), ("summary", .string(outline.summary)),
            ("parameters", .array(parameters)),
            (
              "responses",
              .object([
                (
                  "200",
                  .object([
                    ("description", .string("The page.")),
                    ("content", .object(content(of: outline))),
                  ])
                ), ("304", .object([("description", .string("Unchanged since."))])),
                ("default", .object([("$ref", .string("#/components/responses/Error"))])),
              ])
            ), ("x-forms", .array(outline.forms.map { .string($0.ending) })),
          ])
        )
      ])
    )
  }

  private static func content(of outline: PageOutline) -> [(key: String, value: JSON)] {
    let reference = JSON.string("#/components/schemas/\(name(outline))")
    return [
      ("application/json", .object([("schema", .object([("$ref", reference)]))]))
    ]
  }

  private static func parameter(_ parameter: PageParameter) -> JSON {
    let schema = schema(of: parameter.type)
    return .object([
      ("name", .string(parameter.name)), ("in", .string("query")), ("required", .bool(false)),
      ("description", .string(parameter.description)),
      (
        "schema",
        parameter.repeats
          ? .object([("type", .string("array")), ("items", schema)]) : schema
      ),
    ])
  }

  private static func schema(of type: PageParameter.Kind) -> JSON {
    switch type {
    case .text, .thing, .date: .object([("type", .string("string"))])
    case .integer(let range):
      .object([
        ("type", .string("integer")), ("minimum", .integer(Int64(range.lowerBound))),
        ("maximum", .integer(Int64(range.upperBound))),
      ])
    case .choice(let words):
      .object([("type", .string("string")), ("enum", .array(words.map { .string($0) }))])
    }
  }

  // MARK: Shapes

  private static func schema(_ page: any Page.Type) -> (key: String, value: JSON) {
    let outline = page.outline
    let any = JSON.object([])
    // Where a question may be read in several ways, or nothing was asked, the shape is another.
    let isFixed = !["ask@1", "sql@1"].contains(outline.schema)
    var properties: [(key: String, value: JSON)] = [
      ("ok", .object([("const", .bool(true))])),
      (
        "schema",
        isFixed
          ? .object([("const", .string("regesta/" + outline.schema))])
          : .object([("type", .string("string"))])
      ),
    ]
    properties += outline.members.map { ($0, any) }
    properties += [
      (
        "data",
        .object([
          ("type", .string("array")), ("items", .object([("type", .string("object"))])),
        ])
      ), ("truncated", .object([("type", .string("boolean"))])),
      (
        "next", .object([("type", .array([.string("string"), .string("null")]))])
      ),
      (
        "warnings",
        .object([
          ("type", .string("array")), ("items", .object([("type", .string("string"))])),
        ])
      ),
    ]
    let required =
      ["ok", "schema"] + (isFixed ? outline.members : []) + [
        "data", "truncated", "next", "warnings",
      ]
    return (
      name(outline),
      .object([
        ("type", .string("object")), ("required", .array(required.map { .string($0) })),
        ("properties", .object(properties)),
      ])
    )
  }

  private static let errorSchema = JSON.object([
    ("type", .string("object")),
    ("required", .array(["ok", "schema", "error"].map { .string($0) })),
    (
      "properties",
      .object([
        ("ok", .object([("const", .bool(false))])),
        ("schema", .object([("const", .string("regesta/error@1"))])),
        (
          "error",
          .object([
            ("type", .string("object")),
            (
              "required",
              .array(
                ["code", "status", "message", "reason", "hint", "suggestions", "position"].map {
                  .string($0)
                }
              )
            ),
          ])
        ),
      ])
    ),
  ])

  private static let errorResponse = JSON.object([
    ("description", .string("What was wrong, and what to do.")),
    (
      "content",
      .object([
        (
          "application/json",
          .object([
            ("schema", .object([("$ref", .string("#/components/schemas/Error"))]))
          ])
        )
      ])
    ),
  ])
}

internal import JSONForms

/// What `--version` prints.
enum VersionReport {
  static func print(_ options: GlobalOptions, in surroundings: Surroundings) throws {
    let context = try CommandContext(surroundings, options)
    let versions = surroundings.versions
    // One short line unless a form or more words were asked for.
    guard options.json || options.format != nil || options.verbose else {
      try context.print(text: "regesta \(versions.tool)\n")
      return
    }
    try context.report("version@1") { report in
      try report.table([
        Column("tool", "Tool"),
        Column("schema_version", "Schema", .integer),
        Column("sqlite_version", "SQLite"),
        Column("sqlite_compile_options", "SQLite compile options", .list),
      ])
      try report.row([
        .text(versions.tool),
        Cell(versions.schema),
        Cell(versions.sqlite),
        .list(versions.sqliteOptions.map { .text($0) }),
      ])
    }
  }
}

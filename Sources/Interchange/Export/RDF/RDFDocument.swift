internal import RegestaKit

/// RDF statements on their way into a syntax, by one thread.
struct RDFDocument {
  let statements: RDFStatements
  /// Hands on all that was written; what follows is about other things.
  let pause: () throws -> Void
  /// Ends the document and hands on the rest.
  let finish: () throws -> Void

  /// - Parameters:
  ///   - statements: Hands its statements to the writer of the syntax.
  ///   - pause: Hands on what the writer has; nil: that is how it finishes too.
  ///   - finish: Ends the document.
  init(
    _ statements: RDFStatements,
    pause: (() throws -> Void)? = nil,
    finish: @escaping () throws -> Void
  ) {
    self.statements = statements
    self.pause = pause ?? finish
    self.finish = finish
  }

  /// What one thread writes of a document.
  struct Part {
    let export: Export
    let names: RDFNames
    let extent: ExportExtent
    let output: ExportOutput
    /// Others begin and end the document.
    let isContinuation: Bool

    /// The statements of the part.
    ///
    /// - Parameters:
    ///   - namingGraphs: Whether what a source says also goes into a graph of that source's name.
    ///   - sink: Takes them.
    /// - Returns: They, not yet written.
    func statements(
      namingGraphs: Bool = false,
      sink: @escaping RDFStatements.Sink
    ) -> RDFStatements {
      RDFStatements(
        export,
        names: names,
        extent: extent,
        namingGraphs: namingGraphs,
        sink: sink
      )
    }
  }
}

extension Export {
  /// Writes all statements in a syntax: what is referred to before what refers to it, as far as there is an order.
  ///
  /// Pages of things and claims may be made on two threads; no thing or claim stands in two of them.
  ///
  /// - Parameters:
  ///   - output: Takes the bytes.
  ///   - document: Makes the writer of a part.
  /// - Throws: What reading the base and writing throw.
  func writeRDF(
    to output: ExportOutput,
    _ document: @escaping (RDFDocument.Part) throws -> RDFDocument
  ) throws {
    let extent = try ExportExtent(self)
    let whole = try document(
      RDFDocument.Part(
        export: self,
        names: RDFNames(base),
        extent: extent,
        output: output,
        isContinuation: false
      )
    )
    try whole.statements.writeBeginning()
    try whole.pause()
    try writePages(to: output) { export, output in
      let part = try document(
        RDFDocument.Part(
          export: export,
          names: RDFNames(export.base),
          extent: extent,
          output: output,
          isContinuation: true
        )
      )
      var position = ExportExtent.Position()
      return PageTurner { isWanted in
        guard let page = try extent.nextPage(&position, in: export.base) else { return false }
        if isWanted {
          try part.statements.write(page)
          try part.pause()
        }
        return true
      }
    }
    try whole.statements.writeEnd()
    try whole.finish()
  }
}

/// What is wrong with a row that is put into a base, or keeps a whole set of rows from being one.
package struct AssemblyFault: Error, Hashable, Sendable {
  /// The table of the row.
  package var table: String
  /// Which of the table's rows it is, in the order in which they were put in, from 1.
  package var row: Int
  /// The column at fault, if it is one.
  package var column: String?
  /// What is wrong: a phrase that follows the name of the row, without its full stop.
  package var message: String
  /// What to do about it.
  package var hint: String?

  init(
    _ table: String,
    row: Int,
    column: String? = nil,
    _ message: String,
    hint: String? = nil
  ) {
    self.table = table
    self.row = row
    self.column = column
    self.message = message
    self.hint = hint
  }
}

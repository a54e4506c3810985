package import Chronology

/// A date typed as the value of an option: EDTF or English.
package enum DateOption {
  /// Reads a date.
  ///
  /// - Parameters:
  ///   - text: as typed; `nil` when the option was not given.
  ///   - option: its name with the dashes, for the failure.
  /// - Returns: the date, or `nil` when there is none to read.
  /// - Throws: a failure with status 64 that shows where the trouble is.
  package static func date(
    _ text: String?,
    _ option: String
  ) throws(CommandFailure) -> HistoricalDate? {
    guard let text else { return nil }
    do throws(DateError) {
      return try HistoricalDate(parsing: text)
    } catch {
      // What was typed is one line: to number it would only puzzle.
      var place = FailurePlace(offset: error.offset, in: text)
      place.line = nil
      throw CommandFailure(
        .usage,
        code: "bad_date",
        "\(option): '\(text)' is not read as a date",
        place: place,
        reason: error.message,
        hint: "regesta help dates"
      )
    }
  }

  /// Reads the two ends of a stretch of time, either of which may be missing.
  ///
  /// - Returns: the first day that the first date can mean, and the last day that the second can.
  /// - Throws: a failure with status 64; also when the end lies before the beginning.
  package static func span(
    from: String?,
    to: String?
  ) throws(CommandFailure) -> (from: Day?, to: Day?) {
    let first = try date(from, "--from")
    let last = try date(to, "--to")
    if let first, let last, last.latest < first.earliest {
      throw CommandFailure(
        .usage,
        code: "bad_span",
        "--to \(last.printed) lies before --from \(first.printed)",
        hint: "exchange the two"
      )
    }
    return (first?.earliest, last?.latest)
  }
}

/// What a reader of separated values takes and where it stops.
public struct CSVOptions: Hashable, Sendable {
  /// What becomes of a record with more or fewer fields than the first.
  public enum RaggedRecords: Hashable, Sendable {
    /// An error with its place.
    case refused
    /// The record as it is, for the caller to compare ``CSVRecord/count`` with
    /// ``CSVReader/columnCount`` and report. Nothing is filled in or cut off.
    case given
  }

  /// What becomes of a record with more or fewer fields than the first.
  public var raggedRecords = RaggedRecords.refused
  /// The longest record, in bytes of UTF-8. A quote that is never closed is noticed here.
  public var maximumRecordBytes = 16 << 20
  /// The most fields of a record.
  public var maximumFields = 32_768

  /// The defaults.
  public init() {}
}

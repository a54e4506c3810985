import Foundation
import Formats
import TestSupport
import Testing

/// The two collections of small files under `conformance/` beside the repository.
@Suite("CSV of others", .enabled(if: SharedFiles.has("conformance/csv-spectrum")))
struct CSVSuiteTests {
  static let spectrumFiles = SharedFiles.names(in: "conformance/csv-spectrum/csvs")
  static let sampleFiles = SharedFiles.names(in: "conformance/csv-test-data/csv")

  static func json(_ path: String) throws -> Any {
    let bytes = try SharedFiles.bytes(path)
    return try JSONSerialization.jsonObject(with: Data(bytes))
  }

  @Test("csv-spectrum, the dialect found from the file", arguments: spectrumFiles)
  func spectrum(name: String) throws {
    let bytes = try SharedFiles.bytes("conformance/csv-spectrum/csvs/" + name)
    let path = name.replacingOccurrences(of: ".csv", with: ".json")
    let parsed = try Self.json("conformance/csv-spectrum/json/" + path)
    var expected = parsed as? [[String: String]] ?? []
    if let single = parsed as? [String: String] { expected = [single] }
    var reader = try CSVReader(MemorySource(bytes, chunkSize: 3))
    let names = try #require(reader.header?.names)
    var rows: [[String: String]] = []
    while let record = try reader.next() {
      rows.append(Dictionary(zip(names, record)) { first, _ in first })
    }
    if name == "location_coordinates.csv" {
      // The two files of this case hold different telephone numbers.
      rows = rows.map { $0.filter { $0.key != "Contact Phone Number" } }
      expected = expected.map { $0.filter { $0.key != "Contact Phone Number" } }
    }
    #expect(rows == expected)
    #expect(!expected.isEmpty)
  }

  @Test("csv-test-data, read strictly as RFC 4180", arguments: sampleFiles)
  func sample(name: String) throws {
    let bytes = try SharedFiles.bytes("conformance/csv-test-data/csv/" + name)
    var dialect = CSVDialect.rfc4180
    dialect.hasHeader = name.hasPrefix("header-") || name.hasPrefix("bad-header-")
    if name.hasPrefix("bad-") {
      #expect(throws: FormatError.self) {
        var reader = try CSVReader(MemorySource(bytes), dialect: dialect)
        if dialect.hasHeader { _ = try reader.header?.indices(of: ["foo", "bar", "baz"]) }
        while try reader.next() != nil {}
      }
      return
    }
    var reader = try CSVReader(MemorySource(bytes, chunkSize: 2), dialect: dialect)
    let path = name.replacingOccurrences(of: ".csv", with: ".json")
    let expected = try Self.json("conformance/csv-test-data/json/" + path)
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append(Array(record)) }
    if let names = reader.header?.names {
      let dictionaries = rows.map { Dictionary(zip(names, $0)) { first, _ in first } }
      #expect(dictionaries == expected as? [[String: String]])
    } else {
      #expect(rows == expected as? [[String]])
    }
  }

  @Test("Real tables are read whole, whatever ends their lines")
  func realTables() throws {
    let tables: [(path: String, columns: Int, delimiter: String)] = [
      ("sources/correlates-of-war/Inter-StateWarData_v4.0.csv", 25, ","),
      ("sources/correlates-of-war/states2016.csv", 10, ","),
      ("sources/treaties/HUGGO_clean.csv", 25, ","),
      ("sources/linked-places/lp7_100.tsv", 14, "\t"),
    ]
    for table in tables where SharedFiles.has(table.path) {
      var reader = try CSVReader(MemorySource(SharedFiles.bytes(table.path), chunkSize: 1000))
      #expect(reader.header?.names.count == table.columns, "\(table.path): \(reader.dialect)")
      #expect(reader.dialect.delimiter == table.delimiter.utf8.first)
      while let record = try reader.next() { #expect(record.count == table.columns) }
      #expect(reader.recordCount > 90)
    }
  }
}

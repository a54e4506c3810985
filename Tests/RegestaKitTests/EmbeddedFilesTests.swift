import Formats
import Foundation
import Seed
import Testing

/// The repository that the tests were built from.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

@Test("The binary carries schema.sql and every file of seed/, byte for byte")
func embeddedFilesAreTheRepositorys() throws {
  #expect(
    Seed.schema
      == (try String(contentsOf: repository.appending(path: "schema.sql"), encoding: .utf8))
  )
  let folder = repository.appending(path: "seed")
  let items = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  let files = try #require(items).compactMap { $0 as? URL }.filter {
    !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".")
  }
  #expect(files.count > 10)
  for file in files {
    let path = String(file.path.dropFirst(repository.path.count + 1))
    #expect(Seed.file(path) == (try String(contentsOf: file, encoding: .utf8)), "\(path)")
  }
}

@Test(
  "The words of languages are in the binary as the trees that their files are",
  arguments: ["seed/asking/en", "seed/reading/en"]
)
func embeddedTreesAreThoseOfTheFiles(folder: String) throws {
  let files = Seed.files(in: folder)
  #expect(!files.isEmpty)
  for (path, text) in files {
    let tree = try #require(Seed.tree(path), "\(path)")
    #expect(try YAMLNode(compact: tree) == YAMLNode(parsing: text), "\(path)")
  }
}

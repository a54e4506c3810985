/// The files that the binary carries: `schema.sql` and everything under `seed/`.
public enum Seed {
  /// The one schema, byte for byte the file at the top of the repository.
  public static var schema: String { file("schema.sql") ?? "" }

  /// The text of one file, by its path in the repository (`seed/catalogue/kinds.yaml`).
  public static func file(_ path: String) -> String? {
    EmbeddedFiles.all.first { $0.path == path }?.text
  }

  /// The tree that a YAML file is, parsed when the program was built (`YAMLNode(compact:)` reads it); nil for other
  /// files than the words of languages.
  package static func tree(_ path: String) -> String? {
    EmbeddedFiles.trees.first { $0.path == path }?.tree
  }

  /// The files in a folder (`seed/questions`) and in the folders below it, sorted by path.
  public static func files(in folder: String) -> [(path: String, text: String)] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return EmbeddedFiles.all.filter { $0.path.hasPrefix(prefix) }.sorted { $0.path < $1.path }
  }
}

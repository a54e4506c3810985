import Foundation
import PackagePlugin

/// Puts `schema.sql` and everything under `seed/` into the binary as Swift text, so that an
/// installed `regesta` needs nothing of the repository.
@main
struct EmbedSeed: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let seed = root.appending(path: "seed")
    let files = [root.appending(path: "schema.sql")] + regularFiles(below: seed)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding schema.sql and seed/",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path(percentEncoded: false), root.path(percentEncoded: false)]
          + files.map { $0.path(percentEncoded: false) },
        // The folders too: without them a new file would go unseen.
        inputFiles: files + folders(below: seed),
        outputFiles: [output]
      )
    ]
  }

  private func regularFiles(below folder: URL) -> [URL] {
    contents(of: folder).filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
      .sorted { $0.path < $1.path }
  }

  private func folders(below folder: URL) -> [URL] {
    [folder] + contents(of: folder).filter(\.hasDirectoryPath)
  }

  private func contents(of folder: URL) -> [URL] {
    let items = FileManager.default.enumerator(
      at: folder,
      includingPropertiesForKeys: [.isDirectoryKey]
    )
    return items?.compactMap { $0 as? URL } ?? []
  }
}

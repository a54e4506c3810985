import BaseSupport
import Foundation
import RegestaKit
import RegestaWeb
import Testing

/// The pages as a folder of files.
@Suite struct SiteTests {
  private static let site = Result { () -> (files: [String: [UInt8]], report: StillSite.Report) in
    var files: [String: [UInt8]] = [:]
    let report = try StillSite(DemoBase.open()).write { path, bytes in
      #expect(files[path] == nil, "\(path) is written twice")
      files[path] = bytes
    }
    return (files, report)
  }

  @Test func everyLinkLeadsToAFile() throws {
    let files = try Self.site.get().files
    #expect(files.count > 1_000)
    for (path, bytes) in files where path.hasSuffix(".html") {
      let source = String(decoding: bytes, as: UTF8.self)
      #expect(!source.contains("<form") && !source.contains("<script"), "\(path)")
      for link in Self.links(in: source) {
        if link.hasPrefix("#") || link.hasPrefix("https://") || link.hasPrefix("http://") {
          continue
        }
        #expect(!link.hasPrefix("/"), "\(path) leads to \(link)")
        #expect(files[Self.resolved(link, from: path)] != nil, "\(path) leads to \(link)")
      }
    }
  }

  /// Some of each sort, as the strict reader sees them.
  @Test func thePagesAreWellFormed() throws {
    let pages = try Self.site.get().files.filter { $0.key.hasSuffix(".html") }
    for (index, path) in pages.keys.sorted().enumerated() where index % 25 == 0 {
      let source = String(decoding: pages[path] ?? [], as: UTF8.self)
      #expect(throws: Never.self, "\(path)") { try StrictHTML.parse(source) }
    }
  }

  private static func links(in source: String) -> [String] {
    [" href=\"", " src=\""].flatMap { name in
      source.split(separator: name).dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
  }

  @Test func everyClaimAndThingHasAPage() throws {
    let files = try Self.site.get().files
    let base = try DemoBase.open()
    let claims = try base.claims(ClaimQuery(includesNames: true))
    let missing = claims.filter { files["c/\($0.id).html"] == nil }
    #expect(missing.isEmpty, "\(missing.prefix(3).map(\.sentence))")
    for kind in try base.kinds() where kind.parent == nil {
      for entity in try base.entities(ofKind: kind.key) {
        #expect(files["e/\(entity.key).html"] != nil, "\(entity.key)")
      }
    }
  }

  @Test func theEditionIsSealed() throws {
    let (files, report) = try Self.site.get()
    #expect(report.files == files.count)
    let list = String(decoding: try #require(files["SHA256SUMS"]), as: UTF8.self)
    #expect(SHA256.hex(of: list.utf8) == report.seal)
    let lines = list.split(separator: "\n")
    #expect(lines.count == files.count - 1)
    for line in lines {
      let path = String(line.dropFirst(66))
      #expect(SHA256.hex(of: try #require(files[path])) == line.prefix(64))
    }
    let edition = String(decoding: try #require(files["edition.html"]), as: UTF8.self)
    #expect(edition.contains(try #require(report.head)))
  }

  private static func resolved(_ link: String, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast().map(String.init)
    for part in link.prefix(while: { $0 != "#" }).split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}

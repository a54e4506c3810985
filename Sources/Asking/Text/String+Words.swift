extension String {
  /// The words between its spaces, found by bytes: whole vocabularies are cut up at each start.
  var words: [String] { utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) } }
}

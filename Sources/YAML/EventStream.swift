internal import CYAML

// Unsafe: libyaml is C: its parser stands at one address, and lends texts that are copied before its next event.

/// The events of a text, one after another, as libyaml finds them.
final class EventStream {
  struct Event {
    enum Kind {
      case documentStart, streamEnd
      case scalar(String)
      case alias
      case sequenceStart, sequenceEnd
      case mappingStart, mappingEnd
      /// The beginning of the stream and the end of a document.
      case other
    }

    let kind: Kind
    let mark: YAMLTree.Mark
    /// The name that the node is given, or that an alias is of.
    let anchor: String?
  }

  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let isReady: Bool

  init(_ text: String) {
    var text = text
    bytes = text.withUTF8 { utf8 in
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: utf8.count)
      _ = copy.initialize(from: utf8)
      return copy
    }
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) != 0
    if isReady {
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    bytes.deallocate()
  }

  /// The next event.
  ///
  /// - Throws: ``YAMLTree/Fault`` for what is no YAML.
  func next() throws(YAMLTree.Fault) -> Event {
    guard isReady else { throw YAMLTree.Fault(message: "There is no memory for it.", mark: nil) }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) != 0 else { throw fault() }
    defer { yaml_event_delete(&event) }
    let mark = Self.mark(event.start_mark)
    let data = event.data
    switch event.type {
    case YAML_STREAM_END_EVENT: return Event(kind: .streamEnd, mark: mark, anchor: nil)
    case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, mark: mark, anchor: nil)
    case YAML_SCALAR_EVENT:
      let text = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
      return Event(
        kind: .scalar(String(decoding: text, as: UTF8.self)),
        mark: mark,
        anchor: Self.text(data.scalar.anchor)
      )
    case YAML_ALIAS_EVENT:
      return Event(kind: .alias, mark: mark, anchor: Self.text(data.alias.anchor))
    case YAML_SEQUENCE_START_EVENT:
      return Event(
        kind: .sequenceStart,
        mark: mark,
        anchor: Self.text(data.sequence_start.anchor)
      )
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, mark: mark, anchor: nil)
    case YAML_MAPPING_START_EVENT:
      return Event(kind: .mappingStart, mark: mark, anchor: Self.text(data.mapping_start.anchor))
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, mark: mark, anchor: nil)
    default: return Event(kind: .other, mark: mark, anchor: nil)
    }
  }

  private func fault() -> YAMLTree.Fault {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "It is not YAML."
    guard state.error == YAML_READER_ERROR else {
      return YAMLTree.Fault(message: problem, mark: Self.mark(state.problem_mark))
    }
    // What cannot be read at all has a place in bytes alone.
    return YAMLTree.Fault(message: problem, mark: mark(ofByte: Int(state.problem_offset)))
  }

  private func mark(ofByte offset: Int) -> YAMLTree.Mark {
    var mark = YAMLTree.Mark(line: 1, column: 1)
    for scalar in String(decoding: bytes.prefix(offset), as: UTF8.self).unicodeScalars {
      if scalar == "\n" {
        mark = YAMLTree.Mark(line: mark.line + 1, column: 1)
      } else {
        mark.column += 1
      }
    }
    return mark
  }

  private static func mark(_ mark: yaml_mark_t) -> YAMLTree.Mark {
    YAMLTree.Mark(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private static func text(_ name: UnsafeMutablePointer<UInt8>?) -> String? {
    name.map { String(cString: $0) }
  }
}

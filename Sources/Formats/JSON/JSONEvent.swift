/// What a reader meets on its way through a JSON text.
public enum JSONEvent: Hashable, Sendable {
  case beginObject
  case endObject
  case beginArray
  case endArray
  /// The name of a member; its value follows.
  case name(String)
  case string(String)
  case integer(Int64)
  case decimal(JSONDecimal)
  case bool(Bool)
  case null
}

public import RegestaKit

/// The great families of kinds, each of which looks its own way in a picture. A kind of a user's own
/// belongs to the family above it.
public enum KindFamily: String, CaseIterable, Sendable {
  case place, person, polity, organisation, agent, event, work, clause, undertaking, plan, office
  case concept, object, thing

  /// The family of every kind, by key. Parents stand before children.
  public static func families(of kinds: [Kind]) -> [String: KindFamily] {
    var result: [String: KindFamily] = [:]
    for kind in kinds {
      result[kind.key] = KindFamily(rawValue: kind.key) ?? kind.parent.flatMap { result[$0] }
    }
    return result
  }

  /// For a legend.
  public var words: String {
    switch self {
    case .place: "place"
    case .person: "person"
    case .polity: "state or power"
    case .organisation: "body, government, force"
    case .agent: "people"
    case .event: "event, agreement"
    case .work: "work, document"
    case .clause, .undertaking, .plan: "provision, demand, plan"
    case .office: "office"
    case .concept: "idea, situation"
    case .object, .thing: "thing"
    }
  }

  /// The colour of its nodes, light enough for black text.
  public var fill: String {
    switch self {
    case .place: "#d9ead3"
    case .person: "#fff2cc"
    case .polity: "#c9daf8"
    case .organisation: "#d0e0e3"
    case .agent: "#e8f0d8"
    case .event: "#fce5cd"
    case .work: "#f3f3f3"
    case .clause, .undertaking, .plan: "#ead1dc"
    case .office: "#d9d2e9"
    case .concept: "#ffffff"
    case .object, .thing: "#efefef"
    }
  }

  /// The same colour, strong enough for a dot on white.
  var strong: String {
    switch self {
    case .place: "#6aa84f"
    case .person: "#e0b400"
    case .polity: "#3c78d8"
    case .organisation: "#45818e"
    case .agent: "#8fae4c"
    case .event: "#e69138"
    case .work: "#8a8a8a"
    case .clause, .undertaking, .plan: "#a64d79"
    case .office: "#674ea7"
    case .concept: "#b0b0b0"
    case .object, .thing: "#999999"
    }
  }

  /// For a heading over several.
  var plural: String {
    switch self {
    case .place: "Places"
    case .person: "Persons"
    case .polity: "States and powers"
    case .organisation: "Bodies, governments, forces"
    case .agent: "Peoples and groups"
    case .event: "Events and agreements"
    case .work: "Works and documents"
    case .clause, .undertaking, .plan: "Provisions, demands, plans"
    case .office: "Offices"
    case .concept: "Ideas and situations"
    case .object, .thing: "Other things"
    }
  }

  /// Its shape in Graphviz.
  var dotShape: String {
    switch self {
    case .place: "box"
    case .person, .agent: "ellipse"
    case .polity: "box3d"
    case .organisation: "component"
    case .event: "hexagon"
    case .work: "note"
    case .clause, .undertaking, .plan: "tab"
    case .office: "house"
    case .concept: "ellipse"
    case .object, .thing: "box"
    }
  }

  /// Its shape in yEd.
  var yEdShape: String {
    switch self {
    case .place, .object, .thing: "rectangle"
    case .person, .agent, .concept: "ellipse"
    case .polity: "rectangle3d"
    case .organisation: "roundrectangle"
    case .event: "hexagon"
    case .work: "parallelogram"
    case .clause, .undertaking, .plan: "trapezoid"
    case .office: "diamond"
    }
  }
}

/// The IRIs that the syntaxes of RDF themselves speak of.
public enum RDFVocabulary {
  /// The namespace of RDF.
  public static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  /// The namespace of XML Schema's datatypes.
  public static let xsd = "http://www.w3.org/2001/XMLSchema#"

  /// `rdf:type`, in Turtle `a`.
  public static let type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
  /// `rdf:first`, the item of a list's node.
  public static let first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
  /// `rdf:rest`, the list after a list's node.
  public static let rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
  /// `rdf:nil`, the empty list.
  public static let `nil` = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
  /// `rdf:langString`, the datatype of every literal that has a language.
  public static let langString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

  /// `xsd:string`, the datatype of a literal that names none.
  public static let string = "http://www.w3.org/2001/XMLSchema#string"
  /// `xsd:boolean`, in Turtle `true` and `false`.
  public static let boolean = "http://www.w3.org/2001/XMLSchema#boolean"
  /// `xsd:integer`, in Turtle `12`.
  public static let integer = "http://www.w3.org/2001/XMLSchema#integer"
  /// `xsd:decimal`, in Turtle `1.5`.
  public static let decimal = "http://www.w3.org/2001/XMLSchema#decimal"
  /// `xsd:double`, in Turtle `1.5e3`.
  public static let double = "http://www.w3.org/2001/XMLSchema#double"
}

extension EDTF: CustomStringConvertible {
  /// The text in EDTF; reading it gives the same value.
  public var description: String {
    switch value {
    case .date(let date): "\(date)"
    case .dateTime(let date, let time): "\(date)T\(time)"
    case .interval(let start, let end): "\(start)/\(end)"
    case .oneOf(let elements): "[\(elements.map(\.description).joined(separator: ","))]"
    case .allOf(let elements): "{\(elements.map(\.description).joined(separator: ","))}"
    }
  }
}

extension EDTF.Endpoint: CustomStringConvertible {
  /// The end as an interval writes it.
  public var description: String {
    switch self {
    case .date(let date): date.description
    case .open: ".."
    case .unknown: ""
    }
  }
}

extension EDTF.Element: CustomStringConvertible {
  /// The member as a set writes it.
  public var description: String {
    switch self {
    case .date(let date): date.description
    case .through(let first, let last):
      "\(first?.description ?? "")..\(last?.description ?? "")"
    }
  }
}

extension EDTF.PartialDate: CustomStringConvertible {
  /// The date in EDTF.
  public var description: String {
    var text = yearQualification.around(year.description)
    if let month { text += "-" + monthQualification.around(month.description) }
    if let day { text += "-" + dayQualification.around(day.description) }
    return text
  }
}

extension EDTF.Qualification {
  fileprivate func around(_ part: String) -> String {
    (own?.rawValue ?? "") + part + (group?.rawValue ?? "")
  }
}

extension EDTF.Digits: CustomStringConvertible {
  /// The two digits, `X` for an open one.
  public var description: String {
    (tens.map(String.init) ?? "X") + (ones.map(String.init) ?? "X")
  }
}

extension EDTF.Year: CustomStringConvertible {
  /// The year in EDTF.
  public var description: String {
    switch self {
    case .digits(let isNegative, let digits, let significant):
      (isNegative ? "-" : "") + digits.map { $0.map(String.init) ?? "X" }.joined()
        + (significant.map { "S\($0)" } ?? "")
    case .long(let significand, let exponent, let significant):
      "Y\(significand)" + (exponent.map { "E\($0)" } ?? "") + (significant.map { "S\($0)" } ?? "")
    case .decade(let number): (number < 0 ? "-" : "") + zeroPadded(number, width: 3)
    case .century(let number): (number < 0 ? "-" : "") + zeroPadded(number, width: 2)
    }
  }
}

extension EDTF.Time: CustomStringConvertible {
  /// The time of day in EDTF, without the `T`.
  public var description: String {
    var text = "\(zeroPadded(hour, width: 2)):\(zeroPadded(minute, width: 2))"
    if let second { text += ":" + zeroPadded(second, width: 2) }
    if let fraction { text += "." + fraction }
    switch shift {
    case nil: break
    case .utc: text += "Z"
    case .minutes(let minutes, let written):
      text += (minutes < 0 ? "-" : "+") + zeroPadded(abs(minutes) / 60, width: 2)
      if written { text += ":" + zeroPadded(abs(minutes) % 60, width: 2) }
    }
    return text
  }
}

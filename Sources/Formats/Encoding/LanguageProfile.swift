/// How often the letters beyond ASCII stand in a language's texts.
///
/// The figures are per thousand letters of ordinary prose, rounded; only their proportions are used,
/// and a factor of two between counts of different texts changes no decision.
struct LanguageProfile: Sendable {
  let name: String
  /// Lower-case letter to how often.
  let letters: [Unicode.Scalar: Double]

  static let all = latin + cyrillic

  static let latin = [
    LanguageProfile(
      name: "Polish",
      letters: [
        "ł": 18, "ę": 11, "ą": 10, "ó": 8.5, "ż": 8.3, "ś": 6.6, "ć": 4, "ń": 2, "ź": 0.6,
      ]
    ),
    LanguageProfile(
      name: "Czech",
      letters: [
        "í": 29, "á": 21, "ě": 12, "é": 12, "č": 8.2, "ř": 8, "ž": 8.7, "š": 6.9, "ý": 9,
        "ů": 5.7, "ú": 1.4, "ť": 0.4, "ó": 0.3, "ď": 0.2, "ň": 0.1,
      ]
    ),
    LanguageProfile(
      name: "Slovak",
      letters: [
        "á": 16, "í": 9, "ý": 9, "č": 9.4, "ž": 8.3, "š": 8.1, "é": 7.5, "ú": 8, "ľ": 3.6, "ť": 4,
        "ô": 1.5, "ň": 1.5, "ď": 1, "ä": 1, "ó": 0.7, "ĺ": 0.1, "ŕ": 0.1,
      ]
    ),
    LanguageProfile(
      name: "Hungarian",
      letters: [
        "é": 39, "á": 34, "ó": 11, "ö": 8.2, "ő": 9, "í": 5.3, "ü": 6, "ú": 3, "ű": 2,
      ]
    ),
    LanguageProfile(
      name: "Croatian, Slovene",
      letters: ["č": 10, "š": 9, "ž": 6, "ć": 5, "đ": 2]
    ),
    LanguageProfile(
      name: "Romanian",
      letters: ["ă": 24, "î": 11, "ţ": 10, "ş": 12, "â": 6]
    ),
    LanguageProfile(
      name: "Lithuanian",
      letters: [
        "ė": 16, "ų": 13, "š": 11, "ž": 8, "ą": 6.5, "į": 6, "ū": 4.5, "č": 4, "ę": 2.3,
      ]
    ),
    LanguageProfile(
      name: "Latvian",
      letters: [
        "ā": 40, "ī": 18, "ē": 17, "š": 10, "ņ": 5.5, "ū": 5, "ļ": 3.5, "ž": 2.5, "č": 1.2,
        "ķ": 1, "ģ": 1,
      ]
    ),
    LanguageProfile(
      name: "Estonian",
      letters: ["ä": 12, "õ": 10, "ü": 6.5, "ö": 2, "š": 0.1, "ž": 0.1]
    ),
    LanguageProfile(name: "German", letters: ["ü": 10, "ä": 5.8, "ö": 4.4, "ß": 3.1]),
    LanguageProfile(
      name: "French",
      letters: [
        "é": 15, "à": 4.9, "è": 2.7, "ê": 2.2, "ç": 0.9, "û": 0.6, "ù": 0.6, "î": 0.5, "ô": 0.3,
        "œ": 0.2, "ï": 0.1, "ë": 0.1, "â": 0.5,
      ]
    ),
    LanguageProfile(
      name: "Swedish, Danish, Norwegian, Finnish",
      letters: ["ä": 18, "ö": 13, "å": 13, "ø": 9, "æ": 9, "é": 0.5]
    ),
    LanguageProfile(
      name: "Spanish, Portuguese, Italian",
      letters: [
        "ó": 8, "á": 6, "í": 6, "é": 5, "ã": 5, "ñ": 3, "ç": 4, "ú": 1.5, "è": 2, "à": 4, "ù": 1,
        "ò": 1, "ê": 2, "õ": 1, "ì": 1, "ô": 0.5, "â": 0.5, "ü": 0.2,
      ]
    ),
  ]

  static let cyrillic = [
    LanguageProfile(name: "Russian", letters: russian),
    LanguageProfile(
      name: "Ukrainian",
      letters: russian.merging(
        ["і": 57, "ї": 6, "є": 5, "ґ": 0.1, "и": 61, "ы": 0.01, "э": 0.01, "ё": 0.01, "ъ": 0.01],
        uniquingKeysWith: { $1 }
      )
    ),
    LanguageProfile(
      name: "Belarusian",
      letters: russian.merging(
        ["і": 50, "ў": 17, "а": 145, "о": 35, "и": 0.01, "щ": 0.01, "ъ": 0.01, "ы": 35, "ё": 6],
        uniquingKeysWith: { $1 }
      )
    ),
    LanguageProfile(
      name: "Bulgarian, Serbian, Macedonian",
      letters: russian.merging(
        ["ъ": 12, "щ": 6, "ј": 20, "љ": 4, "њ": 6, "ћ": 4, "ђ": 2, "џ": 0.3, "ы": 0.01],
        uniquingKeysWith: { $1 }
      )
    ),
  ]

  private static let russian: [Unicode.Scalar: Double] = [
    "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "р": 47, "в": 45, "л": 44,
    "к": 35, "м": 32, "д": 30, "п": 28, "у": 26, "я": 20, "ы": 19, "ь": 17, "г": 17, "з": 16.5,
    "б": 16, "ч": 14.4, "й": 12, "х": 9.7, "ж": 9.4, "ш": 7.3, "ю": 6.4, "ц": 4.8, "щ": 3.6,
    "э": 3.2, "ф": 2.6, "ъ": 0.4, "ё": 0.4,
  ]
}

/// The commands of LaTeX and biblatex that bibliographies have.
enum LaTeXCommands {
  /// Commands that stand for signs.
  static let symbols: [String: String] = [
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "S": "§", "P": "¶", "pounds": "£", "copyright": "©", "texttrademark": "™",
    "textregistered": "®", "euro": "€", "texteuro": "€", "dag": "†", "ddag": "‡",
    "dots": "…", "ldots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚", "lq": "‘", "rq": "’",
    "guillemotleft": "«", "guillemotright": "»", "flqq": "«", "frqq": "»", "glqq": "„",
    "grqq": "“", "glq": "‚", "grq": "‘", "textquotesingle": "'", "textquotedbl": "\"",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
    "textbar": "|", "textless": "<", "textgreater": ">", "textbraceleft": "{",
    "textbraceright": "}", "textdegree": "°", "textordfeminine": "ª", "textordmasculine": "º",
    "textnumero": "№", "slash": "/", "hyphen": "-", "space": " ", "nobreakspace": " ",
    "quad": " ", "qquad": " ", "adddot": ".", "addcomma": ",", "addcolon": ":",
    "addsemicolon": ";", "addspace": " ", "addnbspace": " ", "addthinspace": " ",
    "bibrangedash": "–", "bibdatedash": "–", "TeX": "TeX", "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "times": "×", "cdot": "·", "pm": "±",
    "rightarrow": "→", "leftarrow": "←", "infty": "∞", "leq": "≤", "geq": "≥", "sim": "~",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ",
    "mu": "μ", "pi": "π", "sigma": "σ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Omega": "Ω",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ",
    ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "\\": " ", "*": "", "|": "",
  ]

  /// Commands that put their argument in quotation marks.
  static let quotations: [String: (String, String)] = [
    "mkbibquote": ("“", "”"), "enquote": ("“", "”"), "enquote*": ("‘", "’"),
    "mkbibparens": ("(", ")"), "mkbibbrackets": ("[", "]"),
  ]

  /// Commands whose first argument is for sorting, colours or addresses, not for reading.
  static let droppingFirst: Set<String> = [
    "noopsort", "href", "textcolor", "color", "foreignlanguage", "selectlanguage", "vspace",
    "hspace", "label", "cite", "index", "SortNoop",
  ]

  /// Commands that change only how their argument looks, or that do nothing that is seen.
  static let transparent: Set<String> = [
    "emph", "textit", "textbf", "texttt", "textsc", "textsf", "textsl", "textrm", "textup",
    "textmd", "textnormal", "text", "mbox", "underline", "uline", "textsuperscript",
    "textsubscript", "mkbibemph", "mkbibitalic", "mkbibbold", "mkbibacro", "autocap", "url", "path",
    "nolinkurl", "uppercase", "lowercase", "MakeUppercase", "MakeLowercase", "MakeCapital",
    "protect", "relax", "em", "it", "bf", "tt", "sc", "sl", "rm", "itshape", "bfseries",
    "scshape", "ttfamily", "sffamily", "rmfamily", "upshape", "normalfont", "small", "large",
    "ensuremath", "mathrm", "mathit", "mathbf", "mathcal", "mathbb", "NoCaseChange", "arabic",
    "bibstring", "mkbibordinal", "mkbibsuperscript", "mkbibsubscript", "natexlab", "par",
    "newline", "linebreak", "nobreak", "allowbreak", "unspace", "newblock", "left", "right",
    "textln", "oldstylenums", "textnohyphenation", "leavevmode", "penalty", "ignorespaces",
  ]
}

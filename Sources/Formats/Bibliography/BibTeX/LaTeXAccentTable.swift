/// Letters with an accent as one scalar, for each of TeX's accents: base and letter in turn.
///
/// Generated, not typed: for each combining mark, all bases whose canonical composition with it
/// (NFC, Python's `unicodedata`) is one scalar. TeX's name of the accent, its combining mark, pairs.
enum LaTeXAccentTable {
  // swift-format-ignore
  static let rows: [(accent: Unicode.Scalar, mark: Unicode.Scalar, pairs: String)] = [
    ("`", "\u{300}",
      "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳÂẦâầÊỀêềÔỒôồĂẰăằƠỜơờƯỪưừÜǛüǜ"
      + "ЕЀеѐИЍиѝ"),
    ("'", "\u{301}",
      "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsś"
      + "uúwẃyýzźÆǼæǽØǾøǿÂẤâấÊẾêếÔỐôốĂẮăắƠỚơớƯỨưứÜǗüǘÇḈçḉÅǺåǻГЃгѓКЌкќ"),
    ("^", "\u{302}",
      "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑ"),
    ("~", "\u{303}",
      "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹÂẪâẫÊỄêễÔỖôỗĂẴăẵƠỠơỡƯỮưữ"),
    ("=", "\u{304}",
      "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳÆǢæǣÄǞäǟÖȪöȫÜǕüǖИӢиӣУӮуӯ"),
    ("u", "\u{306}",
      "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭАӐаӑЕӖеӗИЙийУЎуўЖӁжӂ"),
    (".", "\u{307}",
      "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅ"
      + "oȯpṗrṙsṡtṫwẇxẋyẏzż"),
    ("\"", "\u{308}",
      "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿАӒаӓЕЁеёИӤиӥОӦоӧУӰуӱІЇ"
      + "іїЭӬэӭЫӸыӹЖӜжӝ"),
    ("r", "\u{30A}",
      "AÅUŮaåuůwẘyẙ"),
    ("H", "\u{30B}",
      "OŐUŰoőuűУӲуӳ"),
    ("v", "\u{30C}",
      "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsš"
      + "tťuǔzžÜǙüǚ"),
    ("d", "\u{323}",
      "AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọ"
      + "rṛsṣtṭuụvṿwẉyỵzẓÂẬâậÊỆêệÔỘôộĂẶăặƠỢơợƯỰưự"),
    ("c", "\u{327}",
      "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"),
    ("k", "\u{328}",
      "AĄEĘIĮOǪUŲaąeęiįoǫuų"),
    ("b", "\u{331}",
      "BḆDḎKḴLḺNṈRṞTṮZẔbḇdḏhẖkḵlḻnṉrṟtṯzẕ"),
  ]
}

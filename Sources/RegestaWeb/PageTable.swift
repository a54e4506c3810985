/// Which page stands where.
enum PageTable {
  /// All sorts of pages, in the order of the description of the API.
  static var all: [any Page.Type] {
    [
      HomePage.self, SearchPage.self, SuggestPage.self, AskPage.self, EntityPage.self,
      ClaimPage.self,
      SourcesPage.self, SourcePage.self, KindsPage.self, KindPage.self, RelationsPage.self,
      RelationPage.self, TimelinePage.self, NetworkPage.self, PathPage.self, ComparePage.self,
      DayPage.self, DisputesPage.self, DisputePage.self, CheckPage.self, QuestionsPage.self,
      QuestionPage.self, SQLPage.self, LogPage.self, BatchPage.self,
      ReviewPage.self, ImportPage.self,
    ]
  }

  /// The page at an address; nil where no page of the base stands.
  static func page(at address: Address) -> (any Page.Type)? {
    switch address {
    case .home: HomePage.self
    case .search: SearchPage.self
    case .suggest: SuggestPage.self
    case .ask: AskPage.self
    case .entity: EntityPage.self
    case .claim: ClaimPage.self
    case .sources: SourcesPage.self
    case .source: SourcePage.self
    case .kinds: KindsPage.self
    case .kind: KindPage.self
    case .relations: RelationsPage.self
    case .relation: RelationPage.self
    case .timeline: TimelinePage.self
    case .network: NetworkPage.self
    case .path: PathPage.self
    case .compare: ComparePage.self
    case .day: DayPage.self
    case .disputes: DisputesPage.self
    case .dispute: DisputePage.self
    case .check: CheckPage.self
    case .questions: QuestionsPage.self
    case .question: QuestionPage.self
    case .sql: SQLPage.self
    case .log: LogPage.self
    case .batch: BatchPage.self
    case .review: ReviewPage.self
    case .importing: ImportPage.self
    case .openapi, .health, .asset: nil
    }
  }
}

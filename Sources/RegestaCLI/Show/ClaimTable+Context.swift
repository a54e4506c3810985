package import JSONForms

extension ClaimTable {
  /// The columns that a command's format has room for.
  package init(_ context: CommandContext) { self.init(hasDetails: context.wantsDetails) }
}

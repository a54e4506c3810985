"""How well a reader reads: gold by hand against what `regesta` proposes. Run by ../measure."""

"""Where each group of a measure stands, term by term, with small groups hidden."""

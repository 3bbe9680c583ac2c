"""The one clock, the words for days, and a school’s year: terms, half-terms, closures."""

"""Everything that is drawn as SVG: signs, the strip of a year, ladders of figures."""

"""The pages of inspections and of a finding."""

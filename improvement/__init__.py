"""From the inspector’s words to the next verdict: inspections, plans, actions, targets, evidence."""

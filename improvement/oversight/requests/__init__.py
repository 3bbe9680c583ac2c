"""Evidence that an adviser asks for, by a date, and the school’s answer."""

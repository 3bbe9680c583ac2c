"""Coming in: invitations, signing in, one’s own account and calendar feeds."""

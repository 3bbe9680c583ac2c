"""The history: what happened, in sentences, never changed afterwards."""

"""The ground: who, where, when, and how it is kept. It knows nothing of plans or boards."""

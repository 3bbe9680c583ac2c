"""What the nouns come to: how we know, which rating the figures suggest, what is not covered."""

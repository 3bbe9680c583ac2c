"""Where the nouns meet: Today, and the pages that show several of them."""

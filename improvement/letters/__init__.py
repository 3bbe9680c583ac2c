"""Reading a letter in: the draft, what a person confirms, and what is made of it."""

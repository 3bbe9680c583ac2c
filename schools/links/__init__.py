"""Which bodies a school lets in, and who can see what in it."""

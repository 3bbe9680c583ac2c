"""Who is named, who signs in, and what each person is, from when to when."""

"""What people from outside see of a school."""

"""What was asked of an item from outside the school: opened, checked, said."""

"""What somebody who leaves answers for, given to others in one go."""

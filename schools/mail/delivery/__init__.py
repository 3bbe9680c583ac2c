"""How a waiting mail is claimed, sent once, and shown to have been: the record of the delivery."""

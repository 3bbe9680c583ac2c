"""What an authority or trust does: asks for evidence, checks it, visits, watches over its schools."""

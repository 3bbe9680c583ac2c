"""What `manage.py draw_docs` draws from the code."""

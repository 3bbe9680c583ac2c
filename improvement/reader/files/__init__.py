"""Text out of files: PDF, Word and plain, with page and line."""

"""The words of a document: its lines, sentences, names, dates and phrases."""

"""A table that leaves: whole, readable by a spreadsheet, and nothing in it runs."""

import csv
import io

from schools.files.tables import as_csv


def test_a_table_bears_the_mark_of_its_encoding_and_no_cell_that_would_run():
    text = as_csv(["School", "Said"], [["Über", "=HYPERLINK(1)"], [None, "＋1"], [0, "a\nb"]])
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == [
        ["School", "Said"],
        ["Über", "'=HYPERLINK(1)"],
        ["", "'＋1"],
        ["0", "a\nb"],
    ]

"""A grid that is typed in like a spreadsheet, and the columns of results in it."""

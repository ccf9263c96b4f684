"""Papers: PDFs made from what is known, in Chinese or English, with the fonts of the program."""

"""A choice as one document to be read, printed and attached: HTML of one file, and PDF.

`document.py` says what is in it; each part has a module, and `report.html` puts them together.
"""

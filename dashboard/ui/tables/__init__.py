"""What is long, part by part: tables and texts by pages, in an order and with words.

Which page, order and words that is stands in the session and the address (`ui/choices/turned.py`).
"""

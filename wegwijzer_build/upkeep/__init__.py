"""What editors do to content that is there: look for words, compare with sources, phone, try addresses, mend cases.

It works on content as it was read, so that it works too where something is wrong with it. Nothing is written here:
what changes a file hands over its new text.
"""

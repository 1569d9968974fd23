"""The face on the terminal: the Textual app."""

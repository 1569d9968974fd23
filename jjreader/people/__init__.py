"""Articles become mentions: who is named where, and who they are."""

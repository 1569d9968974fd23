"""A whole folder: what is new or changed in it is indexed and annotated."""

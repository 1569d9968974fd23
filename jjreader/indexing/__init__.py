"""A whole folder goes through the verbs: what is new or changed is indexed and annotated."""

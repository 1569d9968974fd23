"""The notebook: what the reader marked, kept safely, found again and cited."""

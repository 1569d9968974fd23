"""The notebook: what the reader marked, kept safely, found again, cited and exported."""

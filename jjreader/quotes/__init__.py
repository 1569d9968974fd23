"""Articles and mentions become quotations: what was said, and by whom."""

"""What has been found out about a folder, kept in the cache: entries, mentions, quotations."""

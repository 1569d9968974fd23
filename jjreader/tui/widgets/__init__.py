"""The widgets: lists, sheets and the article view."""

"""Fetching a picture from an address that a student typed, and from nowhere inside the school."""

"""What Discord refuses: every length, count and combination, as functions that raise Refused.

The numbers come from Discord's reference and its OpenAPI description (2026-07/08); the form of the
errors is Discord's own, so that a client under test reads here what it will read there.
"""

"""The bot killed at random moments while people order: is anything lost, or done twice?"""

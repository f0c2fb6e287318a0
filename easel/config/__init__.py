"""What config.yaml may say, and what is said about its mistakes."""

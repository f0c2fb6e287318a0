"""What may be kept as a picture, and how one is cut to its ratio: CPU work, so off the loop."""

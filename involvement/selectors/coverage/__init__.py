"""Coverage: which interview panels had a trained expert, which had none and why, and who there is to ask."""

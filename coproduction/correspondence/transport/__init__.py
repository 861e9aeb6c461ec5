"""The one door out: an e-mail or a text leaves through `transmit`, whoever carries it."""

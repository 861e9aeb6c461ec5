"""The booklet of ways to take part: one content, kept with its edition, in every format that people read."""

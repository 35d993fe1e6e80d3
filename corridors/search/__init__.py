"""Search: the atlas's own things and the towns around them, in any spelling people write."""

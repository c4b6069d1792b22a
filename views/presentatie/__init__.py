"""One figure after another on the whole screen."""

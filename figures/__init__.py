"""What a figure is: its numbers, table, words and drawing, for screen and file alike. Knows no Dash."""

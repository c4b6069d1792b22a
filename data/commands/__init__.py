"""What ``python -m data`` can do: one module per command, and the parser they share."""

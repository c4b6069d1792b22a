"""What a report tells, as content and as HTML."""

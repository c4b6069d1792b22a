"""What somebody asks: the selection, a request for rows, a short link, pasted names."""

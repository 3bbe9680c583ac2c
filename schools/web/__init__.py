"""What every page needs: forms, saving once, addresses, the frame, the pages for errors."""

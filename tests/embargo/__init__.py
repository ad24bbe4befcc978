"""What the embargo test is made of: canaries in every text column, a world of them, every route there is."""

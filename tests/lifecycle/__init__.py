"""What long runs over the life of a release are made of: sites of their own, processes to be killed, a machine, an oracle."""

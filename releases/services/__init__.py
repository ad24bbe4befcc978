"""What is done: verbs, one module a deed. A service takes the clock as an argument, never a form or a request."""

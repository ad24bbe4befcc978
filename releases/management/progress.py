"""A progress bar for commands that take long; silent where nobody looks."""

WIDTH = 30


class Bar:
    """Counts steps on one line of a terminal."""

    def __init__(self, stream, title):
        self.stream, self.title = stream, title
        self.is_shown = stream.isatty()

    def show(self, done, total):
        """Draw the bar anew; the last step ends its line."""
        if not self.is_shown:
            return
        filled = WIDTH * done // total
        end = "\n" if done == total else ""
        self.stream.write(
            f"\r{self.title} [{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total}{end}"
        )
        self.stream.flush()

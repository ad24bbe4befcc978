"""How the tests read a page as readers get it."""

# With which all absolute addresses begin.
ORIGIN = "http://127.0.0.1:8000"


def main(client, path):
    """Ask for a page that is there, and return what is its own."""
    response = client.get(path)
    assert response.status_code == 200
    return main_of(response)


def main_of(response):
    """Return what of an answer is the page's own: not what stands around each page."""
    return response.text.partition('<main id="content"')[2].partition("</main>")[0]

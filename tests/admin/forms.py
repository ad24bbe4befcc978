"""Reads the form of a page as a browser without script would submit it."""

from html.parser import HTMLParser


class _FormReader(HTMLParser):
    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside = form_id, False
        self.data, self.text, self.select = {}, None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.inside = attributes.get("id", "").endswith(self.form_id)
        if not self.inside:
            return
        name = attributes.get("name", "")
        if tag == "textarea":
            self.text = name
            self.data[name] = ""
        elif tag == "select":
            self.select = (name, "multiple" in attributes)
        elif tag == "option" and "selected" in attributes and self.select:
            self._choose(attributes.get("value", ""))
        elif tag == "input" and name and self._is_sent(attributes):
            unset = "on" if attributes.get("type") == "checkbox" else ""
            self.data[name] = attributes.get("value", unset)

    def _choose(self, value):
        name, several = self.select
        if several:
            self.data.setdefault(name, []).append(value)
        else:
            self.data[name] = value

    @staticmethod
    def _is_sent(attributes):
        kind = attributes.get("type", "text")
        if kind in ("submit", "file", "button"):
            return False
        return kind not in ("checkbox", "radio") or "checked" in attributes

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser drops the first line break of a textarea.
            self.data[self.text] = self.data[self.text].removeprefix("\n").replace("\r\n", "\n")
            self.text = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.text is not None:
            self.data[self.text] += data


def submitted_form(response, form_id="_form"):
    """Return {name: value} of the form whose id ends so, template rows of inlines left out."""
    reader = _FormReader(form_id)
    reader.feed(response.content.decode())
    return {name: value for name, value in reader.data.items() if "__prefix__" not in name}

"""What a person does on the newsroom's forms: choose a language, type, pick from the directory, add rows."""


class Form:
    def __init__(self, page):
        self.page = page

    def show(self, language):
        self.page.click(f'.language-switch [data-language="{language}"]')

    def fill(self, **values):
        for name, value in values.items():
            self.page.fill(f"#id_{name}", value)

    def write(self, name, text):
        """Type into the editor of a field, a paragraph a line."""
        field = self.page.locator(f"#id_{name}")
        field.evaluate(
            "field => field.closest('.form-row, .fieldBox').scrollIntoView({block: 'center'})"
        )
        editor = self.page.locator(
            f".prose-editor:has(#id_{name}) .ProseMirror[contenteditable=true]"
        )
        editor.click()
        for number, paragraph in enumerate(text.split("\n")):
            if number:
                self.page.keyboard.press("Enter")
            self.page.keyboard.insert_text(paragraph)

    def pick(self, name, words):
        """Choose by typing in an autocomplete."""
        self.page.locator(f"#id_{name} + .select2 .select2-selection").click()
        self.page.keyboard.type(words)
        self.page.locator(".select2-results__option", has_text=words).first.click()

    def add(self, prefix):
        # Not clicked: an editor that starts meanwhile moves the page under the pointer.
        self.page.locator(f"#{prefix}-group .add-row a").press("Enter")

    def choose(self, **values):
        for name, value in values.items():
            self.page.select_option(f"#id_{name}", value)

    def save(self):
        # The form waits for photos that are on their way.
        with self.page.expect_navigation(timeout=120_000):
            self.page.click('[name="_continue"]')

    def press(self, verb):
        self.page.click(
            f'.desk-verbs [value="{verb}"], .desk-verbs a[href$="/{verb.replace("_", "-")}/"]'
        )
        self.page.wait_for_load_state()

    def confirm(self):
        self.page.click('.verb-page [type="submit"]')
        self.page.wait_for_load_state()

    def rewrite(self, name, text):
        """Put other words in the place of what an editor holds, a paragraph a line."""
        self.write(name, "")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.write(name, text)

    def fill_photo_words(self, words):
        """Write the alternative text of every photo on the form, in every language that is shown."""
        for field in self.page.locator('.photo-row input[type="text"]').all():
            field.fill(words)

    def publish_change(self):
        self.page.click('.submit-row [type="submit"]')
        self.page.wait_for_load_state()

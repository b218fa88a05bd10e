"""What every journey through the CMS does, by the words that its user sees."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.factories import PASSWORD

# The editor tries to save by itself; it is told so while a block has nothing in it yet.
UNFINISHED = "status of 400 (Bad Request)"


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """From wherever the page asks for it: the address, the password, one button."""
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")


def enter(page: Page, email: str) -> None:
    """Into the CMS, by the door at which staff and readers sign in."""
    page.goto("/cms/")
    expect(page).to_have_url("/en/account/login/?next=%2Fcms%2F")
    sign_in(page, email)
    expect(page).to_have_url("/cms/")


def explore(page: Page, language: str, *titles: str) -> None:
    """Down the tree of pages: from a locale's front page by the titles below it."""
    page.goto("/cms/pages/")
    row = page.get_by_role("row").filter(has_text=language)
    row.get_by_role("link", name="Explore child pages").click()
    for title in titles:
        page.get_by_role("link", name=f"Explore child pages of '{title}'").click()


def edit(page: Page, language: str, section: str, title: str) -> None:
    explore(page, language, section)
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Editing Article: {title}")


def region(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def blocks_of(page: Page) -> Locator:
    return region(page, "Text").locator("[data-streamfield-child]")


def insert_block(page: Page, kind: str) -> Locator:
    """A new block at the end of the text."""
    blocks = blocks_of(page)
    count = blocks.count()
    region(page, "Text").get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name=kind, exact=True).click()
    expect(blocks).to_have_count(count + 1)
    return blocks.last


def write(block: Locator, words: str) -> None:
    """Into a block of marked text, in place of what it says."""
    editor = block.get_by_role("textbox")
    editor.click()
    editor.press("ControlOrMeta+a")
    editor.press_sequentially(words)
    # The editor hands over what was typed a moment later.
    expect(block.locator(f'input[type=hidden][value*="{words}"]')).to_be_attached()


def choose_author(page: Page, name: str) -> None:
    page.get_by_role("button", name="Choose author").click()
    page.get_by_role("dialog").get_by_role("link", name=name).click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(region(page, "Byline 1")).to_contain_text(name)


def photograph(name: str) -> FilePayload:
    stream = BytesIO()
    Image.effect_noise((900, 600), 40).convert("RGB").save(stream, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def upload_picture(page: Page, place: Locator, title: str) -> None:
    """Through the chooser of `place`, from a file of the editor's own."""
    place.get_by_role("button", name="Choose an image").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.get_by_label("File").set_input_files(photograph(f"{title}.jpg"))
    dialog.get_by_role("textbox", name="Title").fill(title)
    dialog.get_by_role("textbox", name="Credit").fill("Photograph: Edda")
    dialog.get_by_role("button", name="Upload").click()
    expect(dialog).to_be_hidden()
    expect(place).to_contain_text(title)


def footer(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Actions (footer)")


def act(page: Page, action: str) -> None:
    """An action of the editor's footer, in the open or behind `More actions`."""
    wait_until_saved(page)
    button = footer(page).get_by_role("button", name=action)
    if not button.is_visible():
        footer(page).get_by_role("button", name="More actions").click()
    button.click()


def wait_until_saved(page: Page) -> None:
    """The editor saves drafts by itself; an action in the midst of it would be a second one."""
    expect(page.get_by_text("Saving", exact=False).first).to_be_hidden()


def header_action(page: Page, action: str) -> None:
    actions = page.get_by_role("navigation", name="Actions", exact=True)
    actions.get_by_role("button", name="Actions").click()
    page.get_by_role("link", name=action).click()


def told(page: Page, words: str) -> None:
    """What the CMS says at the top after an action."""
    expect(page.get_by_role("status").first).to_contain_text(words)


def change_slug(page: Page, slug: str) -> None:
    page.get_by_role("tab", name="Promote").click()
    page.get_by_role("textbox", name="Slug").fill(slug)


def save_draft(page: Page) -> None:
    footer(page).get_by_role("button", name="Save draft").click()
    told(page, "has been updated")

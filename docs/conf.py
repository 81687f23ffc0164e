"""Settings of the course; what follows from its languages and version, the engine fills in."""

extensions = ["course", "sphinx_design"]
exclude_patterns = ["_*"]
root_doc = "index"
language = "nl"
copyright = "Minder strak, CC BY-SA 4.0"
author = "Minder strak"

course_timed_pages = ["start/*", "chapters/*"]
course_chapters = ["chapters/*"]
course_note_ledger = "note-ids.txt"
course_help_page = "reference/help"
course_safety_page = "start/practising-safely"
course_cover_picture = "_images/steps.svg"
course_cards_page = "reference/weekly-moments"
course_workshop_targets = {
    "agreement": "facilitator-agreement",
    "what-if": "facilitator-what-if",
    "protocol": "facilitator-distress-protocol",
    "feedback": "facilitator-feedback-form",
}
course_book_leaves_out = ["facilitators/*", "reference/downloads", "reference/workbook"]

myst_enable_extensions = ["colon_fence"]
myst_disable_syntax = ["html_inline", "html_block"]
bibtex_bibfiles = ["references.bib"]

gettext_compact = False
gettext_uuid = False
gettext_location = True
gettext_additional_targets = []
gettext_auto_build = False

templates_path = ["_templates"]
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = [
    "css/colours.css",
    "css/frame.css",
    "css/navigation.css",
    "css/page.css",
    "css/boxes.css",
    "css/pictures.css",
    "css/writing.css",
    "css/notes.css",
    "css/progress.css",
    "css/workbook.css",
    "css/translation.css",
    "css/downloads.css",
    "css/sizes.css",
    "css/forced-colours.css",
    "css/print.css",
]
html_js_files = ["js/theme.js"]
html_favicon = "_static/icon.svg"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_use_index = False
html_domain_indices = False
html_permalinks_icon = "#"
html_theme_options = {"top_of_page_buttons": []}

epub_show_urls = "no"
epub_use_index = False
suppress_warnings = [
    "epub.unknown_project_files",  # files that belong to the site only
    "myst.xref_ambiguous",  # a page's target is named as its file, and the target is what is meant
]

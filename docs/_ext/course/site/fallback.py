"""Honest translations: text that is not translated, or that may be out of date, says so.

The reader's screen reader speaks untranslated text in its own language, since every such block has
``lang``, and ``dir`` where that differs; style sheets mark it quietly. A block whose source was
edited since says that it may be out of date. A notice on top of the page gives the numbers.

Doctree: on blocks the classes ``untranslated`` and ``language-<source>`` (docutils' way to write
``lang``), or ``outdated``; ``paragraph(classes=["translation-notice"])`` after the page's title;
``document["shown_words"]``, ``document["all_words"]``: the words of the source that a reader gets
in the page's language, and all of them; ``document["translated_share"]``: the same in per cent.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import extract_messages

from course.components.names import named_title
from course.components.state_note import state_note
from course.interface import _
from course.languages import Language, source_language
from course.project import Project
from course.translations.catalogue import note_messages
from course.translations.compiled import compiled_path, read_states
from course.translations.states import State, percentage


class NoteMessages(SphinxTransform):
    """Note the page's messages before their translations are looked up."""

    default_priority = 19  # the translation comes at 20

    def apply(self, **kwargs: object) -> None:
        """Note them, and leave word for ``MarkFallback``."""
        messages = page_messages(self.document)
        if is_translated_build(self.env):
            language: Language = self.config.course_language
            name = self.env.current_document.docname
            present = list(dict.fromkeys(message for _node, message in messages))
            note_messages(_project(self.config), language.code, name, present)
        self.document.note_pending(nodes.pending(MarkFallback, {"messages": messages}))


class MarkFallback(SphinxTransform):
    """Mark each block that is missing or out of date, and say how much there is of it."""

    default_priority = 21  # after the translation (20), before titles are replaced (22)

    def apply(self, **kwargs: object) -> None:
        """Mark the page, unless it is in the source language."""
        for meta in self.document.findall(nodes.meta):
            meta.attributes.pop("translated", None)  # Sphinx's note to itself, no HTML attribute
        if not is_translated_build(self.env):
            return
        language: Language = self.config.course_language
        source = source_language(self.config.course_languages)
        name = self.env.current_document.docname
        states = read_states(_project(self.config), language.code, name)
        shown = total = outdated = 0
        assert isinstance(self.startnode, nodes.pending)
        for node, message in self.startnode.details["messages"]:
            if isinstance(node, nodes.meta | addnodes.toctree):
                continue  # no part of the text
            state = shown_state(node, message, states.get(message))
            mark(node, state, source, language)
            words = len(message.split())
            total += words
            shown += 0 if state is State.MISSING else words
            outdated += state is State.OUTDATED
        self.document["shown_words"], self.document["all_words"] = shown, total
        self.document["translated_share"] = share = percentage(shown, total)
        if share < 100 or outdated:
            put_on_top(self.document, notice(self.config, share, outdated))


def page_messages(document: nodes.document) -> list[tuple[nodes.Element, str]]:
    """Return the messages of a page with their nodes, in the page's order: as in its template.

    The keys of the front matter are data; Sphinx takes them away before a template is written.
    """
    inside = {
        node
        for child in document.children
        if isinstance(child, nodes.field_list) and "myst" not in child["classes"]  # an author's
        for node in child.findall(nodes.Element)
    }
    return [pair for pair in extract_messages(document) if pair[0] not in inside]


def is_translated_build(env: BuildEnvironment) -> bool:
    """Tell whether a page is being read to be shown in another language than its own.

    What is read from outside the course (a facilitator's own workshop) is in a language of its own.
    """
    ours = env.current_document.docname in env.found_docs
    return ours and not env.config.course_language.source and env._builder_cls.name != "gettext"


def shown_state(node: nodes.Element, message: str, known: State | None) -> State:
    """Return the state in which a reader meets ``node``; ``known`` is that of its message.

    Sphinx may have left a translation out, and leaves no mark on a picture whose words it changed.
    """
    if isinstance(node, nodes.image):
        translated = known is not None or node["alt"] != message
    else:
        translated = node.get("translated", False)
    return (known or State.CURRENT) if translated else State.MISSING


def mark(node: nodes.Element, state: State, source: Language, language: Language) -> None:
    """Mark a block by its state."""
    if state is State.CURRENT:
        return
    marks = ["outdated"]
    if state is State.MISSING:
        marks = ["untranslated", f"language-{source.code}"]
    marked = _marked(node)
    marked["classes"] += marks
    if state is State.MISSING and source.direction != language.direction:
        marked["dir"] = source.direction
    if state is State.OUTDATED and isinstance(node, nodes.paragraph):
        node += state_note()


def _marked(node: nodes.Element) -> nodes.Element:
    """Return where a mark on ``node`` stays: the builders do not leave every node alone."""
    if isinstance(node, nodes.inline):
        assert isinstance(node.parent, nodes.Element)
        return node.parent  # Sphinx takes translatable inlines out
    if isinstance(node, nodes.rubric):  # a fold-out's title keeps what is in it, no more
        inside = nodes.inline("", "", *node.children)
        node.children = [inside]
        inside.parent = node
        return inside
    return node


def notice(config: Config, share: int, outdated: int) -> nodes.paragraph:
    """Return the lines on top of a page that is not wholly translated, or not up to date."""
    source = source_language(config.course_languages)
    sentences = []
    if share < 100:
        name = name_in(source, config.course_language)
        words = _("%d%% of this page has been translated. The rest is in %s.")
        sentences.append(words % (share, name))
    if outdated:
        sentences.append(_("Passages that may be out of date: %d.") % outdated)
    node = nodes.paragraph(
        "", " ".join(sentences), classes=["translation-notice"], translatable=False
    )
    if address := config.course_translate_url:
        link = nodes.reference("", str(_("Help to translate")), refuri=address, internal=False)
        node += [nodes.Text(" "), link]
    return node


def name_in(language: Language, reader: Language) -> str:
    """Return what readers of another language call a language: ``Dutch``, not ``Nederlands``."""
    return str(reader.locale.languages.get(language.code, language.name))


def put_on_top(document: nodes.document, node: nodes.Node) -> None:
    """Put ``node`` under the page's title, or first where there is none."""
    titles = (node for node in document.findall() if isinstance(node, nodes.title | named_title))
    title = next(titles, None)
    if title is None:
        document.insert(0, node)
    else:
        title.parent.insert(title.parent.index(title) + 1, node)


def depend_on_catalogues(app: Sphinx, docname: str, _content: list[str]) -> None:
    """Read a page again when its catalogue, or one that labels it, was compiled anew."""
    project, language = _project(app.config), app.config.language
    for name, suffix in ((docname, ".mo"), (docname, ".states.json"), ("interface", ".mo")):
        path = compiled_path(project, language, name, suffix)
        if path.is_file():
            app.env.note_dependency(path)


def _project(config: Config) -> Project:
    return Project(config.course_docs.parent)


def setup(app: Sphinx) -> None:
    """Register the transforms, the dependencies and where helping begins."""
    app.add_config_value("course_translate_url", "", "env", str)
    app.add_transform(NoteMessages)
    app.connect("source-read", depend_on_catalogues)

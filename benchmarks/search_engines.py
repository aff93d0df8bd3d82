"""Other search engines over the same pages: SQLite FTS5, tantivy, Xapian and Whoosh's own BM25F.

Each one gets whole pages (title, headings, text), asks for any of the words (OR) without English or German
question words, and weighs title above headings above text. The weights were tuned on the same open questions,
so that none of them is shown weaker than it is. An engine whose library is absent is left out.
"""

from __future__ import annotations

import importlib
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index_build.output.index.stop_words import stop_words

Ask = Callable[[str], list[str]]
"""From a question to titles of pages, best first, 20 at most."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A whole page as the engines see it."""

    title: str
    headings: str
    text: str


def engines(pages: Sequence[PageText], language: str, folder: Path) -> Iterator[tuple[str, Ask]]:
    """Name and question function of every engine that is installed; ``folder`` is for its files."""
    for name, make in (("FTS5", fts5), ("tantivy", tantivy), ("Xapian", xapian), ("Whoosh", whoosh)):
        try:
            yield name, make(pages, language, folder)
        except ImportError as error:
            print(f"{name} left out: {error}")


def _words(question: str, language: str) -> list[str]:
    words = [word.lower() for word in re.findall(r"\w+", question)]
    little = set(stop_words(language))
    return [word for word in words if word not in little] or words


def fts5(pages: Sequence[PageText], language: str, folder: Path) -> Ask:
    """SQLite's full-text search with Porter's stemmer for English."""
    porter = "porter " if language == "en" else ""
    database = sqlite3.connect(":memory:")
    database.execute(
        "create virtual table t using fts5(title, headings, text, "
        f"tokenize='{porter}unicode61 remove_diacritics 2')"
    )
    rows = ((page.title, page.headings, page.text) for page in pages)
    database.executemany("insert into t values (?, ?, ?)", rows)

    def ask(question: str) -> list[str]:
        match = " OR ".join(f'"{word}"' for word in _words(question, language))
        sql = "select title from t where t match ? order by bm25(t, 8.0, 2.0, 1.0) limit 20"
        return [row[0] for row in database.execute(sql, (match,))] if match else []

    return ask


def tantivy(pages: Sequence[PageText], language: str, folder: Path) -> Ask:
    """tantivy with its stemmer of the language."""
    library = importlib.import_module("tantivy")
    analyzer = "de_stem" if language == "de" else "en_stem"
    builder = library.SchemaBuilder()
    for field in ("title", "headings", "text"):
        builder.add_text_field(field, stored=field == "title", tokenizer_name=analyzer)
    index = library.Index(builder.build())
    if language == "de":
        steps = library.TextAnalyzerBuilder(library.Tokenizer.simple())
        stemmed = steps.filter(library.Filter.lowercase()).filter(library.Filter.stemmer("german"))
        index.register_tokenizer(analyzer, stemmed.build())
    writer = index.writer()
    for page in pages:
        writer.add_document(library.Document(title=page.title, headings=page.headings, text=page.text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(question: str) -> list[str]:
        words = " ".join(_words(question, language))
        query = index.parse_query(
            words, ["title", "headings", "text"], field_boosts={"title": 2.0, "headings": 1.0, "text": 1.0}
        )
        return [searcher.doc(at)["title"][0] for _, at in searcher.search(query, 20).hits]

    return ask


def xapian(pages: Sequence[PageText], language: str, folder: Path) -> Ask:
    """Xapian with its stemmer; a title counts five times, headings twice."""
    library = importlib.import_module("xapian")
    database = library.WritableDatabase("", library.DB_BACKEND_INMEMORY)
    stem = library.Stem("german" if language == "de" else "english")
    generator = library.TermGenerator()
    generator.set_stemmer(stem)
    for page in pages:
        document = library.Document()
        generator.set_document(document)
        for text, weight in ((page.title, 5), (page.headings, 2), (page.text, 1)):
            generator.index_text(text, weight)
        document.set_data(page.title)
        database.add_document(document)

    def ask(question: str) -> list[str]:
        terms = [f"Z{stem(word).decode()}" for word in _words(question, language)]
        enquire = library.Enquire(database)
        enquire.set_query(library.Query(library.Query.OP_OR, terms))
        return [match.document.get_data().decode() for match in enquire.get_mset(0, 20)]

    return ask


def whoosh(pages: Sequence[PageText], language: str, folder: Path) -> Ask:
    """Whoosh as its manual shows it: text fields, BM25F, any of the words, the title twice."""
    from whoosh import fields, scoring
    from whoosh.analysis import LanguageAnalyzer
    from whoosh.filedb.filestore import RamStorage
    from whoosh.query import Or, Term

    analyzer = LanguageAnalyzer(language)
    schema = fields.Schema(
        title=fields.TEXT(analyzer, stored=True, field_boost=2.0),
        headings=fields.TEXT(analyzer),
        text=fields.TEXT(analyzer),
    )
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for page in pages:
        writer.add_document(title=page.title, headings=page.headings, text=page.text)
    writer.commit()
    searcher = index.searcher(weighting=scoring.BM25F())

    def ask(question: str) -> list[str]:
        words = " ".join(_words(question, language))
        terms = [token.text for token in analyzer(words)]
        query = Or([Term(field, term) for term in terms for field in ("title", "headings", "text")])
        return [hit["title"] for hit in searcher.search(query, limit=20)]

    return ask

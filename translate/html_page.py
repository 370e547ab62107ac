"""The text of a saved web page: trafilatura finds the report in its HTML, and `article.parse` reads what it finds."""

from __future__ import annotations

import re

from translate.errors import InputError

# A document or a piece of one, perhaps behind a byte order mark, an XML declaration or comments.
HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*|<!--(?:(?!-->).){0,2000}-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h1)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
HTML_TAG = re.compile(r"<html[\s>]", re.IGNORECASE)
# Only a date that the page gives as its own: an extensive search takes the year of the copyright notice for one.
_DATE = {"extensive_search": False, "original_date": True}


def is_html(text: str) -> bool:
    """Does the text begin as an HTML document or as a piece of one?"""
    return HTML.match(text) is not None


def page_text(source: str) -> str:
    """Headline, date and report of an HTML page, one paragraph a line. Looks at nothing but `source`.

    Raises InputError if the page holds no text, or if trafilatura (the extra `web`) is not installed.
    """
    try:
        from trafilatura import bare_extraction, html2txt
        from trafilatura.settings import Document
    except ImportError:
        raise InputError(
            "This is a web page in HTML. To read such files, run: pip install 'khabar[web]'. "
            "Or open the page in a browser, and copy and paste its text."
        ) from None
    # trafilatura rejects a lone element, which a document around it mends.
    source = source if HTML_TAG.search(source) else f"<html><body>{source}</body></html>"
    found = bare_extraction(source, include_comments=False, with_metadata=True, date_extraction_params=_DATE)
    page = found if isinstance(found, Document) else Document()
    # Of a page with a sentence or two it finds nothing; then all the page's text is taken.
    text = page.text or html2txt(source)
    if not text.strip():
        raise InputError("There is no text in this web page. Open it in a browser, and copy and paste its text.")
    return "\n\n".join(part for part in (page.title, page.date, text) if part)

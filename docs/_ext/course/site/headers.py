"""What the site asks of whoever serves it: ``_headers``, which several hosts read.

A browser that gets these runs no code and shows no style but the site's own files, sends nothing
to anybody else, and tells no other site where a reader came from. The form is that of Netlify and
Cloudflare Pages; CONTRIBUTING.md says the same for nginx.
"""

from __future__ import annotations

from pathlib import Path

#: What pages may use, on every page: files of the site itself.
POLICY = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

NAME = "_headers"


def write_headers(site: Path) -> None:
    """Write the file into the folder of the site."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    beside = site / f".{NAME}.new"
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
    beside.replace(site / NAME)

"""Translations: what a message may hold, and the catalogues made from it. No Sphinx needed."""

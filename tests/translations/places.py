"""Every place of ``tests/roots/test-hostile`` that shows a translated message."""

from __future__ import annotations

#: The messages of a page, by its catalogue.
PLACES = {
    "index.po": ("Alles bij elkaar", "Vijandige cursus", "Vertalingen die kwaad willen."),
    "help.po": ("Hulp", "Bel iemand."),
    "places.po": (
        "Waar vertaalde tekst staat.",  # the description, for search engines
        "Alle plaatsen",
        "Een kop met *nadruk*",
        "Een punt in een lijst.",
        "Een stap.",
        "Een citaat.",
        "Kop van een kolom",
        "Nog een kolom",
        "Een cel",
        "Nog een cel",
        "Iemand wacht",
        "Het verhaal van iemand.",
        "Wat gebeurt er?",
        "Een hint onder de vraag.",
        "Een uitklapper",
        "Wat erin zit.",
        "Een stip in een veld.",  # what the picture shows, for who cannot see it
        "Het bijschrift.",
        "Is dit een vraag?",
        "Ja, en dit is het antwoord.",
        "Kleine stap",
        "een pen",
        "Je doet iets kleins.",
        "Doe één ding.",
        "Wat deed je?",
        "lus",
        "Iets wat terugkomt.",
    ),
}

"""The language of what is not in that of the site: a source, or a short page for who reads no other."""

from enum import StrEnum


class OtherLanguage(StrEnum):
    """A language by its code in HTML (BCP 47)."""

    ARABIC = "ar"
    BULGARIAN = "bg"
    GERMAN = "de"
    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"
    DUTCH = "nl"
    POLISH = "pl"
    ROMANIAN = "ro"
    TURKISH = "tr"
    UKRAINIAN = "uk"

    @property
    def direction(self) -> str:
        """Which way it is read, as HTML has it in `dir`."""
        return "rtl" if self is OtherLanguage.ARABIC else "ltr"

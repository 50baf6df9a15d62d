"""What the handbook says about quotes, brackets and signs that mean something in YAML."""

TEXTS: tuple[str, ...] = (
    """A text needs quotes around it (quotes-needed).

    YAML takes some signs for its own: a colon with a space behind it, brackets around the start of a text, a # behind a
    space, and @, `, |, > or ? at the start. In quotes they are text. Only straight quotes are quotes: “ and ” are not.

    Bad:
        title: Let op: maak beleid

    Good:
        title: 'Let op: maak beleid'
    """,
    """A quote opens and does not close where it should (unclosed-quote).

    A text that starts with a quote goes on until the same quote comes again. An apostrophe at the start, as in 's
    avonds, is such a quote: put the whole text in double quotes.

    Bad:
        title: 's Avonds bereikbaar

    Good:
        title: "'s Avonds bereikbaar"
    """,
    """A bracket or a brace opens and does not close (unclosed-bracket).

    What opens with [ closes with ], and { with }. Between them commas part the items. A text that starts with a bracket
    needs quotes. A # behind a space may have made a comment of the bracket that closes.

    Bad:
        sources: [arbowet, arbobesluit
        title: Maak beleid

    Good:
        sources: [arbowet, arbobesluit]
        title: Maak beleid
    """,
    r"""A backslash in double quotes stands for no character (escape).

    In double quotes a backslash and the sign behind it stand for another one. In single quotes it is a backslash.

    Bad:
        text: "Kijk in C:\documenten"

    Good:
        text: 'Kijk in C:\documenten'
    """,
    """A text starts with *, which makes it an alias (alias).

    An alias repeats what stands elsewhere in the file. Content has none: every value is written out, so that who
    reads it sees it. A text that starts with emphasis needs quotes.

    Bad:
        text: *Altijd* eerst luisteren.

    Good:
        text: '*Altijd* eerst luisteren.'
    """,
    """A text starts with &, which makes it an anchor (anchor).

    An anchor is a name by which other places repeat a value. Content has none.

    Bad:
        title: &beleid Maak beleid

    Good:
        title: Maak beleid
    """,
    """A text starts with !, which makes it a tag (tag).

    A tag tells a program what to make of a value. Content has none: what a value is follows from its key.

    Bad:
        title: !Let op

    Good:
        title: '!Let op'
    """,
    """A part of a text is read as a comment, and dropped (cut-text, a warning).

    Behind a space a # starts a comment. If it is text, put all of it in quotes. If it is a comment, write two spaces
    before the # and one after it. It is an error where the rest of the file cannot be read because of it.

    Bad:
        title: Maak beleid #metoo

    Good:
        title: 'Maak beleid #metoo'
    """,
    """A file cannot be read as YAML (yaml-syntax).

    This is none of the common mistakes. Look at the line above too: a quote, a bracket, a colon or some indentation
    may be missing there.

    Bad:
        sources: [arbowet, , arbobesluit]

    Good:
        sources: [arbowet, arbobesluit]
    """,
)

"""What the handbook says about characters; `<U+200B>` stands for one that would not show, `<0xEB>` for a byte."""

CHARACTERS: tuple[str, ...] = (
    """A file is not written in UTF-8 (encoding).

    Text is stored as bytes, and programs agree on what these mean only if all use one encoding: UTF-8. Most editors
    offer it under 'Save as' or 'Encoding'. In another encoding an ë would come out as something else.

    Bad:
        title: Be<0xEB>indig het gesprek

    Good:
        title: Beëindig het gesprek
    """,
    """A file starts with a byte order mark (byte-order-mark).

    Some editors put this sign, which nobody sees, before the text. Save the file as 'UTF-8', not as 'UTF-8 with BOM'.

    Bad:
        <U+FEFF>title: Maak beleid

    Good:
        title: Maak beleid
    """,
    """A tab stands in the content (tab).

    How far a line starts to the right tells what it belongs to, and a tab is as wide as each editor likes. Use two
    spaces; an editor can be told to type them when you press the tab key.

    Bad:
        steps:
        <U+0009>- Vraag wat er is gebeurd.

    Good:
        steps:
          - Vraag wat er is gebeurd.
    """,
    """A line ends with a sign that is no line end everywhere (line-break).

    Old or foreign signs for the end of a line break it in one program and not in the next, so that a file would mean
    two things. They come along with text that was pasted. Delete the line end and press Enter.

    Bad:
        title: Maak beleid<U+2028>kind: law

    Good:
        title: Maak beleid
        kind: law
    """,
    """A sign is no readable character (character).

    Control characters, halves of characters and the sign that programs write for a lost one (U+FFFD) have nothing to
    say to a reader. Type what belongs there.

    Bad:
        title: Be<U+FFFD>indig het gesprek

    Good:
        title: Beëindig het gesprek
    """,
    """A sign cannot be seen, and can hide or turn around text (invisible-character).

    Signs without width split a word that looks whole, so that nobody finds it; signs for the direction of text make it
    show in another order than it is stored. They come along with text that was pasted.

    Bad:
        title: Vertrouwens<U+200B>persoon

    Good:
        title: Vertrouwenspersoon
    """,
)

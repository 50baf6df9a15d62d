"""What the handbook says about keys, lines and indentation."""

LAYOUT: tuple[str, ...] = (
    """A file is empty (empty-file).

    A file with nothing but comments is empty too. Fill it, or delete it.

    Bad:
        # komt nog

    Good:
        title: Maak beleid
    """,
    """A file holds something else than keys with values (top-level).

    At the start of its lines stand keys, each with a colon, a space and a value.

    Bad:
        - Maak beleid
        - Leg het vast

    Good:
        title: Maak beleid
        steps: [Leg het vast.]
    """,
    """A file goes on after its content has ended (several-documents).

    A file holds one item, or one map of items. In YAML a line `---` starts a second document and a line `...` ends the
    first; content needs neither.

    Bad:
        title: Maak beleid
        ---
        kind: law

    Good:
        title: Maak beleid
        kind: law
    """,
    """A line is a directive, an order to the program that reads YAML (directive).

    Content has none. A text that starts with % belongs behind a key, in quotes.

    Bad:
        %YAML 1.2
        ---
        title: Maak beleid

    Good:
        title: Maak beleid
    """,
    """A line starts at a column where nothing can start, or joins the line above (indentation).

    Lines that belong together start at the same column; what belongs to a key starts further to the right. A list
    stands below its key, each item behind `- `. A line that starts too far in becomes part of the text above it: that
    is told too.

    Bad:
        steps:
          - Luister.
         - Vraag wat iemand wil.

    Good:
        steps:
          - Luister.
          - Vraag wat iemand wil.
    """,
    """A line has no colon behind its key (missing-colon).

    A line is `key: value`. A text that goes on from the line above starts further to the right.

    Bad:
        title Maak beleid
        kind: law

    Good:
        title: Maak beleid
        kind: law
    """,
    """A colon or a dash has no space behind it (missing-space).

    Without the space it is part of the text: `title:Beleid` is one word, and so is `-beleid`.

    Bad:
        title:Maak beleid

    Good:
        title: Maak beleid
    """,
    """A key is missing, or is no word (key-form).

    Before a colon stands one word. Brackets at the start of a text make a list or a map of it, which can be no key;
    such a text needs quotes.

    Bad:
        [Concept] maak beleid: vandaag

    Good:
        title: '[Concept] maak beleid: vandaag'
    """,
    """A key or an item of a list has no value (empty-value).

    Write a value after the colon or the dash, or start the lines that belong to it further to the right. What stands
    behind a # is a comment, and no value. Between braces a comma parts two keys, so a text with a comma needs quotes
    there.

    Bad:
        title:
        kind: law

    Good:
        title: Maak beleid
        kind: law
    """,
    """A key stands twice in one map (duplicate-key).

    One of the two values would be lost without a word. Keep one, or give one another name.

    Bad:
        title: Maak beleid
        title: Leg beleid vast

    Good:
        title: Maak beleid
    """,
    """Brackets or lines are nested deeper than anybody means (too-deep).

    More than 50 levels come from brackets that do not close or from indentation that grows by mistake. The rest of the
    file is not read.

    Bad:
        steps: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Good:
        steps: [x]
    """,
    """A file has so many problems that not all are told (too-many-problems).

    Of each kind the first hundred in a file are told, and how many more there are. Who has mended those sees the
    rest. It is a warning where all of the rest are.

    Bad:
        sources: [1, 2, 3, and so on, until three hundred sources that do not exist]

    Good:
        sources: [arbowet]
    """,
)

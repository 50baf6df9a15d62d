"""What the handbook says about the files and folders of the content."""

FOLDERS: tuple[str, ...] = (
    """There is no folder with content (no-folder).

    The content is looked for in `content/`, or in the folder that `--content` names.

    Bad:
        wegwijzer check --content inhoud

    Good:
        wegwijzer check --content content
    """,
    """The file with what is said once is missing (missing-file).

    `site.yml` holds the title of the site and whatever else is said once. It stands directly in the folder with
    content.

    Bad:
        content/advice/psa-beleid.yml

    Good:
        content/advice/psa-beleid.yml
        content/site.yml
    """,
    """A file or a folder has no place in the content (unknown-place).

    Each collection has one place: a folder with a file per item, such as `advice/`, or a file that holds all of them,
    such as `sources.yml`. Nothing else stands in the folder with content. What starts with a dot is passed over.

    Bad:
        content/site.yml
        content/adviezen/psa-beleid.yml

    Good:
        content/site.yml
        content/advice/psa-beleid.yml
    """,
    """A folder stands in the folder of a collection (nested-folder).

    The files of a collection stand directly in its folder, so that the name of a file is the id of its item.

    Bad:
        content/site.yml
        content/advice/werkgever/psa-beleid.yml

    Good:
        content/site.yml
        content/advice/psa-beleid.yml
    """,
    """The name of a content file does not end as it should (file-ending).

    The name of a content file ends in `.yml`, in lower case. What is no content belongs elsewhere.

    Bad:
        content/site.yml
        content/advice/psa-beleid.yaml

    Good:
        content/site.yml
        content/advice/psa-beleid.yml
    """,
    """The name of a content file cannot be the id of its item (file-name).

    The name of a file, without its ending, is the id of the item in it and part of its address: lower case, digits and
    single hyphens, at most 40 characters.

    Bad:
        content/site.yml
        content/advice/PSA_beleid.yml

    Good:
        content/site.yml
        content/advice/psa-beleid.yml
    """,
    """A link among the content leads nowhere, or out of it (link).

    A symbolic link may lead to a file of the content. One that leads elsewhere would publish what nobody sees here, and
    the content would mean something else on another computer.

    Bad:
        content/site.yml
        content/advice/psa-beleid.yml -> ../../psa-beleid.yml

    Good:
        content/site.yml
        content/advice/psa-beleid.yml
    """,
    """Something among the content is neither a file nor a folder (not-a-file).

    A pipe, a socket or a device holds nothing that can be read once and for all.

    Bad:
        prw-r--r-- content/advice/psa-beleid.yml

    Good:
        -rw-r--r-- content/advice/psa-beleid.yml
    """,
    """A file or a folder cannot be read (unreadable).

    The computer does not let the program read it, and says why: often it belongs to somebody else. This may also be a
    page in docs/ or the configuration.

    Bad:
        --w------- content/advice/psa-beleid.yml

    Good:
        -rw-r--r-- content/advice/psa-beleid.yml
    """,
    """A file is larger than content can be (file-size).

    A file of more than 1,000,000 bytes is not read: it is no text that somebody wrote, or it holds what belongs in many
    files. The same goes for pages in docs/.

    Bad:
        1,200,000 bytes: content/advice/psa-beleid.yml

    Good:
        2,400 bytes: content/advice/psa-beleid.yml
    """,
    """A file stands in translations/ that is not for translations (translation-place).

    Below translations/ stands a folder for each language, by its code, and `meaning.yml`. In a folder stand the
    translations as PO files, one for each tree and each collection, `terms.yml` with the words that translators use,
    `reviews.yml` with how well what was read, and in back/ what was read back into the language of the site. The files
    come from `wegwijzer translate extract`.

    Bad:
        content/site.yml
        content/translations/advice-polish.po

    Good:
        content/site.yml
        content/translations/pl/advice.po
    """,
)

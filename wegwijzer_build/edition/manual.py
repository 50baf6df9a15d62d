"""The pages of the handbook about editions."""

OF_BASE = """An edition is made from content that cannot be read (edition-base).

An edition is a folder with an `edition.yml`: it names under `base` the content that it builds on, and what stands
beside it comes over that. A base is a folder (`../wegwijzer/content`), a commit of a Git repository
(`git+https://example.nl/wegwijzer@` and its whole hash; `#` and a folder behind it, if its content is not in
`content/`), or a package with its version (`package:wegwijzer-content==1.2.0`). A commit is fetched once, by
`wegwijzer edition fetch`, and `wegwijzer edition update` goes on to the newest. Three may lie above each other: the
content, an edition for a branch, and one for an organisation.

Bad:
    base: ../wegwijzer

Good:
    base: ../wegwijzer/content
"""

OF_CHANGES = """An edition leaves out or changes what its base does not have (edition-unknown).

An edition changes a list that is none, or takes out of it what is not in it (edition-list).

An edition takes away or changes what is protected (edition-protected).

An edition has a `site.yml` (edition-site).

A text still speaks of what an edition leaves out (edition-words, a warning).

Same name replaces the whole item, and a new name adds one. Under `without` stands what is left out, with every
mention of it; under `lists` which lists of ids get longer or shorter; under `site` what the site says once. What the
base names under `protected` stays as it is in every edition: whom somebody in danger calls, and help outside the
organisation.

Bad:
    base: ../content
    without:
      contacts: ["112"]

Good:
    base: ../content
    without:
      trees: [zelfcheck-beleid]    # "Doe dan de zelfcheck." stays, without its link
    lists:
      advice/schrijf-op:
        contacts: {add: [ras-schoonmaak]}
"""

OF_LOCK = """An edition says something in the place of its base, and nobody accepted that yet (edition-unaccepted, a
warning).

The base says something otherwise since an edition accepted it (edition-moved, a warning).

`wegwijzer edition accept` writes into `edition.lock` what the base says wherever an edition says something else. When
the base changes there, the difference is shown until somebody looks and accepts anew: a number that was corrected in
the base may be wrong in the edition as well. It also holds which texts still speak of what is left out. The file
belongs with the edition, in Git.

Bad:
    # no edition.lock, or one from before the base changed
    base: ../content

Good:
    # edition.lock says what the base says now
    base: ../content
"""

MANUAL = (OF_BASE, OF_CHANGES, OF_LOCK)

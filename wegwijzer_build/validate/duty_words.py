"""The Dutch words by which a sentence states a duty, and those by which it only reports or supposes one.

Each entry is a regular expression over one sentence in lower case, without accents and Markdown marks. All of them
are bounded: `_NEAR` and `_CLAUSE` do not run past a clause or a few words.
"""

from __future__ import annotations

_NEAR = r"(?:\s+[\w'’-]+){0,4}?\s+"
"""Up to four words between two others."""
_CLAUSE = r"[^,.;:!?]{0,120}?"
"""The rest of a clause."""
_WORD = r"[\w'’-]+"
_TURNS = r"(?:maar|en|alleen|slechts|enkel|louter|zonder|anders|dan|als|want|omdat|die|dat)\b"
"""Words after which 'niet' no longer speaks of what follows: 'niet alleen verplicht', 'niet vrij maar verplicht'."""
_PREPOSITION = r"(?:over|van|op|aan|bij|met|voor|tot|in|om)\b"
_DENIABLE = r"verplicht|vereist|verlangd|voorgeschreven|verboden"
_DENIABLE_NOUN = r"verplichte?|verplichting(?:en)?|\w*plicht(?:en)?|verbod"
_PROPOSAL = r"(?:wets|initiatief)?voorstel(?:len)?|initiatiefwet"
_GUIDE = (
    r"leidraad|handreiking|richtlijn|werkwijzer|wegwijzer|brochure|gids|beroepscode|gedragscode|code|norm|advies|rapport|onderzoek"
    r"|brief|arbocatalogus|cao|lvv|tno|nvab|ser|huis\s+voor\s+klokkenluiders|arboportaal|opstellers|schrijvers|makers"
)
_IF = r"als|wanneer|indien|zodra|mocht(?:en)?|tenzij|mits|stel\s+dat"
_BECOMES_LAW = r"wet\s+word(?:t|en)|doorga(?:at|an)|inga(?:at|an)|aangenomen|van\s+kracht|in\s+werking"
_REPORTS = r"regelt|bepaalt|zegt|beschrijft|vraagt|noemt|stelt"
_ADVISES = r"raadt|adviseert|beveelt"
_PROPOSERS = r"indieners?|initiatiefnemers?|tweede\s+kamer|eerste\s+kamer|regering|kabinet|minister|staatssecretaris"

DUTY: tuple[str, ...] = (
    # Having to
    r"\bmoet(?:en)?\b",
    rf"\b(?:dient|dienen)\b(?!\s+(?:om|als|voor|tot|ter|ertoe)\b){_CLAUSE}\bte\s+\w+n\b",
    # 'hoort te' is not here: in plain Dutch it is the 'should' of guidance.
    rf"\bbeho(?:ort|ren)\b{_CLAUSE}\bte\s+\w+n\b",
    rf"\b(?:heeft|hebt|hebben)\s+(?:u\s+)?zich{_CLAUSE}\bte\s+houden\b",
    r"\bgehouden\s+(?:is\s+|bent\s+|zijn\s+)?(?:om|te|tot|aan)\b",
    r"\b(?:wordt|worden|bent|is|zijn)\s+(?:\w+\s+){0,2}geacht\b",
    # Being obliged
    r"\bverplicht(?:e|en|ing|ingen)?\b",
    r"\b(?:zorg|meld|geheimhoudings|onderzoeks|informatie|wettelijke\s+)?plicht(?:en)?\b",
    r"\b(?:vereist|verlangd|voorgeschreven)\b(?<!niet vereist)",
    rf"\bschrij(?:ft|ven)\b{_CLAUSE}\bvoor\b(?=\s+dat|\s*$|[.,;:])",
    r"\bde\s+(?:wet|arbowet)\s+(?:eist|vereist|verlangt|dwingt)\b",
    # Not being allowed to
    rf"\b(?:mag|mogen)(?:{_NEAR}|\s+)(?:niet|geen|nooit|niemand|alleen|slechts|uitsluitend)\b",
    rf"\b(?:niemand|geen|nooit|alleen|slechts|uitsluitend)(?:{_NEAR}|\s+)(?:mag|mogen)\b",
    r"\bverb(?:oden|od|iedt|ieden)\b",
    r"\bniet\s+(?:toegestaan|geoorloofd|toelaatbaar)\b|\bontoelaatbaar\b",
    # Having a right that others must respect
    rf"\b(?:heeft|hebt|hebben|krijgt|krijgen){_CLAUSE}\brecht\s+op\b",
)

DENIED: tuple[str, ...] = (
    # That there is no duty
    rf"\b(?:niet|nooit|nergens|niemand|geen)(?:\s+(?!{_TURNS}){_WORD}){{0,3}}\s+(?:{_DENIABLE})\b",
    rf"\b(?:geen|zonder)(?:\s+(?!{_TURNS}|{_PREPOSITION}){_WORD}){{0,2}}\s+(?:{_DENIABLE_NOUN})\b",
    r"\b(?:verplicht|vereist)\s+(?:(?!om\b|tot\b)\w+\s+){0,2}(?:niet|niets|niemand|geen)\b",
    r"\b\w*plicht(?:en)?\b[^.;:!?]{0,80}\bgeld(?:t|en)\s+(?:\w+\s+){0,2}niet\b",
    # What a parliament still has to do
    rf"\b(?:kamer|senaat|parlement|{_PROPOSAL})\b{_CLAUSE}\bmoet(?:en)?\b{_CLAUSE}\bnog\b",
    rf"\bmoet(?:en)?\b{_CLAUSE}\b(?:kamer|senaat|parlement|{_PROPOSAL})\b{_CLAUSE}\bnog\b",
    # What somebody thinks
    r"\b(?:denk(?:t|en)|dacht(?:en)?|menen|meent|geloof(?:t|de|den)|geloven)\b[^.;:!?]{0,200}",
)

CONDITIONAL: tuple[str, ...] = (
    r"\b(?:zou|zouden)\b",
    # If it becomes law
    rf"\b(?:{_IF})\s+(?:het|dit|dat|de|deze)\s+(?:\w+\s+)?(?:{_PROPOSAL})\b",
    rf"\b(?:{_IF})\s+(?:de|deze|die)\s+(?:\w+\s+)?(?:wet|plicht|regels?|regeling)\b{_CLAUSE}\b(?:{_BECOMES_LAW})\b",
    rf"\b(?:{_IF})\s+(?:het|dit|dat|die|deze)\s+(?:(?:wordt|echt|straks|ook|definitief)\s+){{0,2}}(?:{_BECOMES_LAW})\b",
    # What the proposal says
    rf"\b(?:{_PROPOSAL})\s+(?:\w+\s+){{0,3}}?(?:{_REPORTS}|wil|beoogt|bevat|houdt|staat)\b",
    rf"\b(?:{_PROPOSAL})\s+(?:\w+\s+){{0,2}}?(?:voor|om|tot|dat|waarin|waarmee)\b",
    rf"\b(?:volgens|in|onder|met)\s+(?:het|dit|dat|de|deze|die)\s+(?:\w+\s+)?(?:{_PROPOSAL})\b",
    rf"\b(?:regelt|bepaalt|zegt|wil|beoogt|stelt|staat)\s+(?:in\s+)?(?:het|dit|dat|de)\s+(?:{_PROPOSAL})\b",
    rf"\b(?:{_PROPOSERS})\s+(?:wil|willen|wilde|wilden|stelt|stellen|stelde)\b",
    r"\bvoorgestelde?\b",
    # What the guide says
    rf"\bvolgens\s+(?:\w+\s+){{0,2}}?(?:{_GUIDE})\b",
    rf"\b(?:{_GUIDE})\s+(?:\w+\s+){{0,2}}?(?:{_REPORTS}|{_ADVISES}|vindt|geeft)\b",
    rf"\b(?:{_REPORTS}|{_ADVISES}|vindt)\s+(?:de|het|deze|dit)?\s*(?:{_GUIDE})\b",
    rf"\bin\s+(?:de|het|een|deze|dit)\s+(?:{_GUIDE})\b{_CLAUSE}\b(?:staat|staan)\b",
    r"\b(?:raden|raadt|bevelen|beveelt)\b[^.;:!?]{0,120}?\baan\b|\badvise(?:ert|ren)\b|\baanbevolen\b|\baan\s+te\s+raden\b",
)

NAMES_PROPOSAL = rf"\b(?:{_PROPOSAL})\b"

QUESTION_WORD = (
    r"(?:(?:en|maar|of)\s+)?(?:(?:aan|voor|met|op|van|bij)\s+)?"
    r"(?:wat|wie|hoe|hoeveel|wanneer|waar\w*|welke?|wiens)\b"
)
"""A question that starts so takes for granted what it asks about; one that starts with a verb only asks."""

"""What Dutch authors call the keys of the content, and the words that a key may have. A test holds it to the models."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS = """
adres: at url
advies: advice
adviezen: advice
afbeelding: pictures
afbeeldingen: pictures
als: when
alternatieven: also
anders: otherwise
anoniem: anonymous
antwoord: say answers
antwoorden: answers
audientie: audience audiences
begin: start
bekwaamheden: competencies
beleid: policy
beperkingen: limits
beschrijving: description text
bevolking: population
bezoek: visit
botsingen: clashes
branche: branch
bron: sources source
bronnen: sources
cijfer: figures figure
cijfers: figures
competenties: competencies
contacten: contacts
contactpersonen: contacts
daarna: then next
datum: date at
deel: parts
delen: parts
deur: door
deurtekst: door_text
doelgroep: audience audiences
doelgroepen: audiences audience
drempels: bounds
e-mail: mail
een-bladzijde: one-page
een-pagina: one-page
eenheid: unit
eerste_vraag: start
eigen: own
email: mail
factoren: factors
figuren: figures
formulier: form
functie: function
gebruik: use
gecontroleerd_op: checked_on reviewed_on
gedaan: done
gedeeld: shared
geldig_tot: valid_until
geldig_tot_en_met: valid_until
geldig_van: valid_from
geldig_vanaf: valid_from
getal: value number
gevallen: cases
goed: good
gratis: free
grenzen: bounds limits
handreiking: guidance
herzien_op: reviewed_on
hoe_lang: how_long
hoelang: how_long
iedereen_weet: everyone_knows
iedereen_weet_dit: everyone_knows
informeel: informal
inhoud: text
instrumenten: instruments
jaar: year
keuzes: choices
klaar: done
kosten: cost
leidraad: guidance
let_op: watch
levering: delivery
middelpunt: centre
momenten: moments
naam: title name
naar: to
nagekeken_op: reviewed_on
neutrale_titel: neutral_title
niet_zeker: unsure
nooit: never
notitie: note
nummer: number phone
omschrijving: description text
onderdelen: parts sections
onderwerp: topic topics
onderwerpen: topics
onzeker: unsure
ook: also
ook_bekend_als: also
opening: hours
openingstijden: hours
oplossing: solutions solution
oplossingen: solutions
opmerking: note
opties: choices answers
paginas: pages
plaatje: pictures
plaatjes: pictures
plaats: at
plicht_omdat: states_duty_because
praktijk: practice
prijs: cost
punten: items
reden: why
reikwijdte: reach
rol: roles role
rollen: roles
samenvatting: description text
sectie: sections
secties: sections
situatie: situations situation
situaties: situations
slogan: tagline
soort: kind by
staat: state
stap: steps
stapjes: steps
stappen: steps
status: state
stoppen: stopping
taak: tasks task
taken: tasks
te_bellen: to_be_called
tekst: text
telefoon: phone
telefoonnummer: phone
tenzij: unless
termen: glossary
tijden: hours
tijdlijn: timeline
titel: title
toelichting: why note text
toon: shows
toont: shows
tot: valid_until
twijfel: doubt
type: kind by
uitgever: publisher
uitkomst: outcomes outcome
uitkomsten: outcomes
uitleg: why text
vanaf: valid_from
verdieping: sections
verhuisd: moved
verloopt: expires
vertrouwelijk: confidential
volgende: next
volgorde: order
voor_wie: for_whom audiences
voorbeeld: cases
voorbeelden: cases
vraag: ask questions
vragen: questions
waarde: value values
waarden: values
waarom: why
waarvoor: what_for
wanneer: when at
webadres: url
website: url site
weet_niet: unsure
wegen: ways
wet: law
wetgeving: law
wetsvoorstel: bill
wie_weet_het: who_knows
woordenlijst: glossary
zeg: say
zegt: say
zoekwoorden: found_by
"""

ENGLISH: Mapping[str, tuple[str, ...]] = {
    dutch: tuple(english.split()) for dutch, _, english in (line.partition(": ") for line in _WORDS.split("\n") if line)
}
"""A Dutch word → the words of the content that it may mean, the likeliest first."""

"""Words that tell what a page is about to who looks on, in the languages that people at work in the Netherlands read.

A line is a word, or a few words in a row. `*` stands for any letters, so `*misbruik*` also finds "machtsmisbruik". All
is written small and without accents, as texts are before they are compared (`telling_words.folded`): ł is l, ı is i, ß
is ss. Where a stem would find harmless words too, the words are written out: `geweld` and not `geweld*`, since
"geweldig" tells nothing. Addresses hold only letters from a to z, so what people would write there stands here too.
"""

from __future__ import annotations

from collections.abc import Mapping

STEMS: Mapping[str, str] = {
    # Dutch. Not: geweldig, pesto, pesticide, uitsluitend, violen, stalknecht, belastingaangifte.
    "nl": """
        pest  pesten  *pesten  pester  pesters  pesterij*  pestgedrag*  pestkop*  pestprotocol*  pestslachtoffer*
        *gepest*  wegpest*  cyberpest*  treiter*  getreiter*  sarren  roddel*  lastiggevallen  lastigval*
        kleineer*  kleineren  kleinering*  gekleineer*  schelden  uitschelden  uitgescholden
        ongewenst*  grensoverschrijd*  onveilig*  *misbruik*  *mishandel*  *vernederd*  vernederen*  vernedering*
        *seks  *seksu*  seksis*  seksfoto*  seksvideo*  *aanrand*  *aangerand*  *verkracht*  handtastel*  betast*
        ontucht*  incest*  zedendelict*  zedenmisdr*  zedenzaak*  naaktfoto*  loverboy*
        *geweld  gewelds*  geweldmisdr*  geweldpleg*  gewelddad*  agressi*  *dreig*  moord*  chantage*  gechanteerd*
        chanteren  afpers*  uitbuit*  *uitgebuit*  mensenhandel*
        *intimid*  *discrimin*  *racis*  homofob*  homohaat  transfob*  antisemi*  moslimhaat  jodenhaat  haatzaai*
        stalker*  stalking*  stalken  gestalkt*  *slachtoffer*  dader  daders
        *klacht*  klagen  klager*  aanklag*  aangifte  misstand*  *klokkenluid*  vertrouwenspers*
        vertrouwenscontact*  *zelfmoord*  *zelfdod*  *suicid*
    """,
    # English. Not: grape, therapist, rapeseed, groom, stalk, confident, confidential, violet.
    "en": """
        harass*  *sexual*  sex  sexism  sexist*  molest*  sexting  sextort*  grooming  groping  upskirt*  catcall*
        bully*  bullie*  cyberbull*  mobbing*  abuse*  abusing  abusive*  assault*  rape  raped  rapes  raping  rapist*
        violence*  violent*  threaten*  blackmail*  stalker*  stalking*  aggression*  aggressive*
        racism  racist*  misconduct*  metoo  victim  victims  perpetrator*
        complain*  grievance*  whistleblow*  confidant*  confidential adviser*  confidential counsel*
    """,
    # German. Not: gewaltig, Verwaltung, Gewaltenteilung. In addresses people write ae, oe and ue.
    "de": """
        belastig*  belaestig*  sexuell*  mobben  gemobbt*  mobber*  schikan*  *missbrauch*  vergewaltig*
        gewalt  gewalttat*  gewaltopfer*  gewaltschutz*  ubergriff*  uebergriff*  diskriminier*  diskriminierung*
        *einschuchter*  *einschuechter*  *bedroh*  notigung*  noetigung*  rassis*  beschwerde*  hinweisgeber*
        vertrauensperson*  selbstmord*  suizid*
    """,
    # French. Not: confiance by itself, violon, violet, complainte.
    "fr": """
        harcel*  sexuel*  sexis*  abus  viol  viols  violer  violee  violees  violeur*  agress*  maltrait*  brimade*
        menace*  chantage*  racis*  plainte  plaintes  victime*  personne* de confiance  suicid*
    """,
    # Spanish. Not: acostar, violin, confianza by itself.
    "es": """
        acoso*  acosa*  hostig*  sexual*  sexis*  abuso*  abusa*  violacion*  violador*  violar  violada*  violencia*
        maltrat*  agresi*  agresor*  amenaz*  chantaj*  racis*  denuncia*  queja  quejas  victima*
        persona* de confianza  suicid*
    """,
    # Polish. Not: gwaltowny (sudden), zaufanie by itself.
    "pl": """
        molestow*  mobbing*  mobbow*  nekan*  zneca*  szykan*  przesladow*  napastow*  seksual*  przemoc*  gwalt
        gwaltu  gwalty  gwalcic  zgwalc*  dyskrymin*  zastrasz*  grozb*  szantaz*  rasis*  rasizm*  skarga  skargi
        skarge  zazalen*  ofiara  ofiary  maltretow*  osoba zaufania  maz zaufania  samoboj*  sygnalist*
    """,
    # Romanian. Not: violet, violoncel.
    "ro": """
        hartui*  sexual*  abuz*  agresiun*  agresor*  agresat*  viol  violul*  violat  violata  violenta  violente
        intimid*  amenint*  santaj*  rasis*  plangere*  plangeri*  reclamati*  victim*  sinucid*
        persoana* de incredere
    """,
    # Bulgarian, also in Latin letters as addresses have them.
    "bg": """
        тормоз*  насили*  изнасил*  сексуал*  злоупотреб*  дискримин*  сплашв*  заплах*  заплаш*  изнудв*  расиз*
        расист*  жалба*  жалби*  оплакван*  жертв*  самоубии*  доверено лице
        tormoz*  nasilie*  iznasil*  dovereno litse
    """,
    # Turkish. ş is s, ü is u and so on. Not: taciz has no harmless forms; sikayet is a complaint.
    "tr": """
        taciz*  cinsel*  zorbalik*  zorba  mobbing*  istismar*  tecavuz*  siddet*  ayrimcilik*  irkci*  gozdagi*
        tehdit*  santaj*  sikayet*  magdur*  sirdas*  intihar*
    """,
    # Arabic, with or without what is written against the front of a word, also in Latin letters. Not: جنسية, which is
    # also one's nationality.
    "ar": """
        *تحرش*  *جنسي  *تنمر*  *اعتداء*  *اغتصاب*  *عنف  *عنيف  *تمييز*  *تهديد*  *ترهيب*  *ابتزاز*  *استغلال*  *اساءة*
        *عنصري*  *شكوى*  *شكاوى*  *ضحية*  *ضحايا*  *انتحار*
        taharush*  taharrush*  tanammor*  ightisab*
    """,
    # Ukrainian, also in Latin letters.
    "uk": """
        домаган*  цькуван*  булінг*  сексуал*  зґвалт*  згвалт*  насильств*  насилл*  знущан*  дискримін*  залякув*
        погроз*  шантаж*  расиз*  расист*  переслідув*  зловживан*  скарга  скарги  скаргу  жертв*  самогубств*
        довірена особа
        domahan*  tskuvan*  bulinh*  zgvaltuv*  nasylstv*  znushchan*
    """,
}
"""Language → its words, apart by two spaces or a new line."""

"""English words by what they do in a sentence, for the parse in `grammar`. Data only, lower case.

Open classes need not be complete: a word that no table knows is uncertain, and then nothing is edited.
"""

from __future__ import annotations

from translate.number_words import ENGLISH, ENGLISH_SCALES

NUMBER_WORDS = frozenset(ENGLISH) | frozenset(ENGLISH_SCALES) | {"half", "quarter", "dozens", "hundreds", "thousands"}

DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some any every each another no all both many several "
    "few most".split()
)
PREPOSITIONS = frozenset(
    "about above across after against along amid among around at before behind below beneath beside between beyond by "
    "despite down during for from in inside into like near of off on onto out outside over past since through "
    "throughout till to toward towards under until unto up upon via with within without".split()
)
CONJUNCTIONS = frozenset("and but nor or yet".split())
# Begin a clause of its own inside the sentence.
RELATIVES = frozenset("who whom whose which that where when why".split())
SUBORDINATORS = frozenset(
    "after although as because before how if lest once since so than though till unless until what whatever when "
    "whenever where whereas wherever whether while".split()
)
PRONOUNS = frozenset("i you he she it we they there who".split())
NEGATIONS = frozenset("not no never none nothing nobody neither nor without hardly barely rarely n't cannot".split())
# Words that bind what they stand with to the rest: without it, the rest would say more or less than it did.
LIMITS = NEGATIONS | frozenset(
    "only if unless except excluding but however instead rather than even least most merely solely just almost nearly "
    "allegedly reportedly apparently purportedly supposedly reported alleged suspected claimed yet".split()
)

BE = frozenset("is are was were".split())
AUXILIARIES = BE | frozenset(
    "am has have had do does did will would can could may might shall should must isn't aren't wasn't weren't hasn't "
    "haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't".split()
)
# Pasts that are no participles too, so that they are finite wherever they stand.
DISTINCT_PASTS = frozenset(
    "ate became began blew broke chose did drew drank drove fell flew forgot froze gave got grew hid knew lay "
    "rang rode rose sang sank saw shook shrank spoke sprang stole swam swore threw took tore underwent underwent "
    "undertook went withdrew woke wore wrote overtook overthrew oversaw forbade".split()
)
# Pasts that are participles too.
PASTS = frozenset(
    "beat bought brought built caught cost cut dealt felt fought found fled had heard held hit hurt kept led left lent let "
    "lost made meant met paid put quit read rebuilt said sat sent set shot shut sold spent split spread stood struck "
    "swept taught told thought understood won sought laid slept shed slid".split()
)
# Participles that do not end in -ed.
PARTICIPLES = PASTS | frozenset(
    "beaten born borne broken chosen done drawn driven eaten fallen flown forgotten frozen given gone grown hidden "
    "known seen shaken shown spoken stolen sworn taken thrown torn withdrawn woken worn written overthrown".split()
)
# Presents of the third person that news is made of; other words in -s are more often nouns.
PRESENTS = frozenset(
    "adds aims allows asks becomes begins believes belongs brings calls claims comes confirms contains continues costs "
    "covers describes employs expects explains faces falls features feels finds follows gets gives goes happens helps "
    "holds includes insists keeps knows leads leaves lies lives loses makes means meets moves needs offers owns pays "
    "plays provides receives remains represents requires runs says seeks seems sees sells serves shows stands "
    "starts stays supports takes tells tends thinks tries turns wants warns wins works writes".split()
)
# Adjectives and nouns in -ed that a past would be taken for.
NOT_PASTS = frozenset(
    "aged armed assorted bed beloved breed crooked embed exceed feed greed hatred hundred indeed kindred naked need "
    "proceed red sacred seed shed so-called speed succeed ted united weed wed wicked".split()
)
# With one of these the sentence looks ahead, and then the day is the news.
FUTURE = frozenset(
    "will would shall 'll won't going due scheduled slated set plan plans planned planning expect expects expected "
    "expecting must should may might could can deadline next coming upcoming tomorrow until till by to-be intends "
    "intend intended decide decides decided order ordered orders directed invite invited summoned asked urged "
    "called appeal appealed postponed rescheduled adjourned extended delayed deferred hopes hoped forecast forecasts "
    "predicting predicted predicts warning warnings alert alerts".split()
)
MODALS = frozenset("will would shall can could may might should must won't 'll".split())
# A sentence with one of these says when.
TIMES = frozenset(
    "today yesterday tomorrow tonight now then later earlier ago last next year years month months week weeks day days "
    "hour hours morning afternoon evening night noon midnight recently currently since".split()
)
# Participles after which a sentence comments on itself, or says how or what for.
COMMENTS = frozenset(
    "aiming allowing blending bolstering captivating celebrating cementing combining contributing delighting demonstrating "
    "echoing emphasising emphasizing enabling enhancing ensuring evoking exemplifying exploring fostering highlighting "
    "hoping illustrating impacting keeping marking noting offering paving playing positioning promising promoting "
    "providing reaffirming reflecting reinforcing reminding shedding showcasing signaling signalling "
    "smiling solidifying stressing suggesting symbolising symbolizing underlining underscoring using waving wearing".split()
)
# Participles before "by", "with" and their like, that say what moves the rest.
MOVED = frozenset(
    "accompanied aided angered backed bolstered boosted buoyed dressed driven fueled fuelled helped incensed inspired "
    "joined prompted supported surrounded".split()
)
# What such a comment says that people feel.
ATTITUDES = frozenset(
    "admiration alarm anger anxiety anxieties attention backlash concern concerns confusion controversy criticism "
    "curiosity debate debates discussion discussions doubt doubts excitement eyebrows fear fears hope hopes interest "
    "outrage panic praise shock stunned question questions reaction reactions speculation suspicion suspicions unease worries "
    "worry".split()
)
# These point at what stands before, or need it.
LEANING = frozenset(
    "he she it they his her hers its their theirs him them this that these those it's he's she's they're that's such so then "
    "there here both former latter another other others one ones too also still himself herself itself themselves who we "
    "our us i my you your".split()
)

"""Tables of English words that ranking and clean-up look up. Data only; all lower case except where case matters."""

from __future__ import annotations

# Too common to say what a sentence is about.
STOP_WORDS = frozenset(
    "a about above after again against ago all also am among an and any are as at be because been before being below "
    "between both but by can could did do does doing down during each even ever every few for from further had has "
    "have having he her here hers herself him himself his how however i if in into is it its itself just many may me "
    "might more most much must my myself no nor not now of off on once one only onto or other our ours out over own "
    "per said same say says shall she should since so some still such than that the their theirs them themselves then "
    "there these they this those through till to told too under until up upon us very via was we were what when where "
    "whether which while who whom whose why will with within without would yet you your yours".split()
)

# A sentence that begins with one of these leans on the one before it.
DANGLING = frozenset(
    "he she they it this that these those his her their its him them such both neither another others here there "
    "then so similarly".split()
)
# A sentence that ends with one of these points back at one before it.
POINTING = frozenset("here there then too either instead likewise".split())
# The words of a speaker; without the speaker the reader cannot tell who "we" are.
FIRST_PERSON = frozenset("i i'm i've i'd i'll we we're we've we'd we'll my our me us mine ours".split())

# Openings that only tie a sentence to the last one. They go when a comma follows.
CONNECTIVES = (
    "accordingly",
    "additionally",
    "after that",
    "after this",
    "along with this",
    "also",
    "and",
    "apart from that",
    "apart from this",
    "as a result",
    "at the same time",
    "besides",
    "besides that",
    "besides this",
    "but",
    "by contrast",
    "consequently",
    "even so",
    "for example",
    "for instance",
    "furthermore",
    "hence",
    "however",
    "in addition",
    "in addition to this",
    "in contrast",
    "in fact",
    "in this connection",
    "in this context",
    "in this regard",
    "in this sequence",
    "indeed",
    "instead",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "not only this",
    "of course",
    "on the contrary",
    "on the other hand",
    "similarly",
    "so",
    "still",
    "that said",
    "then",
    "therefore",
    "though",
    "thus",
    "together with this",
    "yet",
)
# These go without a comma too, unless the next word makes another phrase of them ("But for the rain, …").
BARE_CONNECTIVES = {
    "and": ("so", "then", "yet"),
    "but": ("for",),
    "meanwhile": (),
    "yet": ("again", "another", "more", "one", "to"),
}
# What Hindi news puts before a fact that it recalls; the fact follows after "that".
ANNOUNCEMENTS = (
    "it is notable",
    "it is noteworthy",
    "it is worth mentioning",
    "it is worth noting",
    "it is to be noted",
    "it may be mentioned",
    "it may be noted",
    "it may be recalled",
    "it should be noted",
    "let me tell you",
    "let us tell you",
    "significantly",
    "notably",
)

# Agencies and papers as they stand in the brackets of a dateline.
AGENCIES = frozenset(
    "afp agencies agency ani ap associated press bbc bhasha bureau cnn dpa hindustan hs ians kyodo pti reuters samachar "
    "tass uni univarta varta wired xinhua yonhap".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

# Sources without a name: ", officials said" tells a reader nothing that "in the news" does not.
NAMELESS_SOURCES = (
    "agencies",
    "agency",
    "agency report",
    "agency reports",
    "authorities",
    "media reports",
    "news agency",
    "news agencies",
    "news report",
    "news reports",
    "officials",
    "report",
    "reports",
    "sources",
    "statement",
)
SPEECH_VERBS = tuple(
    "added announced asked claimed confirmed explained noted replied reported said say says stated told warned "
    "wrote".split()
)
# Those that lay nothing more on the sentence than that it was said.
PLAIN_SPEECH_VERBS = ("added", "reported", "said", "say", "says", "stated")
# Those after which the words or the thought follow, not the person spoken to: "also said" may become "said", but "also
# told the judge" may mean the judge as well as others.
STATING_VERBS = ("added", "claimed", "confirmed", "explained", "noted", "said", "says", "stated", "warned")
# Where one of these stands, the sentence is a charge, a guess or a wish, and whose it is matters: keep the source.
CLAIM_STEMS = tuple(
    "abduct accus alleg apparent arrest assault attempt believ blam brib charg cheat claim conspir convict corrupt could "
    "defendant defraud den(?:y|i) dowry drunk embezzl extort forg(?:ed|er) harass kidnap launder lied\\b loot lying misus "
    "smuggl unsafe violat wrong "
    "deliberat estimat expect fail fake fir\\b fraud guilt hope illegal intend involv likel may might mistak murder must "
    "neglig plan possibl probabl rape respons seek seem should steal stole suspect terror theft thie threat "
    "unlikel want will would".split()
)
# Those who see for themselves what an accident has done.
OBSERVERS = (
    "he",
    "police sources",
    "she",
    "they",
    "doctors",
    "eyewitnesses",
    "fire officials",
    "firefighters",
    "health officials",
    "hospital officials",
    "local police",
    "police",
    "police officials",
    "railway officials",
    "rescue officials",
    "rescue workers",
    "rescuers",
    "the fire department",
    "the police",
    "witnesses",
)
# What there is to see: nobody did it.
ACCIDENTS = (
    r"(?:was|were|been)\s+(?:also\s+|critically\s+|seriously\s+)?(?:killed|injured|wounded|hurt|hospitali[sz]ed|rescued|evacuated|closed"
    r"|damaged|destroyed|gutted|admitted|trapped|buried|swept)",
    r"(?:died|drowned|collapsed|derailed|overturned|capsized|caught\s+fire|broke\s+out)",
)
# Where one of these stands too, somebody did.
DEEDS = tuple(
    "abduct abus arrest arson attack beat blast bomb encounter explo fir(?:ed|ing) gun harass hack kidnap knife "
    "lynch militant poison protest rob shoot shot stab strangl suicid tortur violen".split()
)

"""English stems: Snowball's algorithm, after American spellings and irregular plurals have been made alike."""

import re
from functools import lru_cache

from snowballstemmer import EnglishStemmer

# The word that stands for all its forms first. Left out are forms that are other words too, such as "found" and "saw".
IRREGULAR_FORMS = """
abd abdul abdel | analysis analyses | arise arose arisen | be been being | bear bore | beat beaten | become became | begin began begun
bite bit bitten | bleed bled | blow blew blown | break broke broken | bring brought | build built | burn burnt | bus buses
buy bought | calf calves | catch caught | child children | choose chose chosen | come came | crisis crises | cut cutting
deal dealt | die dies died dying | dig dug | draw drew drawn | dream dreamt | drink drank drunk | drive drove driven
eat ate eaten | fall fell fallen | feed fed | fight fought | flee fled | fly flew flown flies | foot feet | forbid forbade
forget forgot forgotten | forgive forgave forgiven | freeze froze frozen | gas gases | get got gotten | give gave given
go went gone goes | goose geese | grow grew grown | half halves | hang hung | hear heard | hide hid hidden | hold held
keep kept | knife knives | know knew known | leaf leaves | learn learnt | leave leaving | lend lent | life lives | lose lost
lie lying lies | loaf loaves | make made | man men | mean meant | meet met | mouse mice | pay paid | person people persons
phenomenon phenomena | prove proven | ride rode ridden | ring rang rung | rise risen | run ran | say said | seek sought
sell sold | send sent | shake shook shaken | shine shone | shoot shot | show shown | sing sang sung | sink sank sunk
sit sat | sleep slept | speak spoke spoken | spend spent | spread spreading | stand stood | steal stole stolen | stick stuck
strike struck | swear swore sworn | sweep swept | swim swam swum | swing swung | take took taken | teach taught
tear tore torn | tell told | thief thieves | think thought | throw threw thrown | tooth teeth | understand understood
wake woke woken | wear wore worn | weave wove woven | weep wept | wife wives | win won | wolf wolves | woman women
write wrote written | medium media | criterion criteria | datum data | curriculum curricula | tie tying
"""
IRREGULAR = {
    form: forms.split()[0] for forms in IRREGULAR_FORMS.replace("\n", "|").split("|") for form in forms.split()[1:]
}
AMERICAN_ENDINGS = [
    (re.compile("(?<=[iy])z(?=[aei])"), "s"),  # organize, organization, analyze
    (re.compile("(?<=[a-z]{3})our(?=(?:s|ed|ing|ers?)?$)"), "or"),  # labour, colours
    (re.compile("(?<=[a-z]{2})tre(?=s?$)"), "ter"),  # centre
]


@lru_cache(maxsize=131_072)
def stem(word: str) -> str:
    """Return the stem of a folded word: "organis" for organise, organized and organisation.

    Kept, since words are asked for twice: as words, and as parts of names.
    """
    word = IRREGULAR.get(word, word)
    for ending, replacement in AMERICAN_ENDINGS:
        word = ending.sub(replacement, word)
    return EnglishStemmer().stemWord(word)  # a stemmer keeps state, so threads must not share one


AGENT = re.compile("(?P<verb>[a-z]{3,}?)(?P<last>[a-z])(?P=last)?(?:er|or)s?")


def verb_stems(word: str) -> set[str]:
    """Return the stems of the verb of which a folded word may name who does it: "weav" for weavers."""
    agent = AGENT.fullmatch(word)
    if agent is None:
        return set()
    verb = agent["verb"] + agent["last"]
    return {stem(verb), stem(f"{verb}e")}

"""Sentences made shorter: what goes, what stays, and what holds for every sentence."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.compress import shorter, titled, untitled
from summarize.words import WEEKDAYS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Days of what has happened.
        (
            "Police arrested two men on Friday in a village near Gaya.",
            "Police arrested two men in a village near Gaya.",
        ),
        (
            "The Supreme Court on Monday rejected the plea of the firm.",
            "The Supreme Court rejected the plea of the firm.",
        ),
        ("On Tuesday, the cabinet approved a bridge over the Kosi.", "The cabinet approved a bridge over the Kosi."),
        ("On Monday, Modi left for Tokyo with 30 envoys.", "Modi left for Tokyo with 30 envoys."),
        ("On Sunday the team won its third match in Pune.", "The team won its third match in Pune."),
        (
            "The minister said on Wednesday that the road would open in May.",
            "The minister said the road would open in May.",
        ),
        ("The airline said Thursday that it had lost 40 bags.", "The airline said it had lost 40 bags."),
        ("The army moved 200 tents Monday to the camps in Leh.", "The army moved 200 tents to the camps in Leh."),
        ("The first bus left the depot at 3 p.m. on Tuesday.", "The first bus left the depot at 3 p.m."),
        ("Two young climbers were rescued in Manali Sunday.", "Two young climbers were rescued in Manali."),
        ("The editor was gunned down on Friday in his car.", "The editor was gunned down in his car."),
        ("A bus fell into a gorge near Almora late on Saturday night.", "A bus fell into a gorge near Almora."),
        ("Two mills were shut on Monday, its owner told the staff.", "Two mills were shut, its owner told the staff."),
        ("Gold rose on Friday to 71,000 rupees in Mumbai.", "Gold rose to 71,000 rupees in Mumbai."),
        # Asides in brackets and between dashes.
        ("The old fort (the largest of its kind) needs repairs.", "The old fort needs repairs."),
        ("The lake – a haven for cranes – had dried up by June.", "The lake had dried up by June."),
        ("The law — a dead letter for years — was passed in 2011.", "The law was passed in 2011."),
        ("Both mills -- long the pride of the town -- have been sold.", "Both mills have been sold."),
        # Between subject and verb.
        ("The museum, which stands on a hill, has 4,000 coins.", "The museum has 4,000 coins."),
        ("The museum, which is very old, has 4,000 coins.", "The museum has 4,000 coins."),
        ("The dam, a lifeline for the farmers, is 80 per cent full.", "The dam is 80 per cent full."),
        # At the end.
        (
            "Divers found the black box of the aircraft near Kochi, which is old.",
            "Divers found the black box of the aircraft near Kochi.",
        ),
        (
            "The state has bought 30 new buses for the hill towns, which are smaller.",
            "The state has bought 30 new buses for the hill towns.",
        ),
        # Words that tie to another sentence.
        ("The harvest, however, was the best in ten years.", "The harvest was the best in ten years."),
        ("Punjab, meanwhile, has banned the sale of the seed.", "Punjab has banned the sale of the seed."),
        ("The vaccine is, of course, free for children.", "The vaccine is free for children."),
        ("The judge said, however, that the fine was too low.", "The judge said the fine was too low."),
        ("The police also seized 12 phones from the hostel.", "The police seized 12 phones from the hostel."),
        ("The state has also announced a prize of Rs 5 lakh.", "The state has announced a prize of Rs 5 lakh."),
        (
            "New wards will also be added to the hospital in Ranchi.",
            "New wards will be added to the hospital in Ranchi.",
        ),
        (
            "The collector has given orders to the police in this regard.",
            "The collector has given orders to the police.",
        ),
        (
            "A complaint was lodged at the Kotwali station in this connection.",
            "A complaint was lodged at the Kotwali station.",
        ),
        # Openings.
        (
            "Speaking to reporters, the mayor said that 14 wells had dried up.",
            "The mayor said that 14 wells had dried up.",
        ),
        ("While addressing a press conference here, the minister blamed the rain.", "The minister blamed the rain."),
        ("In a statement, the bank denied that it had lost data.", "The bank denied that it had lost data."),
        ("Interestingly, the same bridge was painted only last year.", "The same bridge was painted only last year."),
        (
            "Unfortunately, the seeds did not reach the farmers of Latur.",
            "The seeds did not reach the farmers of Latur.",
        ),
        ("In a major development, the firm withdrew its case in Delhi.", "The firm withdrew its case in Delhi."),
        ("On this occasion, the governor gave away 25 medals.", "The governor gave away 25 medals."),
        ("During this time, the shops of Sadar Bazar remained closed.", "The shops of Sadar Bazar remained closed."),
        # How it was said.
        ("The ministry said in a statement that 300 trains ran late.", "The ministry said that 300 trains ran late."),
        (
            "“We will appeal,” the union of the dockers said in a statement.",
            "“We will appeal,” the union of the dockers said.",
        ),
        (
            "The club announced at a press conference that its coach had left.",
            "The club announced that its coach had left.",
        ),
        # Nameless sources.
        ("The ferry was back in service by noon, officials said.", "The ferry was back in service by noon."),
        ("According to the agency, the tigress has three cubs.", "The tigress has three cubs."),
        ("According to reports, the old guru drowned in Korba.", "The old guru drowned in Korba."),
        (
            "Nine workers were injured when a wall fell in Surat, police said.",
            "Nine workers were injured when a wall fell in Surat.",
        ),
        (
            "Two boys drowned in the Betwa near Jhansi, according to the police.",
            "Two boys drowned in the Betwa near Jhansi.",
        ),
        # Fewer words.
        ("The town built a wall in order to keep out the river.", "The town built a wall to keep out the river."),
        ("In the month of July, 90 mm of rain fell in Jaipur.", "In July, 90 mm of rain fell in Jaipur."),
        ("The temple in the city of Madurai drew 20 lakh pilgrims.", "The temple in Madurai drew 20 lakh pilgrims."),
        ("Both the countries signed five agreements in Hanoi.", "Both countries signed five agreements in Hanoi."),
        ("A total of 61 cows were moved to the new shed.", "61 cows were moved to the new shed."),
        # Clauses that only identify.
        (
            "People who were injured in the fire have been taken to Kanpur.",
            "People injured in the fire have been taken to Kanpur.",
        ),
        ("The army cleared a road which was blocked by snow.", "The army cleared a road blocked by snow."),
        # A day right after "said", whatever is said.
        (
            "The depot will reopen in June, a city official said Tuesday.",
            "The depot will reopen in June, a city official said.",
        ),
        ("The club said Friday it would sell the old ground.", "The club said it would sell the old ground."),
        ("Nurses in Bhopal made a happy find Monday.", "Nurses in Bhopal made a happy find."),
        # "said that" before one clause.
        ("The collector said that the ration shops were open.", "The collector said the ration shops were open."),
        # Comments at the end.
        (
            "The council moved 40 stalls to the new market, raising fresh questions among shopkeepers.",
            "The council moved 40 stalls to the new market.",
        ),
        (
            "Kerala opened its ninth water taxi route in Kochi, highlighting a quiet change in travel.",
            "Kerala opened its ninth water taxi route in Kochi.",
        ),
        (
            "The zoo in Mysuru showed its newborn giraffe to the public, delighting visitors of all ages.",
            "The zoo in Mysuru showed its newborn giraffe to the public.",
        ),
        (
            "The mill in Surat raised the pay of its 300 weavers, adding that more steps were on the table.",
            "The mill in Surat raised the pay of its 300 weavers.",
        ),
        # Descriptions at the end.
        (
            "The state bought an old palace on the lake in Udaipur, a favourite of wedding planners.",
            "The state bought an old palace on the lake in Udaipur.",
        ),
        (
            "The firm has moved its looms to a shed near Panipat -- which is nearby.",
            "The firm has moved its looms to a shed near Panipat.",
        ),
        (
            "The railway has given the hill line a new steam engine, which is bigger.",
            "The railway has given the hill line a new steam engine.",
        ),
        (
            "The shop in Leh sells all that a climber needs, including ropes and warm gloves.",
            "The shop in Leh sells all that a climber needs.",
        ),
        (
            "The house passed the seeds bill by 60 votes amid loud cheers from the gallery.",
            "The house passed the seeds bill by 60 votes.",
        ),
        ("The team from Imphal won the junior cup, too.", "The team from Imphal won the junior cup."),
        ("The minister opened two new wells in the village here.", "The minister opened two new wells in the village."),
        # Before the main clause.
        (
            "As part of a wider clean-up, the town removed 90 boats from the lake.",
            "The town removed 90 boats from the lake.",
        ),
        (
            "While digging a drain, workers in Hampi found a stone lion from the old city.",
            "Workers in Hampi found a stone lion from the old city.",
        ),
        ("Ultimately, the council dropped the plan for the mall.", "The council dropped the plan for the mall."),
        ("This week, the temple in Puri got a new bell.", "The temple in Puri got a new bell."),
        # Between commas.
        (
            "Tata said the depot, which overlooks the bay, had cost too much.",
            "Tata said the depot had cost too much.",
        ),
        ("The film, made on a small budget, has won 3 prizes.", "The film has won 3 prizes."),
        (
            "The fort, which was built by Rana Kumbha, has seven gates.",
            "The fort, built by Rana Kumbha, has seven gates.",
        ),
        (
            "Anita Rao, who is a judge of the High Court, lives in Pune.",
            "Anita Rao, a judge of the High Court, lives in Pune.",
        ),
        # Nobody's word, of what nobody did.
        ("The tunnel near Banihal is open again, an official said.", "The tunnel near Banihal is open again."),
        ("A further six people were injured near Nagpur, he said.", "A further six people were injured near Nagpur."),
        # Fewer words, all of them the sentence's own.
        (
            "The bridge is currently closed to lorries of more than 10 tonnes.",
            "The bridge is closed to lorries of more than 10 tonnes.",
        ),
        ("The singer died in Kolkata at the age of 91.", "The singer died in Kolkata at age 91."),
        ("The city is in the process of buying 200 buses.", "The city is buying 200 buses."),
        ("The road to Leh was in a very bad state.", "The road to Leh was in a bad state."),
        ("Kapoor also teaches at a school in Pune.", "Kapoor teaches at a school in Pune."),
        # More than one.
        (
            "The old market in Leh, which was built of wood, was emptied on Monday, officials said.",
            "The old market in Leh was emptied.",
        ),
    ],
)
def test_what_a_bullet_can_do_without_goes(text: str, expected: str) -> None:
    assert shorter(text) == expected
    assert shorter(expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Schools in Patna and Gaya will stay closed until Monday.",
        "The court will hear the plea on Friday.",
        "The last date to apply is Saturday.",
        "The market is open from Monday to Friday.",
        "The train runs every Friday between Puri and Howrah.",
        "Shops were shut on Good Friday in Panaji.",
        "The sale began on Black Friday in Ohio.",
        "The minister called for a strike on Tuesday.",
        "The board asked the firms to reply on Monday.",
        "The meeting was held on Thursday.",
        "It rained on Monday and snowed on Tuesday.",
        "He was arrested on Monday, a day after the theft.",
        "The bridge was opened on Friday, April 25.",
        "The forecast warned of hail on Sunday in Shimla.",
        "The firm must pay before the court rises on Friday.",
        "“We met on Friday in the temple,” the priest recalled.",
        "The Mail on Sunday printed the letter of the prince.",
        "The actor and the singer are getting married on Saturday.",
        "Should the state also build a dam?",
        "It began like any other Tuesday in the camp.",
        "The fort was quiet on a cold Sunday in Leh.",
        "The firm did not pay its staff on Friday.",
        "The clip he shot earlier on Friday showed a car.",
        "While Pant is fit, his return on Sunday remains in doubt.",
        "Sheffield Wednesday won the cup by two goals.",
        "The club lost at home to Sheffield Wednesday.",
        "The shop sold 40 phones last Friday in Pune.",
        "The strike started Wednesday in the mills of Surat.",
        "The match between Goa and Kerala is on Sunday.",
        "The court (Justice Rao) rejected the plea.",
        "The bank lost money (Rs 40 crore) in a year.",
        "Only staff (and pensioners) may apply for the flats.",
        "He said the plan was good (but dear).",
        "The mill – with 300 workers – was sold.",
        "The mayor – or so he says – was asleep.",
        "The mayor, the police and the owner, a priest, said nothing.",
        "Kuldeep Singh, a farmer, said the canal was dry.",
        "The village, which has 300 people, is cut off.",
        "The bank, which Rao founded, is closed.",
        "The road, which is not paved, is closed.",
        "The stronger the wind, the higher the waves, said the fishermen.",
        "The clerk, if found guilty, will lose the post.",
        "He won, however, by a narrow margin in the hills.",
        "Not only Modi also said it in the house.",
        "The police also won the cup and the shield.",
        "The clerk allegedly took a bribe, officials said.",
        "The dam will burst within hours, sources said.",
        "A man shot dead his brother in Meerut, police said.",
        "The student was beaten in the hostel, police said.",
        "“The water is safe,” officials said.",
        "Reportedly, the actor has left the film.",
        "Apparently, the letter was never sent.",
        "In a statement to the court, the widow named Verma.",
        "According to the police, the driver was drunk.",
        "The minister told reporters that the dam was safe.",
        "The men who were held in May and are in jail want bail.",
        "The girl who was first in the exam is from Bhind.",
        "It was the women who were cheated by the agent.",
        "Those leading in the race are from Bihar, Odisha and Goa.",
        "This is despite the fact that rain is rare in Jaisalmer.",
        "Those who live in camps and who are kept in tents want homes.",
        "It makes tools that others do not have in order to sell them.",
        "The phone – while dear for students – has sold well.",
        "Both the minister and the clerk denied it.",
        "In the course of time the river moved east.",
        "She taught in Nashik prior to her election.",
        "Flights were late due to the fact that fog lay over Delhi.",
        "In the wake of the floods, Assam shut 200 schools.",
        "He said, “In order to win, we must run.",
        # What is told at the end is the news.
        "The bus skidded off a wet road near Almora, killing the driver.",
        "The court in Pune cancelled the sale of the mill, calling the deal void.",
        "Police stopped a lorry near Ajmer with 40 calves, leaving the owner in debt.",
        "The keeper of the Surat side pushed the referee, which led to a red card.",
        "The state of Goa has banned a spray used on mango trees, which is dangerous.",
        "The girl was brought to the hospital in Patna by her aunt, who was pregnant.",
        "Sales of gold in Mumbai rose for the ninth month, a record for the trade.",
        "Rice from the mills of Karnal is the best in the land, a report claims.",
        "The envoy from Oslo is a poet of the old school, a painter.",
        "Raju gave the old temple in Austin, Texas, a penny.",
        "The blast in the market in Quetta killed 12 people, including children.",
        "The state will use the money for scrapping fees, providing care and keeping rents low.",
        "The minister told the house in Delhi that prices had come down amid fears that they would rise.",
        "The board in Pune voted for the plan introduced on Tuesday.",
        "The film from Kerala is set in two distinct periods, a tribal past and the present.",
        "The news from Oslo came amid talk of a strike.",
        # What is told at the start limits the rest, or says whom a pronoun means.
        "As a child, the poet sold tea at the station of Vadnagar.",
        "During the war, the town of Silchar had no doctor.",
        "While the mayor slept, he lost the vote in the council of Pune.",
        "If the rains fail, the state will open the dam gates.",
        "Earlier, the fee for the test in Kota was lower.",
        # Whoever says it, and how they know.
        "Several papers, citing unnamed aides, have named Rao as the buyer.",
        "Kiran Das, accused of theft, said nothing in court.",
        "The army shot two men near the fence, an official said.",
        "The dam may be unsafe, an official said.",
        "The soldiers were mistaken for smugglers, officials said.",
        "The minister told the house that the dam was quite safe, which is false.",
        "The vase, said to be a fake, was sold in Delhi.",
        # Rumours, charges, and how likely a thing is.
        "Newcastle have joined the race to sign the player, according to reports.",
        "Newcastle have joined the race to sign the player, say sources.",
        "According to reports, the club has sold its best bowler.",
        "The chief clerk was charged with two thefts, he said.",
        "The files of the bank were destroyed by the clerk, he said.",
        "The clerk was arrested for the loss of the files, officials said.",
        "Rain is very likely in the hills of Kumaon.",
        "Rain is very unlikely in the hills of Kumaon.",
        # Clauses that tell what somebody did, or what was done to them.
        "The man, who was later found innocent, was hanged in 1950.",
        "The accused, who denies the charges, was released.",
        "The attack, which targeted a hospital, has killed 12 people.",
        "The company, owned by the minister's wife, won the contract.",
        "The bus driver, who had worked all night, was questioned in Indore.",
        "The women, whose houses were washed away, have got tents.",
        "The law — which few had read — was passed in 2011.",
        "The museum, which reopened in the spring, has 4,000 coins.",
        "The clerk (the man who denies the theft) was released in Pune.",
        "Tata said the buyer, who wants to stay unknown, had paid in cash.",
        "Police in Goa have let go of the two owners of the boat, who deny the charge.",
        "Divers found the black box of the aircraft near Kochi, which is in good condition.",
        "The bank in Surat lent money to the owner of the mill, which is on trial.",
        # What would lose its head, or the half of a bracket.
        "According to the report, titled ‘State of Education’, 30 schools closed.",
        "According to the agency, set up in 1990, 30 schools closed.",
        "According to the Assessment 2025, released here on Monday, agriculture grew by 4 per cent.",
        "Now, he said, the gaming world is as big as that of films.",
        "The old court in the fort of Amer has to be square.)",
        "Eventually, Rao told the paper, the weasel lost its grip and fell.",
        "The vote was split, with a very even share for both.",
        # What somebody did, and why.
        "The singer hit a boy with his car, a spokesman said.",
        "Salman Khan hit a wall with his car, a spokesman said.",
        "The minister has sold the mill in Surat, officials said.",
        "The two clubs of the old town saw 35 fights in a year -- and that's due to the drink.",
        "The two clubs of the old town signed the truce of 1985 -- a deal that lifted the ban.",
        "The two boys of the old town went to Pune and escaped amid its ruin years ago.",
        "The ministry said so in a long letter announced Tuesday.",
        # A day that is the news, or all there is of it.
        "The talks, due to start on Tuesday, were called off in Doha.",
        "At least 60 people were killed Thursday, Gaza's bloodiest day in a month.",
        "The hall was opened with songs on Sunday, the birthday of the poet.",
        "The Railway released its time table on Thursday.",
        "The minister said Monday it was true.",
        # Words that bind.
        "He has just one shoe and is not very happy.",
        "The farmers went back in 2013 to their land.",
        "Tourists who came here in May liked the lake.",
        "The clerk said that the road was open and the bridge was shut.",
        "The guide said that that was the tomb of the poet.",
        "The price is now higher than that of silk.",
        "For details of the fair in Pushkar click here.",
        "Rain (or snow is likely in Kullu.",
        "Firm to buy mill in Surat, sources say.",
        "A call – had it come – would have saved them.",
        "",
        "On Friday",
    ],
)
def test_what_may_carry_something_stays(text: str) -> None:
    assert shorter(text) == text


KNOWN = titled(
    "Prime Minister Narendra Modi met Chief Minister Mamata Banerjee, King Charles, Mr. Das, President Ram Singh and "
    "Minister Shyam Singh."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Narendra Modi left for Tokyo.", "Narendra Modi left for Tokyo."),
        ("Prime Minister Modi left for Tokyo.", "Modi left for Tokyo."),
        ("The crowd waited for Prime Minister Modi's car.", "The crowd waited for Modi's car."),
        (
            "The crowd heard that Chief Minister Mamata Banerjee and Dr. Rao had left.",
            "The crowd heard that Mamata Banerjee and Dr. Rao had left.",
        ),
        ("Former Prime Minister Modi left for Tokyo.", "Former Prime Minister Modi left for Tokyo."),
        ("Indian Prime Minister Narendra Modi left.", "Indian Prime Minister Narendra Modi left."),
        ("Prime Minister Narendra Rao left.", "Prime Minister Narendra Rao left."),
        ("Minister Modi left for Tokyo.", "Minister Modi left for Tokyo."),
        ("President Narendra Modi left for Tokyo.", "President Narendra Modi left for Tokyo."),
        ("Prime Minister Singh will visit Delhi.", "Prime Minister Singh will visit Delhi."),
        ("President Singh will visit Delhi.", "President Singh will visit Delhi."),
        ("President Ram Singh will visit Delhi.", "Ram Singh will visit Delhi."),
        ("President Shyam Singh will visit Delhi.", "President Shyam Singh will visit Delhi."),
        ("Mr. Das left.", "Das left."),
        ("Dr. Das left.", "Dr. Das left."),
        ("“Prime Minister Modi will win,” she said.", "“Prime Minister Modi will win,” she said."),
        ("King Charles met the pope.", "King Charles met the pope."),
        ("The prime minister left.", "The prime minister left."),
    ],
)
def test_a_title_goes_once_the_reader_knows_who_it_is(text: str, expected: str) -> None:
    assert untitled(text, KNOWN) == expected
    assert untitled(text, ()) == text


def test_a_surname_means_the_longer_name_that_was_given_too() -> None:
    named = [*titled("Prime Minister Modi spoke."), *titled("Prime Minister Narendra Modi spoke.")]
    assert untitled("Prime Minister Modi left.", named) == "Modi left."
    assert untitled("Prime Minister Modi left.", [*named, "Minister Anil Modi"]) == "Prime Minister Modi left."


def test_whom_a_text_names_with_a_title() -> None:
    assert titled("Prime Minister Narendra Modi met Delhi Chief Minister Atishi and Mr. Das.") == (
        "Prime Minister Narendra Modi",
        "Chief Minister Atishi",
        "Mr. Das",
    )
    assert titled("Narendra Modi met the prime minister of Nepal.") == ()


# Newslike sentences, so that subjects, asides, days, sources and ends meet in every order.
PARTS = (
    [
        "",
        "On Friday, ",
        "Interestingly, ",
        "“",
        "In a statement, ",
        "A total of 12 ",
        "While walking home, ",
        "Amid rain, ",
    ],
    [
        "The minister",
        "Narendra Modi",
        "the firm (a bank of the state)",
        "The dam, which is old,",
        "12 men",
        "He",
        "The mayor, 40,",
    ],
    [" also", ", however,", " – a first for the town –", " on Monday", "", " (the old one)"],
    [
        " said in a statement that rain fell",
        " opened the bridge",
        " was held on Tuesday in Goa",
        " won ₹2.5 crore",
        " has also not paid",
        " said on Monday that it is currently at the age of 40",
        ", who is now a very old man, has just said that he left",
    ],
    [" in order to win", " prior to Diwali", " on Sunday", " who were hurt in Pune", " in the city of Gaya", ""],
    [
        ".",
        ", officials said.",
        "”",
        ", which is near the river.",
        ", raising many questions.",
        " -- a rare sight in the hills.",
        ", including old boats.",
        " amid loud cheers here.",
        ", he said Monday.",
        ", police said on Friday.",
        " in this regard.",
        "?",
        "",
    ],
)
NEWSLIKE = st.tuples(*map(st.sampled_from, PARTS)).map("".join)
TEXTS = st.one_of(NEWSLIKE, NEWSLIKE, st.tuples(NEWSLIKE, NEWSLIKE).map(" ".join), st.text(max_size=40))


def names_and_numbers(text: str) -> Counter[str]:
    """Digits, and words with a capital that no sentence begins with, but for days."""
    words = re.findall(r"(?<=[\w,] )[A-Z]\w+|\d[\d.,]*\d|\d", text)
    return Counter(word for word in words if word.lower() not in WEEKDAYS)


@settings(max_examples=400)
@given(TEXTS)
def test_no_number_and_no_name_is_lost_or_won(text: str) -> None:
    before, after = names_and_numbers(text), names_and_numbers(shorter(text))
    # A name that comes to stand first is there still, but looks like any first word.
    first = re.match(r"\W*(\w+)", shorter(text))
    lost = before - after
    assert set(lost) <= {first[1] if first else ""}
    assert not after - before


@settings(max_examples=400)
@given(TEXTS)
def test_it_is_never_longer_and_twice_is_once(text: str) -> None:
    once = shorter(text)
    assert len(once) <= len(text)
    assert shorter(once) == once


@given(TEXTS)
def test_marks_that_paired_pair(text: str) -> None:
    once = shorter(text)
    for mark in '"“”':
        assert once.count(mark) == text.count(mark)
    assert once.count("(") - once.count(")") == text.count("(") - text.count(")")


@settings(max_examples=400)
@given(TEXTS)
def test_every_word_is_one_of_the_sentence_and_in_its_order(text: str) -> None:
    given_words = iter(re.findall(r"\w+", text.lower()))
    assert all(word in given_words for word in re.findall(r"\w+", shorter(text).lower()))


@given(TEXTS)
def test_titles_go_and_nothing_else(text: str) -> None:
    assert untitled(text, titled(text)).endswith(text[-1:])
    assert untitled(untitled(text, KNOWN), KNOWN) == untitled(text, KNOWN)


@pytest.mark.parametrize(
    "text", ["( " * 4000, "a, " * 4000, "who were held in " * 1500, "“" * 4000, "on Friday " * 2000, "x" * 40_000]
)
def test_a_long_run_of_one_thing_stays(text: str) -> None:
    assert shorter(text) == text

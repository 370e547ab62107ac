"""A small corpus of our own: Hindi news sentences, their English, and systems that are better and worse by construction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

PAIRS = (
    ("बारिश के कारण मैच देर से शुरू हुआ।", "The match started late because of rain."),
    ("पुल 12 साल पहले बना था।", "The bridge was built 12 years ago."),
    ("किसानों ने मंडी में गेहूं बेचना शुरू कर दिया है।", "Farmers have begun to sell wheat at the market."),
    ("पटना में सोमवार को स्कूल बंद रहेंगे।", "Schools in Patna will stay closed on Monday."),
    ("अस्पताल में 40 नए बिस्तर लगाए गए।", "The hospital was given 40 new beds."),
    ("“हमने बहुत मेहनत की,” कप्तान ने कहा।", "“We worked very hard,” the captain said."),
    ("नदी का पानी दो गांवों में घुस गया।", "Water from the river entered two villages."),
    ("मंत्री ने नई सड़क का उद्घाटन किया।", "The minister opened the new road."),
    ("जयपुर से आने वाली बस आधे घंटे देर से पहुंची।", "The bus from Jaipur arrived half an hour late."),
    ("पुलिस ने चोरी की 15 मोटरसाइकिलें बरामद कीं।", "Police recovered 15 stolen motorcycles."),
    ("इस साल आम की फसल अच्छी हुई है।", "The mango crop has been good this year."),
    ("उसने कहा कि दुकान रविवार को भी खुली रहेगी।", "She said that the shop would be open on Sunday too."),
    ("गांव में बिजली तीन दिन बाद लौटी।", "Power came back to the village after three days."),
    ("बच्चों ने स्कूल की दीवार पर चित्र बनाए।", "Children painted pictures on the wall of the school."),
    ("भारत ने नेपाल को 2-1 से हराया।", "India beat Nepal 2-1."),
    ("झील के किनारे सौ पेड़ लगाए जाएंगे।", "A hundred trees will be planted along the lake."),
    ("डाकघर अब शाम 6 बजे तक खुला रहेगा।", "The post office will now stay open until 6 pm."),
    ("रेलवे ने दो विशेष ट्रेनें चलाने की घोषणा की।", "The railway announced two special trains."),
    ("दूध की कीमत 3 रुपये प्रति लीटर बढ़ गई है।", "The price of milk has risen by 3 rupees a litre."),
    ("लखनऊ के संग्रहालय में पुराने सिक्कों की प्रदर्शनी लगी है।", "The museum in Lucknow is showing old coins."),
    ("कुएं का पानी पीने लायक नहीं है।", "The water of the well is not fit to drink."),
    ("महिलाओं के समूह ने अपनी पहली दुकान खोली।", "The women's group opened its first shop."),
    ("पहाड़ी रास्ते पर बर्फ जमने से गाड़ियां रुक गईं।", "Vehicles were stopped by snow on the hill road."),
    ("टीम के कोच ने जीत का श्रेय खिलाड़ियों को दिया।", "The coach of the team gave the players credit for the win."),
)
HINDI = tuple(hindi for hindi, _ in PAIRS)
ENGLISH = tuple(english for _, english in PAIRS)


def without_every(nth: int, texts: Sequence[str] = ENGLISH) -> tuple[str, ...]:
    """The texts with every nth of all their words left out: the smaller nth, the worse."""
    words = iter(range(10**9))
    return tuple(" ".join(word for word in text.split() if next(words) % nth) for text in texts)


def write_lines(path: Path, texts: Sequence[str]) -> Path:
    path.write_text("".join(text + "\n" for text in texts), encoding="utf-8")
    return path

"""Names that a translation must not change: places, and days of the week. Data only; "_" stands for a space."""

from __future__ import annotations

from translate.tables import table

_INDIA = """
दिल्ली Delhi|नई_दिल्ली नयी_दिल्ली New_Delhi|मुंबई मुम्बई Mumbai|कोलकाता Kolkata|चेन्नई Chennai|बेंगलुरु बेंगलूरु बंगलुरु बेंगलुरू Bengaluru
हैदराबाद Hyderabad|अहमदाबाद Ahmedabad|पुणे Pune|सूरत Surat|जयपुर Jaipur|लखनऊ Lucknow|कानपुर Kanpur|नागपुर Nagpur|इंदौर Indore|भोपाल Bhopal
पटना Patna|वडोदरा Vadodara|गाजियाबाद Ghaziabad|लुधियाना Ludhiana|आगरा Agra|नासिक Nashik|फरीदाबाद Faridabad|मेरठ Meerut|राजकोट Rajkot
वाराणसी Varanasi|श्रीनगर Srinagar|औरंगाबाद Aurangabad|धनबाद Dhanbad|अमृतसर Amritsar|प्रयागराज Prayagraj|इलाहाबाद Allahabad|रांची Ranchi
हावड़ा Howrah|कोयंबटूर Coimbatore|जबलपुर Jabalpur|ग्वालियर Gwalior|विजयवाड़ा Vijayawada|जोधपुर Jodhpur|मदुरै Madurai|रायपुर Raipur|कोटा Kota
चंडीगढ़ Chandigarh|गुवाहाटी Guwahati|सोलापुर Solapur|बरेली Bareilly|मुरादाबाद Moradabad|मैसूर Mysore|मैसूरु Mysuru|गुरुग्राम Gurugram
गुड़गांव Gurgaon|अलीगढ़ Aligarh|जालंधर Jalandhar|भुवनेश्वर Bhubaneswar|तिरुवनंतपुरम Thiruvananthapuram|भिलाई Bhilai|वारंगल Warangal
गोरखपुर Gorakhpur|बीकानेर Bikaner|नोएडा Noida|ग्रेटर_नोएडा Greater_Noida|जमशेदपुर Jamshedpur|कटक Cuttack|कोच्चि Kochi|देहरादून Dehradun
दुर्ग Durg|उदयपुर Udaipur|अजमेर Ajmer|भीलवाड़ा Bhilwara|अलवर Alwar|शिमला Shimla|जम्मू Jammu|पणजी Panaji|इंफाल इम्फाल Imphal|शिलांग Shillong
आइजोल Aizawl|कोहिमा Kohima|अगरतला Agartala|गंगटोक Gangtok|ईटानगर Itanagar|दिसपुर Dispur|पुडुचेरी Puducherry|पोर्ट_ब्लेयर Port_Blair|लेह Leh
विशाखापत्तनम विशाखापट्टनम Visakhapatnam|तिरुपति Tirupati|मंगलुरु Mangaluru|हुबली Hubballi|बेलगावी Belagavi|गया Gaya|भागलपुर Bhagalpur
मुजफ्फरपुर Muzaffarpur|दरभंगा Darbhanga|पूर्णिया Purnia|आरा Arrah|बक्सर Buxar|छपरा Chhapra|सीवान Siwan|मोतिहारी Motihari|बेगूसराय Begusarai
सहरसा Saharsa|बोकारो Bokaro|हजारीबाग Hazaribagh|देवघर Deoghar|दुमका Dumka|बिलासपुर Bilaspur|कोरबा Korba|जगदलपुर Jagdalpur|रीवा Rewa|सतना Satna
सागर Sagar|उज्जैन Ujjain|रतलाम Ratlam|देवास Dewas|खंडवा Khandwa|छिंदवाड़ा Chhindwara|मथुरा Mathura|वृंदावन Vrindavan|अयोध्या Ayodhya|झांसी Jhansi
सहारनपुर Saharanpur|मुजफ्फरनगर Muzaffarnagar|बिजनौर Bijnor|रामपुर Rampur|बस्ती Basti|बलिया Ballia|आजमगढ़ Azamgarh|जौनपुर Jaunpur
मिर्जापुर Mirzapur|सोनभद्र Sonbhadra|सुल्तानपुर Sultanpur|रायबरेली Raebareli|अमेठी Amethi|सीतापुर Sitapur|हरदोई Hardoi|उन्नाव Unnao
बाराबंकी Barabanki|गोंडा Gonda|बहराइच Bahraich|देवरिया Deoria|कुशीनगर Kushinagar|इटावा Etawah|फिरोजाबाद Firozabad|हाथरस Hathras
बुलंदशहर Bulandshahr|हापुड़ Hapur|शामली Shamli|बागपत Baghpat|हरिद्वार Haridwar|ऋषिकेश Rishikesh|हल्द्वानी Haldwani|नैनीताल Nainital
अल्मोड़ा Almora|रुद्रपुर Rudrapur|पिथौरागढ़ Pithoragarh|उत्तरकाशी Uttarkashi|चमोली Chamoli|मनाली Manali|कुल्लू Kullu|धर्मशाला Dharamshala
मंडी Mandi|सोलन Solan|पंचकूला Panchkula|अंबाला Ambala|करनाल Karnal|पानीपत Panipat|सोनीपत Sonipat|रोहतक Rohtak|हिसार Hisar|सिरसा Sirsa
पटियाला Patiala|बठिंडा Bathinda|मोहाली Mohali|पठानकोट Pathankot|कुरुक्षेत्र Kurukshetra|रेवाड़ी Rewari|सीकर Sikar|भरतपुर Bharatpur|पाली Pali
बाड़मेर Barmer|जैसलमेर Jaisalmer|श्रीगंगानगर Sri_Ganganagar|गांधीनगर Gandhinagar|भावनगर Bhavnagar|जामनगर Jamnagar|भुज Bhuj|ठाणे Thane
नवी_मुंबई Navi_Mumbai|कोल्हापुर Kolhapur|अकोला Akola|अमरावती Amravati|रत्नागिरि Ratnagiri|सिलीगुड़ी Siliguri|दार्जिलिंग Darjeeling
दुर्गापुर Durgapur|आसनसोल Asansol|राउरकेला Rourkela|पुरी Puri|संबलपुर Sambalpur|तिरुचिरापल्ली Tiruchirappalli|सलेम Salem|कोझिकोड Kozhikode
त्रिशूर Thrissur|वायनाड Wayanad
"""
_WORLD = """
सियोल सोल Seoul|प्योंगयांग Pyongyang|टोक्यो तोक्यो Tokyo|बीजिंग पेइचिंग Beijing|शंघाई Shanghai|हांगकांग Hong_Kong|ताइपे Taipei|मनीला Manila
जकार्ता जाकार्ता Jakarta|सिंगापुर Singapore|कुआलालंपुर Kuala_Lumpur|बैंकॉक Bangkok|हनोई Hanoi|यांगून Yangon|ढाका Dhaka|काठमांडू Kathmandu
कोलंबो Colombo|माले Malé|थिंपू Thimphu|इस्लामाबाद Islamabad|कराची Karachi|लाहौर Lahore|पेशावर Peshawar|काबुल Kabul|तेहरान Tehran|बगदाद Baghdad
दमिश्क Damascus|बेरूत Beirut|यरुशलम यरूशलम Jerusalem|तेल_अवीव Tel_Aviv|गाजा Gaza|गाजा_सिटी Gaza_City|रामल्ला Ramallah|काहिरा Cairo|रियाद Riyadh
दुबई Dubai|अबू_धाबी Abu_Dhabi|दोहा Doha|कुवैत_सिटी Kuwait_City|मस्कट Muscat|अंकारा Ankara|इस्तांबुल Istanbul|मॉस्को मास्को Moscow|कीव Kyiv
व्लादिवोस्तोक Vladivostok|सेंट_पीटर्सबर्ग St_Petersburg|खारकीव Kharkiv|ओडेसा Odesa|राफा राफाह Rafah|खान_यूनिस Khan_Younis
मिंस्क Minsk|वारसॉ Warsaw|बर्लिन Berlin|पेरिस Paris|लंदन London|डबलिन Dublin|ब्रसेल्स Brussels|जिनेवा Geneva|ज्यूरिख Zurich|वियना Vienna|रोम Rome
वेटिकन_सिटी Vatican_City|मैड्रिड Madrid|लिस्बन Lisbon|एथेंस Athens|स्टॉकहोम Stockholm|ओस्लो Oslo|कोपेनहेगन Copenhagen|हेलसिंकी Helsinki
बुडापेस्ट Budapest|प्राग Prague|वाशिंगटन वॉशिंगटन Washington|न्यूयॉर्क न्यूयार्क New_York|संयुक्त_राष्ट्र United_Nations|शिकागो Chicago
लॉस_एंजिलिस Los_Angeles|सैन_फ्रांसिस्को San_Francisco|ह्यूस्टन Houston|टोरंटो Toronto|ओटावा Ottawa|मैक्सिको_सिटी Mexico_City|हवाना Havana
ब्रासीलिया Brasília|रियो_डी_जनेरियो Rio_de_Janeiro|ब्यूनस_आयर्स Buenos_Aires|कराकस Caracas|लीमा Lima|सैंटियागो Santiago|नैरोबी Nairobi
अदीस_अबाबा Addis_Ababa|खार्तूम Khartoum|त्रिपोली Tripoli|ट्यूनिस Tunis|रबात Rabat|लागोस Lagos|अबुजा Abuja|केपटाउन Cape_Town
जोहान्सबर्ग Johannesburg|प्रिटोरिया Pretoria|हरारे Harare|कैनबरा Canberra|सिडनी Sydney|मेलबर्न Melbourne|पर्थ Perth|ब्रिस्बेन Brisbane
एडिलेड Adelaide|वेलिंगटन Wellington|ऑकलैंड Auckland
"""
# Countries and regions: Hindi names, then the English one and the beginnings of other words or phrases for it.
_COUNTRIES = """
भारत हिंदुस्तान इंडिया India/Ind/Bharat/Hindustan|अमेरिका अमरीका यूएस यूएसए America/Americ/US/U.S./USA/United_States/Washington|रूस Russia/Russ/Moscow/Kremlin|चीन China/Chin/Beijing
पाकिस्तान Pakistan/Pak/Islamabad|बांग्लादेश Bangladesh/Dhaka|नेपाल Nepal|श्रीलंका Sri_Lanka/Ceylon|भूटान Bhutan|म्यांमार Myanmar/Burm|मालदीव Maldives/Maldiv
अफगानिस्तान Afghanistan/Afghan|ईरान इरान Iran/Tehran/Persia|इराक Iraq|इजरायल इजराइल इस्राइल इसराइल Israel|फिलिस्तीन फलस्तीन Palestine/Palestin
सीरिया Syria|लेबनान Lebanon/Leban|जॉर्डन Jordan|जॉर्जिया Georgia|कैमरून Cameroon/Camer|यमन Yemen|तुर्की तुर्किये टर्की Turkey/Turk/Türki|मिस्र Egypt|लीबिया Libya/Liby|सूडान Sudan|इथियोपिया ईथोपिया Ethiopia|केन्या Kenya/Keny
नाइजीरिया Nigeria|दक्षिण_अफ्रीका South_Africa|जिम्बाब्वे जिंबाब्वे Zimbabwe|युगांडा Uganda/Ugand|रवांडा Rwanda|अल्जीरिया Algeria|मोरक्को Morocco/Morocc|ट्यूनीशिया Tunisia
जापान Japan/Tokyo|उत्तर_कोरिया डीपीआरके North_Korea/DPRK/Pyongyang/the_North|दक्षिण_कोरिया South_Korea/ROK/Seoul/the_South|ताइवान Taiwan
वियतनाम Vietnam|थाईलैंड Thailand/Thai|मलेशिया Malaysia|इंडोनेशिया Indonesia|फिलीपींस Philippines/Philippine/Filipin|कंबोडिया कम्बोडिया Cambodia|लाओस Laos/Lao|मंगोलिया Mongolia/Mongol
ऑस्ट्रेलिया Australia/Austral|न्यूजीलैंड नूजीलैंड New_Zealand|ब्रिटेन यूके Britain/Brit/UK/U.K./United_Kingdom/England/London|इंग्लैंड England/Engl/Brit/UK
स्कॉटलैंड Scotland/Scot|आयरलैंड Ireland/Irish|फ्रांस France/French/Paris|जर्मनी Germany/German/Berlin|इटली Italy/Ital|स्पेन Spain/Spanish|पुर्तगाल Portugal/Portug
यूनान ग्रीस Greece/Greek|पोलैंड Poland/Polish/Pole|यूक्रेन Ukraine/Ukrain/Kyiv/Kiev|बेलारूस Belarus|रोमानिया Romania|हंगरी Hungary/Hungar|ऑस्ट्रिया Austria
स्विट्जरलैंड Switzerland/Swiss|स्वीडन Sweden/Swed|नॉर्वे Norway/Norw|डेनमार्क Denmark/Danish/Dane|फिनलैंड Finland/Finnish|नीदरलैंड Netherlands/Netherland/Dutch/Holland
बेल्जियम Belgium/Belgi|कनाडा कैनेडा Canada/Canad|मैक्सिको मेक्सिको Mexico/Mexic|ब्राजील Brazil|अर्जेंटीना Argentina/Argentin|वेनेजुएला Venezuela|कोलंबिया Columbia/Colombia
चिली Chile|पेरू Peru|क्यूबा Cuba|सऊदी_अरब Saudi_Arabia/Saudi|कतर Qatar|कुवैत Kuwait|ओमान Oman|बहरीन Bahrain
कजाकिस्तान Kazakhstan/Kazakh|उज्बेकिस्तान Uzbekistan/Uzbek|यूरोप Europe/Europ|अफ्रीका Africa|एशिया Asia|पंजाब Punjab|बिहार Bihar|राजस्थान Rajasthan|गुजरात Gujarat
महाराष्ट्र Maharashtra|कर्नाटक Karnataka|तमिलनाडु Tamil_Nadu|केरल Kerala|उत्तर_प्रदेश Uttar_Pradesh/UP/U.P.|मध्य_प्रदेश Madhya_Pradesh/MP/M.P.
पश्चिम_बंगाल West_Bengal|असम Assam|ओडिशा Odisha/Orissa|झारखंड Jharkhand|छत्तीसगढ़ Chhattisgarh|उत्तराखंड Uttarakhand|हिमाचल_प्रदेश Himachal_Pradesh/Himachal
हरियाणा Haryana|आंध्र_प्रदेश Andhra_Pradesh/Andhra|तेलंगाना Telangana|जम्मू-कश्मीर Jammu/J&K|कश्मीर Kashmir|मणिपुर Manipur|मेघालय Meghalaya|त्रिपुरा Tripura
"""
# Names of towns that are common words too ("गया": went) or parts of other names: no evidence that the place is meant.
_WORDS_TOO = frozenset("गया आरा सागर कोटा बस्ती मंडी पुरी दुर्ग पाली सोल पर्थ माले सूरत भुज लेह देवास कटक रोम गाजा".split())


TOWNS = table(_INDIA) | table(_WORLD)
"""Hindi name -> English name."""

COUNTRIES = {name: tuple(english.split("/")) for name, english in table(_COUNTRIES).items()}
"""Hindi name -> English name, then beginnings of other words or phrases for it (Russ: Russian; Moscow)."""

DAYS = {
    name: (english,)
    for name, english in table(
        "सोमवार Monday|मंगलवार Tuesday|बुधवार Wednesday|गुरुवार बृहस्पतिवार वीरवार Thursday|शुक्रवार Friday|शनिवार Saturday|रविवार इतवार Sunday"
    ).items()
}
"""Hindi name of a day of the week -> English name."""

BEGINNINGS = {name: (english,) for name, english in TOWNS.items() if name not in _WORDS_TOO} | COUNTRIES | DAYS
"""All of them that surely are names: Hindi name -> beginnings of the English."""

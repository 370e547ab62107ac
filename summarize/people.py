"""Tables that tell whether a capitalised phrase is a person. Data only, lower case.

They need not be complete: what none of them knows counts as a possible person, and then a pronoun is left alone.
"""

from __future__ import annotations

# Stand before a name; the value is the pronoun that they fix, if any.
TITLES: dict[str, str | None] = dict.fromkeys(
    "acp actor adviser ambassador analyst architect author bishop boxer captain chairman chairperson chancellor chief cm "
    "coach colonel commander commissioner constable cricketer dcp deputy dgp director dm doctor dr economist editor envoy "
    "general "
    "governor inspector journalist judge justice lawyer leader lieutenant magistrate major mayor minister mla mp "
    "officer opener player pm premier president principal prof professor rev scientist sdm secretary senator sho singer "
    "spokesperson ssp superintendent wrestler writer".split()
)
TITLES |= dict.fromkeys("chairman emperor king lord maharaja mr pope prince shri sir spokesman sri".split(), "he")
TITLES |= dict.fromkeys("actress lady madam miss mrs ms princess queen smt spokeswoman".split(), "she")

# A person who is mentioned without a name, in the singular: one more whom "he" or "she" may mean.
PERSON_NOUNS = frozenset(TITLES) - {"general", "major", "chief", "lord", "deputy", "opener"} | frozenset(
    "accused activist artist baby batsman batter boy bowler boyfriend bride brother candidate ceo child citizen client "
    "colleague counterpart daughter defendant driver employee expert farmer father fan founder friend girl girlfriend "
    "groom guard head husband son mother man lady neighbour neighbor nurse official owner parent partner passenger "
    "patient pilot policeman politician predecessor priest relative reporter representative researcher resident "
    "rival sister soldier someone student successor suspect teacher teenager tourist victim voter widow wife witness "
    "woman worker youth him himself herself "
    "abductor accomplice acquaintance agent aide aspirant assailant associate attacker aunt banker bodyguard broker burglar "
    "cadre chef clerk comrade constable contractor convict cook cop cousin creditor criminal culprit customer dacoit dealer "
    "debtor devotee doctor ex-husband ex-wife eyewitness fiance fiancee figure fisherman foe foreigner fugitive gangster "
    "goon grandfather grandmother grandson granddaughter guardian gunman hitman host hostage immigrant inmate insurgent "
    "intruder jeweller jockey juvenile kid killer kidnapper labourer laborer landlord lover maid maulvi mediator member "
    "mentor merchant migrant militant miner miscreant moneylender monk murderer naxal nephew niece nobody nominee "
    "offender opponent pedestrian peer person policewoman prisoner prosecutor quack rapist rebel recruit refugee respondent "
    "rider robber roommate ruffian saint sarpanch servant shooter shopkeeper sibling smuggler sniper somebody son-in-law "
    "adult advocate ally anchor apprentice assassin athlete attorney baba billionaire boss bureaucrat "
    "captive celebrity champion cleric corporator councillor counsel delegate detective diplomat don "
    "elder enemy entrepreneur executive fraudster godman graduate guest guide guru heiress hero heroine "
    "icon imam individual intern kingpin legend magnate mastermind mate middleman millionaire minor model "
    "mufti native nun operative passerby pastor peon pickpocket pimp poet pradhan professional prophet "
    "runner-up sadhu sailor scholar seed sleuth star teammate tout tycoon vigilante villain waitress "
    "youngster "
    "father-in-law mother-in-law brother-in-law sister-in-law daughter-in-law spinner spouse spy staffer stepfather "
    "stepmother stepson stranger striker sympathiser teen tenant terrorist thief thug toddler trader trainee trainer "
    "traveller troll uncle vendor villager visitor volunteer warden whistleblower wicketkeeper".split()
)

# After an article, a noun that ends so may be a person whom no table knows, unless it is one of these.
PERSON_ENDINGS = ("er", "or", "ist", "ant", "man", "woman", "ian", "ee")
THINGS = frozenset(
    "after agree alter altar another answer anger banner barrier better bigger blister border buffer bumper butter "
    "cancer carrier center centre chapter clear closer cluster coffee colder color colour committee computer constant "
    "container cooler copper corner corridor counter cover cracker crater danger deer degree dinner disaster distant "
    "door either elephant encounter ever exterior factor fee fever fewer fiber filter finger fire firecracker first "
    "floor folder for former free further giant grant greater guarantee hammer harbor her higher helicopter "
    "honor horror hotter human hunger important instant inner interior jubilee junior knee labor ladder larger later latter "
    "launcher layer leather letter list longer lower major manner marker matter metaphor meter mirror "
    "monitor mortar motor murder neither never newspaper nor number odor offer older or order other outer over paper "
    "pepper pillar pleasant plant poor poster power prior processor projector proper quarter radar rather reactor relevant "
    "remainder restaurant river rubber rumor scanner sector sensor senior server sewer shelter shoulder shower significant "
    "silver slower smaller soccer steamer stronger sugar summer super surrender tanker temper terror theater thunder tiger "
    "timber timer tower tractor trailer transfer transistor tree tremor trigger under upper user variant "
    "warrant water weaker weather whether whoever wider winter wonder younger".split()
)

GIVEN_NAMES: dict[str, str] = dict.fromkeys(
    "aamir abhishek adam ajay akash akhilesh akshay alexander amit amitabh anand andrew anil antonio anurag arjun "
    "arvind ashok ashwin barack benjamin bill bob boris chetan david deepak devendra dinesh donald elon emmanuel "
    "ganesh gaurav george girish gopal hardik hari harish hemant hitesh imran jagdish james jasprit jayant jeff jim "
    "joe john joseph kapil karan kevin krishna kuldeep kumar lalit lionel mahendra mahesh manish manoj mark martin "
    "michael mike mohammad mohammed mohan mukesh narendra naveen neeraj nikhil nitin nitish omar pankaj paul peter "
    "piyush prakash pramod pranab prashant rahul raj rajendra rajesh rajiv rajnath rakesh ram ramesh ranveer ravi "
    "ravindra richard rishi robert rohit sachin salman sanjay santosh satish saurabh sergei sergey shahrukh shashi "
    "shivraj shubman siddharth steve subhash sudhir sunil suresh thomas tim tom umesh uday varun vijay vikas vikram "
    "vinay vinod virat vishal vivek vladimir volodymyr william yogesh".split(),
    "he",
)
GIVEN_NAMES |= dict.fromkeys(
    "aarti aishwarya aliya angela anita anjali ankita anna annie anushka aparna asha ayesha deepika elizabeth emma "
    "geeta giorgia hema hillary indira jaya jayalalithaa jennifer jyoti kamala kangana karen katrina kavita "
    "lakshmi lata laura linda mamata manisha maria mary mayawati meena meera michelle mithali nancy nandini neha "
    "nirmala nisha pooja pratibha preeti priya priyanka radha rani rekha renu rita ritu sakshi sania sara sarah seema "
    "shobha shreya smriti sneha sonia sudha sunita sushma swati tara theresa usha vasundhara vidya vinesh".split(),
    "she",
)

# Words that make a capitalised phrase something other than a person.
NOT_PEOPLE = frozenset(
    # Days, feasts, times.
    "today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december diwali holi eid christmas "
    # Bodies and their parts.
    "academy administration agency airline airlines airport air army assembly association authority bank bench board "
    "bureau cabinet centre center club commission committee company congress constitution corporation corps council "
    "court cup department federation force forces foundation fund games government group high hospital house "
    "industries institute janata international lok league limited ltd mahal metro ministry mission motors movement "
    "national nation nations navy network office olympics organisation organization parliament party police post "
    "railway railways rajya sabha samiti sangh school security senate service services society stadium state states "
    "station supreme team temple times tribunal trophy trust union united university vidhan watch "
    # Places and what they are called by.
    "avenue bay bridge city coast colony continent county district east gulf highway hills island islands lake market "
    "mountains nagar north ocean pradesh province region republic river road sea south square street town valley "
    "village west afghanistan africa america arabia argentina asia assam australia austria bangladesh beijing belgium "
    "bengal bengaluru berlin bhopal bhutan bihar brazil britain canada chandigarh chennai chhattisgarh chicago china "
    "colombia cuba delhi denmark dhaka dubai egypt england europe finland france gaza germany ghana goa greece gujarat "
    "gurugram haryana himachal himalayas hungary hyderabad india indonesia indore iran iraq ireland islamabad israel "
    "italy jaipur jakarta jammu japan jerusalem jharkhand kabul kanpur karachi karnataka kashmir kathmandu kenya kerala "
    "kolkata korea kremlin kuwait kyiv ladakh lahore lebanon london lucknow madhya maharashtra malaysia maldives "
    "manipur meghalaya mexico mizoram moscow mumbai myanmar nagaland nagpur nepal netherlands nigeria noida norway "
    "odisha oman pakistan palestine paris patna peru philippines poland portugal pune punjab pyongyang qatar rajasthan "
    "ranchi rawalpindi riyadh romania rome russia saudi scotland seoul serbia shanghai shimla sikkim singapore spain "
    "srinagar sudan sweden switzerland sydney syria taiwan tehran telangana thailand tokyo tripura turkey ukraine "
    "uttar uttarakhand varanasi venezuela vietnam vladivostok wales washington york yemen zimbabwe "
    # Peoples, languages, faiths.
    "afghan african american arab arabic asian australian bangladeshi bengali british buddhist canadian chinese "
    "christian dutch egyptian english european french german hindi hindu indian iranian iraqi irish israeli italian "
    "japanese jewish korean maratha muslim nepali pakistani palestinian punjabi russian sikh spanish syrian tamil "
    "telugu turkish ukrainian urdu western".split()
)

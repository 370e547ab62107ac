"""The words of site chrome, as data: what news pages in Hindi and English print around a report. `chrome` reads them."""

from __future__ import annotations

CODE = "leftover page code"
COMMENT_BOX = "comment box"
COMMENT = "reader's comment"
SHARE = "share buttons"
ADVERT = "advertisement"
OTHER_STORY = "link to another story"
OTHER_HEADING = "heading of other stories"
CREDIT = "photo caption or credit"
COPYRIGHT = "copyright notice"
PROMOTION = "newsletter, app or channel promotion"
BREADCRUMB = "breadcrumb"
TEXT_SIZE = "text size or print button"
TAGS = "tags"
MENU = "site menu"
COUNTER = "reading time or counter"
BYLINE = "byline"

# Whole lines, without their punctuation: "|" divides them.
PHRASES = {
    COMMENT_BOX: """have something to say|have something to say post your opinion|post your opinion|post a comment|post comment|leave a comment
        leave a reply|write a comment|add a comment|join the conversation|comments are closed|be the first to comment
        अपनी राय दें|अपनी राय लिखें|टिप्पणी करें|टिप्पणी लिखें|कमेंट करें|अपनी प्रतिक्रिया दें|इस खबर पर अपनी राय दें""",
    ADVERT: """advertisement|advertisements|advertisement continue reading below|advertisement scroll to continue|ad|ads
        advertorial|sponsored|sponsored content|promoted content|paid content|story continues below this ad
        continue reading below|विज्ञापन|विज्ञापन के बाद जारी|विज्ञापन के नीचे खबर जारी है|खबर विज्ञापन के नीचे जारी है|प्रायोजित
        प्रायोजित सामग्री|विज्ञापन हटाएं|remove ads|ads by google|taboola|outbrain""",
    CREDIT: """file photo|file pic|file image|representative image|representational image|photo|image|फाइल फोटो|फाइल तस्वीर
        फोटो|सांकेतिक तस्वीर|सांकेतिक फोटो|प्रतीकात्मक तस्वीर|प्रतीकात्मक फोटो|प्रतीकात्मक चित्र|तस्वीर|फोटो सोशल मीडिया""",
    PROMOTION: """download app|download our app|get the app|open app|open in app|install app|subscribe to our newsletter
        subscribe now|sign up for our newsletter|newsletter|newsletters|follow us|follow us on|ऐप डाउनलोड करें|ऐप में खोलें
        एप डाउनलोड करें|न्यूजलेटर|हमें फॉलो करें|हमसे जुड़ें|सब्सक्राइब करें|अभी सब्सक्राइब करें|अलर्ट सब्सक्राइब करें""",
    TEXT_SIZE: """print|print this article|print article|text size|font size|change font size|increase font size|decrease font size
        प्रिंट|प्रिंट करें|फॉन्ट साइज|फॉन्ट|टेक्स्ट साइज|अक्षरों का आकार|अक्षर का आकार|छोटा अक्षर|बड़ा अक्षर|खबर सुनें|सुनें
        listen to this article|listen to article|इस खबर को सुनें""",
    OTHER_STORY: """read more|read full story|read full article|continue reading|show more|load more|view more|see more|view all|see all
        read in english|और पढ़ें|और देखें|पूरी खबर पढ़ें|पूरा पढ़ें|आगे पढ़ें|विस्तार से पढ़ें|सभी देखें|अगली खबर|पिछली खबर|next article
        next story|previous article|previous story|prev article|अगला लेख|पिछला लेख|अंग्रेजी में पढ़ें""",
    MENU: """home|login|log in|sign in|sign up|register|logout|my account|search|menu|close|skip to content|skip to main content
        back to top|go to top|epaper|e paper|about us|about|contact us|contact|privacy policy|privacy|terms|terms of use
        terms and conditions|terms of service|cookie policy|disclaimer|sitemap|site map|advertise with us|careers|feedback|rss|rss feed
        hindi news|news|होम|होम पेज|मुख्य पृष्ठ|मुखपृष्ठ|लॉगिन|लॉग इन|साइन इन|साइन अप|खोजें|सर्च|मेन्यू|मेनू|ई पेपर|ईपेपर|हमारे बारे में
        संपर्क|संपर्क करें|गोपनीयता नीति|प्राइवेसी पॉलिसी|नियम और शर्तें|उपयोग की शर्तें|अस्वीकरण|साइटमैप|हिंदी न्यूज|हिंदी समाचार|न्यूज|समाचार
        ऊपर जाएं|विज्ञापन दें|हमारे साथ विज्ञापन करें|english|हिंदी संस्करण|लाइव टीवी|live tv""",
    COUNTER: "min read|मिनट में पढ़ें",
    OTHER_HEADING: """more news|more stories|related|related news|related stories|related articles|related posts|related content
        also read|read also|also see|must read|most read|most popular|most viewed|popular news|popular posts|popular stories|trending
        trending now|trending news|trending stories|top stories|top news|latest news|latest stories|recent posts|recommended
        recommended for you|recommended stories|you may also like|you might also like|you may like|from the web|editors picks|don t miss
        in case you missed it|more from this section|web stories|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|इन्हें भी पढ़ें|यह खबर भी पढ़ें|ये खबर भी पढ़ें
        ये खबरें भी पढ़ें|यह भी देखें|ये भी देखें|और खबरें|अन्य खबरें|अन्य समाचार|और समाचार|संबंधित खबरें|संबंधित समाचार|संबंधित लेख|मिलती जुलती खबरें
        ताजा खबरें|ताजा समाचार|ताजातरीन|बड़ी खबरें|मुख्य समाचार|टॉप न्यूज|टॉप स्टोरीज|टॉप खबरें|लेटेस्ट न्यूज|ट्रेंडिंग|ट्रेंडिंग न्यूज|लोकप्रिय खबरें
        सबसे ज्यादा पढ़ी गई|सबसे ज्यादा पढ़ी गई खबरें|सर्वाधिक पढ़ी गई|सबसे ज्यादा पढ़े गए|आपको ये भी पसंद आ सकता है|आपके लिए|संपादक की पसंद
        वेब स्टोरी|वेब स्टोरीज|जरूर पढ़ें|इन खबरों को भी पढ़ें|आपकी पसंद की खबरें|प्रमुख खबरें|चर्चित खबरें""",
    COMMENT: "comments|comment|reader comments|all comments|टिप्पणियां|टिप्पणी|कमेंट|कमेंट्स|प्रतिक्रियाएं|पाठकों की राय|आपकी टिप्पणियां",
    TAGS: "tags|tag|topics|related topics|keywords|टैग|टैग्स|टॉपिक्स|संबंधित टैग",
}

# How headings of other stories end and begin: "International News की और खबरें", "More from India"
HEADING_ENDS = "की और खबरें|से और खबरें|की अन्य खबरें|की ताजा खबरें|से जुड़ी खबरें|की बड़ी खबरें|की खबरें"
HEADING_STARTS = "more from|more in|latest from|more on"

# Lines all of whose words are among these, one at least among the first set: "Share: Facebook | Twitter 12".
BAGS = {
    SHARE: (
        "share shares facebook twitter whatsapp telegram linkedin pinterest reddit koo tweet शेयर साझा फेसबुक ट्विटर व्हाट्सएप वॉट्सऐप "
        "व्हाट्सऐप वाट्सएप टेलीग्राम लिंक्डइन ट्वीट",
        "on via this article story news post link copy copied email mail x instagram youtube with friends to us follow करें कीजिए पर इस को यह "
        "खबर लेख लिंक कॉपी ईमेल मेल एक्स इंस्टाग्राम यूट्यूब के साथ दोस्तों हमें फॉलो",
    ),
    COUNTER: (
        "read views view likes shares comments comment reads व्यूज टिप्पणी टिप्पणियां कमेंट कमेंट्स पढ़ें पढ़ने",
        "min mins minute minutes time reading k m l lakh मिनट में का समय लगेगा total no",
    ),
}
CATEGORIES = """
international|world|world news|national|india|india news|nation|politics|business|economy|sports|cricket|entertainment|bollywood
technology|tech|science|health|lifestyle|education|career|religion|opinion|editorial|state|states|city|cities|crime|auto|travel|weather
देश|विदेश|दुनिया|राष्ट्रीय|अंतरराष्ट्रीय|अंतर्राष्ट्रीय|राजनीति|कारोबार|व्यापार|बिजनेस|बिज़नेस|अर्थव्यवस्था|खेल|खेल जगत|क्रिकेट|मनोरंजन|बॉलीवुड
टेक्नोलॉजी|तकनीक|टेक|विज्ञान|स्वास्थ्य|हेल्थ|सेहत|लाइफस्टाइल|जीवन शैली|शिक्षा|करियर|धर्म|अध्यात्म|राशिफल|विचार|संपादकीय|राज्य|प्रदेश|शहर
महानगर|अपराध|क्राइम|ऑटो|यात्रा|मौसम|चुनाव|भारत|स्थानीय|उत्तर प्रदेश|मध्य प्रदेश|बिहार|राजस्थान|दिल्ली एनसीआर|झारखंड|छत्तीसगढ़|उत्तराखंड
हरियाणा|पंजाब|महाराष्ट्र|गुजरात|हिमाचल प्रदेश|पश्चिम बंगाल
"""
HOME = "home|होम|होम पेज|मुख्य पृष्ठ|मुखपृष्ठ|hindi news|हिंदी न्यूज|हिंदी समाचार"
CATEGORY_ENDS = "news समाचार न्यूज खबर खबरें"

LABELS = {
    OTHER_STORY: (
        "यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|इन्हें भी पढ़ें|यह खबर भी पढ़ें|ये खबर भी पढ़ें|ये खबरें भी पढ़ें|also read|read also|read more|must read"
        "|और पढ़ें|यह भी देखें|ये भी देखें|also watch|also see|watch|related|पढ़ें|संबंधित खबर|जरूर पढ़ें",
        30,
    ),
    CREDIT: (
        "photo|photos|photo credit|photo credits|photo courtesy|photo source|image|image source|image credit|picture|pic|pic credit|file photo"
        "|फोटो|फाइल फोटो|फोटो क्रेडिट|फोटो साभार|फोटो सौजन्य|तस्वीर|तस्वीर साभार|छायाचित्र|इमेज सोर्स|इमेज क्रेडिट|सभी फोटो|फोटो सोर्स",
        14,
    ),
    TAGS: ("tags|tag|topics|related topics|keywords|टैग|टैग्स|टॉपिक्स|first published tags", 60),
}
BYLINE_LABELS = """
written by|edited by|reported by|report by|published by|posted by|curated by|compiled by|translated by|by|author|authored by|reporter|agency
लेखक|लेखिका|रिपोर्ट|रिपोर्टर|संवाददाता|संपादन|संपादित|प्रस्तुति|द्वारा|इनपुट|एडिटेड बाय|रिटेन बाय|रिपोर्टेड बाय|अनुवाद|edited|लेखन
"""
SERVICES = """
whatsapp व्हाट्सएप व्हाट्सऐप वॉट्सऐप वाट्सएप वॉट्सएप telegram टेलीग्राम app ऐप एप newsletter न्यूजलेटर google गूगल facebook फेसबुक
twitter ट्विटर youtube यूट्यूब instagram इंस्टाग्राम channel चैनल notification notifications नोटिफिकेशन
"""
INVITES = "जुड़ें|जुड़िए|फॉलो करें|डाउनलोड करें|सब्सक्राइब करें|लाइक करें|ज्वाइन करें|जॉइन करें|इंस्टॉल करें|क्लिक करें"
INVITES_ENGLISH = "follow join download subscribe get sign like install"
OURS = "हमारे हमारा हमारी हमें हमसे our us"
SOMEBODY_SAYS = "कि कहा कहते बताया बोले बोलीं अपील said"
# How a line begins, and ends, that asks to read on at the same house.
READ_ON = """
देश और दुनिया की|देश दुनिया की|ताजा खबरों के लिए|ब्रेकिंग न्यूज|हिंदी न्यूज|ऐसी ही|get all the latest|read all the latest|catch all the
"""
READ_ON_ENDS = """
पढ़ते रहें|जुड़े रहें|बने रहें|बने रहिए|जुड़े रहिए|के साथ|क्लिक करें|डाउनलोड करें|जुड़ें|यहां पढ़ें|here|app|news
"""
RIGHTS = "all rights reserved|सर्वाधिकार सुरक्षित|सभी अधिकार सुरक्षित"

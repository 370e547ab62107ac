"""Names of people as Hindi newspapers write them, and the words that must not be taken for names.

The names need not be complete: they tell that a word is a name where the article itself does not, and how it is spelled
where the translation cannot. "_" stands for a space, "/" stands between spellings that are as good as each other.
"""

from __future__ import annotations

from translate.tables import table

_GIVEN = """
अखिलेश Akhilesh|अजीत Ajit/Ajeet|अनिल Anil|अनुराग Anurag|अनुष्का Anushka|अब्दुल Abdul|अभिनव Abhinav|अभिषेक Abhishek|अमरिंदर Amarinder|अमिताभ Amitabh|अमित Amit|अरविंद अरविन्द Arvind
अर्जुन Arjun|अविनाश Avinash|अशोक Ashok|अश्विनी Ashwini|असदुद्दीन Asaduddin|आदित्य Aditya|आतिशी Atishi|आमिर Aamir/Amir|आलिया Alia|आशीष Ashish|आशुतोष Ashutosh|इंदिरा Indira|इमरान Imran
उद्धव Uddhav|उमर Omar/Umar|एकनाथ Eknath|ऐश्वर्या Aishwarya|कंगना Kangana|कपिल Kapil|कमलनाथ Kamal_Nath|करीना Kareena|कैलाश Kailash|कुलदीप Kuldeep|कुलविंदर Kulwinder/Kulvinder
गजेंद्र गजेन्द्र Gajendra|गिरिराज Giriraj|गोविंद Govind|गौतम Gautam/Gautham|चंद्रशेखर Chandrashekhar/Chandrasekhar|चिराग Chirag|चेतन Chetan|जगदीप Jagdeep|जगदीश Jagdish|जगन्नाथ Jagannath
जयललिता Jayalalithaa/Jayalalitha|जयंत Jayant|जसप्रीत Jasprit|जितेंद्र जितेन्द्र Jitendra|जीतन Jitan|जेपी JP/J_P/J.P.|तेजस्वी Tejashwi/Tejaswi|तेजप्रताप Tej_Pratap|दिग्विजय Digvijaya/Digvijay
दिनेश Dinesh|दीपिका Deepika|देवेंद्र देवेन्द्र Devendra|द्रौपदी Droupadi/Draupadi|धर्मेंद्र धर्मेन्द्र Dharmendra|नंदिनी Nandini|नरेंद्र नरेन्द्र Narendra|नरेश Naresh|नवजोत Navjot|नवीन Naveen/Navin
निखिल Nikhil|नितिन Nitin|नितीश नीतीश Nitish|निर्मला Nirmala|नीरज Neeraj|नेहा Neha|पंकज Pankaj|पंकजा Pankaja|पवन Pawan/Pavan|पीयूष Piyush|प्रणब प्रणव Pranab|प्रदीप Pradeep|प्रफुल्ल Praful
प्रमोद Pramod|प्रवीण Praveen/Pravin|प्रशांत Prashant|प्रियंका Priyanka|फारूक Farooq|बालासाहेब Balasaheb|बृजेश ब्रजेश Brijesh/Brajesh|भगवंत Bhagwant|भूपेंद्र भूपेन्द्र Bhupendra|भूपेश Bhupesh
मनमोहन Manmohan|मनीष Manish|मनोज Manoj|मनोहर Manohar|ममता Mamata|महबूबा Mehbooba|महेंद्र महेन्द्र Mahendra|महेश Mahesh|माधुरी Madhuri|मायावती Mayawati|मिताली Mithali|मीनाक्षी Meenakshi
मुकेश Mukesh|मुख्तार Mukhtar|मुलायम Mulayam|मोहम्मद मुहम्मद Mohammed/Mohammad/Muhammad/Mohamed|मोहन Mohan|यशवंत Yashwant|युवराज Yuvraj|योगेंद्र योगेन्द्र Yogendra|योगेश Yogesh|रजनीकांत Rajinikanth
रणवीर Ranveer|रणबीर Ranbir|रमेश Ramesh|रविशंकर Ravi_Shankar/Ravishankar|रवींद्र रविंद्र रवीन्द्र Ravindra/Rabindra|राकेश Rakesh|राघव Raghav|राजकुमार Rajkumar/Raj_Kumar|राजनाथ Rajnath|राजीव Rajiv/Rajeev
राजेंद्र राजेन्द्र Rajendra|राजेश Rajesh|राबड़ी Rabri|रामनाथ Ram_Nath/Ramnath|रामविलास Ram_Vilas|राहुल Rahul|रिजिजू Rijiju|रेणु Renu|रोहित Rohit|लालकृष्ण Lal_Krishna/L.K.|लालू Lalu|वसुंधरा Vasundhara
विक्रम Vikram|विनय Vinay|विनेश Vinesh|विनोद Vinod|विराट Virat|वेंकैया Venkaiah|शत्रुघ्न Shatrughan|शरद Sharad|शशि Shashi|शाहरुख Shah_Rukh/Shahrukh|शिवराज Shivraj|शुभमन Shubman|श्रेयस Shreyas|संजय Sanjay
संजीव Sanjeev/Sanjiv|संदीप Sandeep|सचिन Sachin|सतीश Satish|सत्येंद्र सत्येन्द्र Satyendra/Satyendar|सलमान Salman|सविता Savita|साक्षी Sakshi|सानिया Sania|सिद्धारमैया Siddaramaiah|सीताराम Sitaram|सुखबीर Sukhbir
सुधा Sudha|सुधीर Sudhir|सुनील Sunil|सुनीता Sunita|सुब्रमण्यम Subramaniam/Subramanian/Subrahmanyam|सुरेंद्र सुरेन्द्र Surendra/Surinder|सुरेश Suresh|सुशील Sushil|सुषमा Sushma|सोनिया Sonia|सौरभ Saurabh/Sourabh
सौरव Sourav|स्मृति Smriti|हरभजन Harbhajan|हरीश Harish|हार्दिक Hardik|हिमंत Himanta|हेमंत Hemant|राजेश्वर Rajeshwar|रामेश्वर Rameshwar|दीपेंद्र Deepender/Dipendra|वीरेंद्र वीरेन्द्र Virendra/Virender|शैलेश Shailesh
शैलेंद्र शैलेन्द्र Shailendra|उपेंद्र उपेन्द्र Upendra|नागेंद्र नागेन्द्र Nagendra|ज्ञानेंद्र Gyanendra|अमरेंद्र Amarendra|हरेंद्र Harendra|कौशलेंद्र Kaushalendra|मिथिलेश Mithilesh|कमलेश Kamlesh|विमलेश Vimlesh
अंकित Ankit|अंकिता Ankita|अंजलि अंजली Anjali|अंजू Anju|अंशु Anshu|अखिलेंद्र Akhilendra|अजहर Azhar|अदिति Aditi|अनामिका Anamika|अनीता अनिता Anita|अनूप Anoop/Anup|अपर्णा Aparna|अभिजीत Abhijit/Abhijeet|अमरजीत Amarjit/Amarjeet
अरविंदर Arvinder|अर्णब Arnab|अर्पिता Arpita|अलका Alka|अवधेश Awadhesh|आयशा Ayesha|आरिफ Arif|आशिष Ashish|इरफान Irfan|ईश्वरदास Ishwardas|उज्ज्वला Ujjwala|उमेश Umesh|उर्मिला Urmila|ओमप्रकाश Om_Prakash/Omprakash|कन्हैया Kanhaiya
करिश्मा Karishma|काजोल Kajol|कृपाशंकर Kripashankar|कृष्णकांत Krishnakant|केदारनाथ Kedarnath|केशव Keshav|गजानन Gajanan|गुरप्रीत Gurpreet|गुरमीत Gurmeet|गुलशन Gulshan|घनश्याम Ghanshyam|जगमोहन Jagmohan|जयदीप Jaideep|जयप्रकाश Jayaprakash/Jai_Prakash
जयराम Jairam/Jayaram|जसवंत Jaswant|जावेद Javed|जाकिर Zakir|जुबैर Zubair|जैकलीन Jacqueline|तबस्सुम Tabassum|तनुजा Tanuja|तृषा Trisha|त्रिलोचन Trilochan|दिलीप Dilip|दिव्या Divya|दीनदयाल Deendayal|दीनानाथ Dinanath|दीपेश Dipesh
नसीम Naseem|नागेश Nagesh|निकिता Nikita|नितेश Nitesh|नीतू Neetu|नीलेश Nilesh/Neelesh|नुसरत Nusrat|नूपुर Nupur|पंकजेश Pankajesh|परमजीत Paramjit|परवेज Parvez/Pervez|पल्लवी Pallavi|पुनीत Puneet|पुरुषोत्तम Purushottam|पूनम Poonam
प्रकाशचंद Prakash_Chand|प्रज्ञा Pragya|प्रहलाद Prahlad|प्रियंवदा Priyamvada|प्रीतम Pritam|फारुख Farukh|बबलू Bablu|बबीता Babita|बलबीर Balbir|बलराम Balram|बलविंदर Balwinder|बिपिन Bipin|बीरेंद्र Birendra|बुद्धदेव Buddhadeb
भरत Bharat|भानुप्रताप Bhanu_Pratap|भूषण Bhushan|मंजीत Manjit/Manjeet|मंजू Manju|मधु Madhu|मधुर Madhur|मनजीत Manjit/Manjeet|मनप्रीत Manpreet|मनीषा Manisha|मयंक Mayank|मल्लिकार्जुन Mallikarjun|महमूद Mahmood/Mahmud|मिथुन Mithun
मीना Meena|मीरा Meera/Mira|मीराबाई Mirabai|मुनेंद्र Munendra|मुन्ना Munna|मुस्तफा Mustafa|मृदुला Mridula|मेधा Medha|मेनका Maneka/Menaka|मोनिका Monica/Monika|मोहित Mohit|यासीन Yasin|यूसुफ Yusuf/Yousuf|रंजन Ranjan|रंजना Ranjana
रंजीत रणजीत Ranjit/Ranjeet|रघुवंश Raghuvansh|रघुराम Raghuram|रणदीप Randeep|रफीक Rafiq|रवीना Raveena|रश्मि Rashmi|राजन Rajan|राजबीर Rajbir|राजवीर Rajveer|राजू Raju|राजेश्वरी Rajeshwari|राधेश्याम Radheshyam|रामकृष्ण Ramakrishna
रामचंद्र Ramachandra/Ramchandra|रामदास Ramdas|रामदेव Ramdev|रामनरेश Ramnaresh|रामबाबू Rambabu|ऋतिक Hrithik|रितेश Ritesh|रिया Rhea/Riya|रीता Rita/Reeta|रीना Reena|रुचिका Ruchika|रूपेश Rupesh|रोशन Roshan|ललित Lalit
लता Lata|लीला Leela|लोकेश Lokesh|वंदना Vandana|वरुण Varun|विजयेंद्र Vijayendra|विद्या Vidya|विनीत Vineet|विनीता Vineeta|विपिन Vipin|विमला Vimala|विवेकानंद Vivekananda|विश्वनाथ Vishwanath/Viswanath|विष्णुदेव Vishnu_Deo
वीणा Veena|वीरभद्र Virbhadra|वेंकटेश Venkatesh|वैशाली Vaishali|शकील Shakeel|शबाना Shabana|शमशेर Shamsher|शरमन Sharman|शिखा Shikha|शिवकुमार Shivakumar/Shiv_Kumar|शिवानी Shivani|शीला Sheila/Shila|शैलजा Shailaja|शोएब Shoaib
श्रवण Shravan|श्रीकांत Srikanth/Shrikant|श्रीदेवी Sridevi|श्रीनिवास Srinivas|श्रुति Shruti|श्वेता Shweta|संगीता Sangeeta/Sangita|संजना Sanjana|सज्जन Sajjan|सतनाम Satnam|सत्यपाल Satyapal|समीना Samina|सरोज Saroj|सलीम Salim/Saleem
सुखदेव Sukhdev|सुखविंदर Sukhwinder|सुचित्रा Suchitra|सुजाता Sujata|सुदर्शन Sudarshan|सुदेश Sudesh|सुधांशु Sudhanshu|सुनयना Sunayana|सुब्रत Subrata|सुमित Sumit|सुमित्रा Sumitra|सुरभि Surabhi|सुरजीत Surjit/Surjeet|सुलोचना Sulochana
सुष्मिता Sushmita|सोनम Sonam|सोनल Sonal|सोनू Sonu|सोमनाथ Somnath|सोहन Sohan|हरमनप्रीत Harmanpreet|हरदीप Hardeep|हरिराम Hariram|हरिवंश Harivansh|हर्षवर्धन Harsh_Vardhan/Harshvardhan|हिमांशु Himanshu|हेमा Hema|शेखर Shekhar
"""
_FAMILY = """
मोदी Modi|शाह Shah|गांधी गाँधी Gandhi|नेहरू Nehru|यादव Yadav|शर्मा Sharma|वर्मा Verma/Varma|गुप्ता Gupta|मिश्रा मिश्र Mishra/Misra|तिवारी Tiwari|पांडेय पांडे पाण्डेय Pandey|त्रिपाठी Tripathi|द्विवेदी Dwivedi
चतुर्वेदी Chaturvedi|शुक्ला Shukla|अग्रवाल Agarwal/Aggarwal|अग्निहोत्री Agnihotri|बनर्जी Banerjee|मुखर्जी Mukherjee|चटर्जी Chatterjee|चक्रवर्ती Chakraborty/Chakravarty/Chakrabarti|भट्टाचार्य Bhattacharya
केजरीवाल Kejriwal|सिसोदिया Sisodia|आडवाणी Advani|वाजपेयी Vajpayee|येचुरी Yechury|करात Karat|खड़गे खरगे Kharge|थरूर Tharoor|चिदंबरम Chidambaram|सिब्बल Sibal|सुरजेवाला Surjewala|गहलोत Gehlot|गोयल Goyal
गडकरी Gadkari|फडणवीस फड़नवीस Fadnavis|ठाकरे Thackeray|पवार Pawar|चव्हाण Chavan|राणे Rane|शिंदे Shinde|सीतारमण Sitharaman|जयशंकर Jaishankar|नड्डा Nadda|रूडी Rudy|सिंधिया Scindia|चौटाला Chautala|हुड्डा Hooda
सोरेन Soren|मरांडी Marandi|मुर्मू Murmu|कोविंद Kovind|धनखड़ Dhankhar|बिरला Birla|ओवैसी Owaisi|आजमी Azmi|अब्दुल्ला Abdullah/Abdulla|मुफ्ती Mufti|नायडू Naidu|रेड्डी Reddy|स्टालिन Stalin|विजयन Vijayan|कुमारस्वामी Kumaraswamy
येदियुरप्पा Yediyurappa|पटनायक Patnaik|बघेल Baghel|भागवत Bhagwat|आदित्यनाथ Adityanath|मौर्य Maurya|राजभर Rajbhar|कुशवाहा Kushwaha|मांझी Manjhi|पासवान Paswan|सोलंकी Solanki|रूपाणी Rupani|धामी Dhami|खट्टर Khattar
सैनी Saini|चौहान Chauhan/Chouhan|राठौड़ राठौर Rathore/Rathod|शेखावत Shekhawat|राजपूत Rajput|सिसौदिया Sisodia|तोमर Tomar|भदौरिया Bhadoria/Bhadauria|बुंदेला Bundela|सक्सेना Saxena|माथुर Mathur|श्रीवास्तव Srivastava/Shrivastava
कुलकर्णी Kulkarni|देशमुख Deshmukh|देशपांडे Deshpande|जोशी Joshi|पाटिल Patil|जाधव Jadhav|गायकवाड़ Gaikwad|कांबले Kamble|आंबेडकर अंबेडकर आम्बेडकर Ambedkar|तेंदुलकर Tendulkar|गावस्कर Gavaskar|कोहली Kohli|धोनी Dhoni|बुमराह Bumrah
सहवाग Sehwag|गांगुली Ganguly|द्रविड़ Dravid|कुंबले Kumble|जडेजा Jadeja|शमी Shami|सिराज Siraj|अश्विन Ashwin|गंभीर Gambhir|रहाणे Rahane|पुजारा Pujara|चोपड़ा Chopra|मल्होत्रा Malhotra|कपूर Kapoor|खन्ना Khanna|बच्चन Bachchan
पादुकोण Padukone|रनौत Ranaut|देवगन Devgn|नागर Nagar|मलिक Malik|हसन Hasan/Hassan|हुसैन Hussain/Hussein|अंसारी Ansari|सिद्दीकी Siddiqui|कुरैशी Qureshi|राजपक्षे Rajapaksa|विक्रमसिंघे Wickremesinghe|देशवाल Deshwal|फोगाट Phogat
पुनिया Punia|सिद्धू Sidhu|भट्टी Bhatti|ढिल्लों Dhillon|ग्रेवाल Grewal|संधू Sandhu|मेहता Mehta|बंसल Bansal|जिंदल Jindal|मित्तल Mittal|अडानी अदाणी Adani|अंबानी Ambani|बिड़ला Birla|महिंद्रा Mahindra
उपाध्याय Upadhyay/Upadhyaya|ओझा Ojha|कश्यप Kashyap|कुशवाह Kushwah|खुराना Khurana|खुर्शीद Khurshid|गर्ग Garg|गिल Gill|गोगोई Gogoi|गोस्वामी Goswami|गौड़ा Gowda|घोषाल Ghoshal|चंद्रा Chandra|चटोपाध्याय Chattopadhyay|चोकसी Choksi
जायसवाल Jaiswal|झुनझुनवाला Jhunjhunwala|टंडन Tandon|टाइटलर Tytler|ठक्कर Thakkar|डोभाल Doval|ढींगरा Dhingra|तिलक Tilak|त्यागी Tyagi|दासगुप्ता Dasgupta|दीक्षित Dikshit/Dixit|धवन Dhawan|नारंग Narang
नैयर Nayyar|पठान Pathan|परमार Parmar|पाठक Pathak|पाल्ला Palla|पुनावाला Poonawalla|प्रजापति Prajapati|बजाज Bajaj|वाघेला Vaghela|बडोला Badola|बत्रा Batra|बरुआ Barua|बहुगुणा Bahuguna|बिश्नोई विश्नोई Bishnoi|बिष्ट Bisht|बेदी Bedi|भंडारी Bhandari
भल्ला Bhalla|भाटिया Bhatia|भूरिया Bhuria|मंडाविया Mandaviya|मरकाम Markam|महतो Mahato|मांडवी Mandvi|माल्या Mallya|मुंडा Munda|मुंडे Munde|मेघवाल Meghwal|मेनन Menon|मोइत्रा Moitra|राजे Raje|राठी Rathi|लवासा Lavasa|लोहिया Lohia|वाड्रा Vadra
वाधवा Wadhwa|विश्वकर्मा Vishwakarma|वैष्णव Vaishnaw/Vaishnav|शास्त्री Shastri|श्रीनिवासन Srinivasan|सचदेवा Sachdeva|सरमा Sarma|साहनी Sahni|सिन्हा Sinha|सेठी Sethi|सोढ़ी Sodhi|सोनकर Sonkar|सोनोवाल Sonowal|हजारे Hazare
"""
_ABROAD = """
ट्रंप ट्रम्प Trump|ओबामा Obama|बाइडेन बाइडन Biden|क्लिंटन Clinton|रीगन Reagan|पुतिन Putin|व्लादिमीर व्लादिमिर Vladimir|लावरोव Lavrov|मेदवेदेव Medvedev|ज़ेलेंस्की जेलेंस्की Zelenskyy/Zelensky
जिनपिंग Jinping|जोंग Jong|किम Kim|शी Xi|नेतन्याहू Netanyahu|बेंजामिन Benjamin|एर्दोगन एर्दोआन Erdogan/Erdoğan|मैक्रों Macron|इमैनुएल इमानुएल Emmanuel|मर्केल Merkel|शोल्ज़ शोल्त्स Scholz|जॉनसन Johnson|सुनक Sunak|स्टार्मर Starmer|कैमरन Cameron
ब्लिंकन Blinken|हैरिस Harris|ट्रूडो Trudeau|जस्टिन Justin|खामेनेई Khamenei|रईसी Raisi|रूहानी Rouhani|असद Assad|गुटेरेस Guterres|मुशर्रफ Musharraf|भुट्टो Bhutto|जरदारी Zardari|शहबाज Shehbaz|नवाज Nawaz|हसीना Hasina
दहल Dahal|प्रचंड Prachanda|देउबा Deuba|राजपक्षा Rajapaksa|मस्क Musk|बेजोस Bezos|जुकरबर्ग Zuckerberg|मंडेला Mandela|मादुरो Maduro|बोल्सोनारो Bolsonaro|किशिदा Kishida|शिंजो Shinzo|डोनाल्ड डोनल्ड Donald|बराक Barack
मिखाइल Mikhail|दिमित्री Dmitry|सर्गेई Sergei/Sergey|अलेक्जेंडर Alexander|माइकल Michael|रॉबर्ट Robert|विलियम William|रिचर्ड Richard|एलिजाबेथ Elizabeth|जेनिफर Jennifer|क्रिस्टीन Christine|फ्रांसिस Francis|एंटोनियो Antonio
"""
# Names that are Hindi words besides: they tell nothing by themselves, but beside another name or after a title they do.
WORDS_TOO = frozenset(
    "आशा प्रकाश सूर्य सूरज विजय राज देव आनंद आनन्द कमल कमला ज्योति दीपक किरण कृष्ण राम श्याम सीता गीता लक्ष्मी सरस्वती दुर्गा काली गंगा यमुना "
    "भारती जय अजय अमर अमृत अमन चांद चाँद चंद चंद्र तारा उषा संध्या निशा रजनी प्रभा आभा शोभा कल्पना कविता रचना अर्चना वंदना प्रार्थना भावना "
    "साधना करुणा ममता दया क्षमा श्रद्धा आस्था निष्ठा कीर्ति यश वैभव गौरव सौभाग्य संतोष उदय अरुण तरुण प्रेम मोती हीरा रतन मणि सागर सरिता बादल "
    "वर्षा बसंत वसंत शिशिर प्रभात प्रताप प्रसाद प्रधान नायक पंडित आचार्य मुंशी चौधरी सरदार ठाकुर राजा रानी कुमार कुमारी सिंह नाथ दास गुरु "
    "स्वामी बाबा बाबू साहब भाई बहन देवी माता बेगम खान खां मियां शेख मुल्ला सेन साहू मोर मंगल बुध शुक्र शनि सोम रवि इंदु शशि नवल नील नीलम पन्ना "
    "कंचन स्वर्ण रजत अनंत अखिल निर्मल विमल कोमल सरल सुमन पुष्प पुष्पा वीर धीर धीरज साहिल दर्शन दीप विवेक विनय विशाल विराट नवीन आकाश पृथ्वी गगन "
    "मेघ पवन अग्नि समीर मनु कौशल आदर्श उत्तम उज्ज्वल एकता समता प्रीति तृप्ति मुक्ति शक्ति भक्ति प्रगति आरती पार्वती गोपाल गणेश शंकर शिव विष्णु "
    "हनुमान जैन पुरी गिरि भट्ट राय राव धर पाल दत्त घोष बोस नंदा रावत नेगी भगत खत्री पुजारी पटेल नागर चंदन केसर गुलाब कली बेला जवाहर हरि प्रभु "
    "खुदा नूर शमा चमन इकबाल इंसाफ आजाद आज़ाद शहीद गाजी हाजी काजी मीर फूल रमजान दीवाली प्रतिभा प्रतीक चिराग तमन्ना मुस्कान खुशी सपना नैना पलक "
    "पायल काजल बिंदु रेखा लता छाया माया काया धारा गाथा कथा श्रुति स्मृति ऋतु गंभीर प्रचंड शरद भागवत दहल पादरी मुलायम माधुरी प्रशांत साक्षी तिलक "
    "अभिनव युवराज राजकुमार कैलाश राजपूत हसीना रूहानी अश्विन चेतन हार्दिक वसुंधरा महबूबा मांझी भरत भूषण मधु मधुर मेधा रंजन रोशन ललित लीला विद्या "
    "वैशाली वीणा श्रवण सज्जन शास्त्री पाठक प्रजापति त्यागी वैष्णव विश्वकर्मा सुरभि मीना मंजू पूनम नूपुर शिखा शीला सुदर्शन अंकित अर्पिता "
    "पुरुषोत्तम पल्लवी प्रज्ञा प्रीतम भंडारी विनीत विनीता श्वेता सुमित्रा करिश्मा तनुजा नसीम गुलशन केदारनाथ सोमनाथ मिथुन उज्ज्वला नागेश शैलजा "
    "राजे हजारे".split()
)

TITLES = {
    hindi: frozenset(english.lower().replace("/", " ").split())
    for hindi, english in table(
        """
श्री श्रीमान मिस्टर Mr/Shri/Sri|श्रीमती सुश्री Mrs/Ms/Smt/Shrimati|डॉ डॉक्टर डा Dr/Doctor|प्रो प्रोफेसर Prof/Professor|प्रधानमंत्री Minister/PM/Premier|मुख्यमंत्री उपमुख्यमंत्री Minister/CM
मंत्री Minister|राष्ट्रपति उपराष्ट्रपति President/President-elect|राज्यपाल Governor|सांसद MP|विधायक MLA|नेता Leader|प्रवक्ता Spokesperson/Spokesman/Spokeswoman|अध्यक्ष President/Chairman/Chairperson/Chief|महासचिव Secretary
सचिव Secretary|निदेशक Director|अधीक्षक Superintendent|कप्तान Captain/Skipper|अभिनेता Actor|अभिनेत्री Actress/Actor|न्यायमूर्ति जस्टिस Justice|जनरल General|कर्नल Colonel|मेजर Major|कैप्टन Captain|इंस्पेक्टर निरीक्षक Inspector
चांसलर Chancellor|सीनेटर Senator|पोप Pope|मौलाना Maulana|सीईओ CEO|पत्नी Wife|वकील Lawyer/Advocate
"""
    ).items()
}
"""A title that stands before a name -> the words for it in English, in small letters."""

# Words of every day, of the news and from English that a capitalised English word may sound like, and no names of people.
COMMON = frozenset(
    "है हैं हूं हूँ हो था थी थे थीं हुआ हुई हुए हुईं होगा होगी होंगे होता होती होते होना होने होकर हों में से को का की के कि ने पर तक और या एवं "
    "व तथा भी ही तो न ना नहीं मत जो जिस जिसे जिसका जिसकी जिसके जिससे जिसने जिसमें जिन जिनके जिनकी जिनका जिन्हें जिन्होंने यह ये वह वे वो इस इसे "
    "इसका इसकी इसके इससे इसने इसमें इन इनके इनकी इनका इन्हें इन्होंने उस उसे उसका उसकी उसके उससे उसने उसमें उन उनके उनकी उनका उन्हें उन्होंने "
    "उनसे मैं मैंने मुझे मेरा मेरी मेरे हम हमें हमारा हमारी हमारे हमने तुम तू तुम्हें तुम्हारा आप आपको आपका आपकी आपके आपने कौन क्या क्यों कैसे "
    "कैसा कैसी कब कहां कहाँ कहीं किस किसे किसी किसने किन कितना कितनी कितने कोई कुछ सब सभी सारा सारे सारी हर अब तब जब कभी अभी तभी यहां यहाँ वहां "
    "वहाँ जहां जहाँ इधर उधर ऐसा ऐसी ऐसे वैसे जैसे जैसा जैसी लिए लिये साथ बाद पहले बीच पास दूर ऊपर नीचे अंदर बाहर भीतर सामने पीछे आगे ओर तरफ "
    "बिना सिवा अलावा बजाय बारे द्वारा जरिए दौरान लेकर लेकिन मगर किंतु परंतु बल्कि क्योंकि इसलिए ताकि यदि अगर फिर वाला वाली वाले वालों सा सी "
    "मात्र केवल सिर्फ बहुत ज्यादा ज़्यादा कम अधिक काफी लगभग करीब शायद जरूर बिल्कुल हां जी जनाब अपना अपनी अपने खुद स्वयं अन्य दूसरा दूसरी दूसरे "
    "एक दो तीन चार पांच पाँच छह सात आठ नौ दस सौ हजार हज़ार लाख करोड़ अरब पहला पहली तीसरा तीसरी चौथा चौथी आधा पूरा पूरी पूरे कई अनेक दोनों तीनों "
    "चारों हाल समेत सहित प्रति अनुसार मुताबिक तहत खिलाफ विरुद्ध वजह कारण बावजूद जबकि चूंकि हालांकि यानी यानि आदि इत्यादि कर करना करने करता करती "
    "करते करें करेगा करेगी करेंगे करके करो किया किए किये जा जाना जाने जाता जाती जाते जाए जाएगा जाएगी जाएंगे गया गई गए गयी गये आ आना आने आता आती "
    "आते आया आई आए आये आएगा दे देना देने देता देती देते दिया दी दिए दिये देगा देंगे ले लेना लेने लेता लेती लेते लिया ली लेगा रह रहा रही रहे "
    "रहना रहने रहता रहती रहते रहेगा सक सका सकी सके सकता सकती सकते चुका चुकी चुके लग लगा लगी लगे लगना लगने लगता लगती लगाया लगाई लगाए कह कहा कही "
    "कहे कहना कहने कहता कहती कहते बता बताया बताते बताना बोला बोली बोले बोल सुन सुना सुनी देख देखा देखी देखे देखना देखने चल चला चली चले चलना "
    "चलने बन बना बनी बने बनना बनने बनाया बनाई बनाए बनाना बनाने मिल मिला मिली मिले मिलना मिलने पा पाया पाई पाए पाना पाने पड़ा पड़ी पड़े पड़ता "
    "पड़ती रखा रखी रखे रखना रखने हटा हटाया मारा मारे माना मान मानना मानते जान जीत जीता जीती हार हारा हारी खेल खेला खेली खेले सोच सोचा खा खाया "
    "पी पिया सो सोया उठा उठी उठे बैठा बैठी गिरा गिरी गिरे निकला निकली निकले पहुंचा पहुंची पहुंचे पहुंच बढ़ा बढ़ी बढ़े घटा घटी शुरू खत्म जारी "
    "बंद रद्द तय चाहा चाहिए चाहते चाहता मांग मांगा मांगी खुला खुली छोड़ छोड़ा बचा बची बचे कटा काट तोड़ जोड़ डाल डाला भर भरा आज कल परसों सुबह "
    "शाम रात दिन दोपहर सप्ताह महीना महीने माह साल वर्ष समय बजे घंटे मिनट बार तारीख देश विदेश राज्य राज्यों प्रदेश जिला जिले जिलों शहर गांव गाँव "
    "नगर ग्राम क्षेत्र इलाका इलाके स्थान जगह घर मकान भवन सड़क मार्ग पुल नदी झील पहाड़ समुद्र तट द्वीप सीमा उत्तर दक्षिण पूर्व पश्चिम उत्तरी "
    "दक्षिणी पूर्वी पश्चिमी मध्य केंद्र केन्द्र केंद्रीय केन्द्रीय राष्ट्र राष्ट्रीय अंतरराष्ट्रीय अंतर्राष्ट्रीय भारतीय विश्व दुनिया धरती "
    "सरकार सरकारी शासन प्रशासन प्रशासनिक मंत्रालय विभाग आयोग समिति परिषद निगम मंडल संघ संगठन संस्था संस्थान दल सभा लोकसभा राज्यसभा विधानसभा "
    "संसद संसदीय सदन सचिवालय कार्यालय दफ्तर पार्टी गठबंधन चुनाव मतदान वोट उम्मीदवार प्रत्याशी विपक्ष विपक्षी प्रतिपक्ष सत्ता सत्तारूढ़ नीति "
    "कानून विधेयक संविधान अदालत न्यायालय हाईकोर्ट कोर्ट न्याय न्यायिक मुकदमा मामला मामले जांच जाँच आरोप आरोपी दोषी सजा जेल पुलिस थाना थाने "
    "हत्या चोरी लूट अपराध घटना हादसा हादसे दुर्घटना मौत घायल शव सेना सैन्य सैनिक जवान वायुसेना नौसेना युद्ध हमला हमले बम गोली मिसाइल हथियार "
    "आतंकी आतंकवादी आतंकवाद सुरक्षा रक्षा शांति समझौता वार्ता बैठक सम्मेलन शिखर मुलाकात दौरा यात्रा भाषण बयान घोषणा एलान ऐलान आदेश फैसला निर्णय "
    "प्रस्ताव योजना कार्यक्रम अभियान समारोह आयोजन उद्घाटन मेला उत्सव त्योहार पर्व पद पदभार पदक पुरस्कार सम्मान चयन नियुक्ति नियुक्त निर्वाचित "
    "निर्वाचन मनोनीत स्वतंत्र प्रभार प्रमुख मुख्य वरिष्ठ कनिष्ठ वर्तमान नया नई नए नये पुराना पुरानी पुराने युवा बड़ा बड़ी बड़े छोटा छोटी छोटे "
    "महान अच्छा अच्छी अच्छे बुरा खराब लंबा लंबी ऊंचा सही गलत सच झूठ साफ सख्त कड़ा कड़ी तेज धीमा गर्म ठंडा लोग लोगों व्यक्ति आदमी औरत महिला "
    "महिलाएं महिलाओं पुरुष बच्चा बच्चे बच्ची बच्चों लड़का लड़की युवक युवती बेटा बेटी पिता मां माँ पति पत्नी परिवार दोस्त मित्र साथी जनता जन "
    "नागरिक किसान मजदूर छात्र छात्रा छात्रों शिक्षक डॉक्टर मरीज वकील पत्रकार लेखक कवि कलाकार गायक खिलाड़ी खिलाडियों कोच टीम मैच मैदान विकेट रन "
    "गेंद गोल अंक पदाधिकारी अधिकारी कर्मचारी कार्यकर्ता सदस्य नेता मंत्री अध्यक्ष सचिव प्रभारी महासचिव प्रवक्ता निदेशक प्रधानमंत्री मुख्यमंत्री "
    "राष्ट्रपति राज्यपाल सांसद विधायक न्यायाधीश जज राजदूत आयुक्त कलेक्टर सरपंच प्राचार्य प्रधानाचार्य प्रबंधक संपादक संवाददाता आवास निवास "
    "निवासी बंगला काम कार्य काम-काज नौकरी रोजगार वेतन पैसा पैसे रुपये रुपए रुपया डॉलर कीमत दाम भाव बाजार बाज़ार व्यापार कारोबार उद्योग कंपनी "
    "कम्पनी निवेश ऋण कर्ज बैंक बजट आर्थिक वित्त वित्तीय राजस्व लाभ हानि नुकसान फायदा विकास वृद्धि गिरावट उत्पादन निर्यात आयात बिक्री खरीद कृषि "
    "फसल खेत खेती पानी जल बिजली ऊर्जा तेल गैस कोयला सोना चांदी लोहा हवा आग बारिश बाढ़ सूखा भूकंप तूफान मौसम पर्यावरण वन जंगल पेड़ पौधा पशु "
    "पक्षी शेर हाथी शिक्षा स्कूल विद्यालय विश्वविद्यालय कॉलेज परीक्षा पढ़ाई विज्ञान तकनीक तकनीकी शोध भाषा हिंदी हिन्दी अंग्रेजी उर्दू संस्कृत "
    "साहित्य किताब पुस्तक फिल्म फ़िल्म सिनेमा गीत संगीत नृत्य कला धर्म धार्मिक मंदिर मस्जिद चर्च पूजा भगवान ईश्वर जीवन जन्म मृत्यु शादी विवाह "
    "प्यार स्वास्थ्य अस्पताल रोग बीमारी इलाज दवा टीका वायरस संक्रमण शरीर हाथ पैर सिर आंख दिल मन विचार बात बातें सवाल जवाब मुद्दा मुद्दे समस्या "
    "समाधान मदद सहायता सहयोग समर्थन विरोध आंदोलन प्रदर्शन हड़ताल हिंसा दंगा राजनीति राजनीतिक सामाजिक समाज समुदाय जाति वर्ग लोकतंत्र स्वतंत्रता "
    "आजादी अधिकार कर्तव्य सेवा दान भ्रष्टाचार खबर समाचार सूचना संदेश पत्र रिपोर्ट लेख अखबार मीडिया नाम पता नंबर संख्या आंकड़े प्रतिशत फीसदी "
    "राशि मात्रा स्तर दर दिशा रूप प्रकार तरीका तरह ढंग उपयोग प्रयोग प्रयास कोशिश प्रक्रिया प्रणाली व्यवस्था स्थिति हालत हालात माहौल असर प्रभाव "
    "परिणाम नतीजा अवसर मौका मौके अनुभव उम्मीद आशंका डर खतरा चेतावनी गिरफ्तार गिरफ्तारी हिरासत जमानत बरामद फरार शिकायत दर्ज रवाना मौजूद उपस्थित "
    "शामिल आयोजित संबोधित घोषित जरूरी महत्वपूर्ण विशेष खास आम सामान्य स्थानीय ग्रामीण शहरी निजी सार्वजनिक संयुक्त विभिन्न अलग समान दिवस दिवाली "
    "दीपावली होली ईद नवरात्र जयंती सप्ताहांत जनपद तहसील तहसीलदार ब्लॉक पंचायत पंचायती विजिलेंस प्रखंड थानाक्षेत्र चौकी मोहल्ला कॉलोनी सेक्टर "
    "वार्ड चौक बाईपास हाईवे एक्सप्रेसवे पत्ता रंग लाल हरा नीला काला सफेद पीला पुनः महा उप सह गैर अगले पिछले आगामी बीते गत मई जून जुलाई मार्च "
    "अप्रैल अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर जनवरी फरवरी कांग्रेस भाजपा सपा बसपा जदयू राजद शिवसेना अकाली आईआर "
    "इमारत कैंप शिविर कार्रवाई बढ़ावा दबाव बल बोर्ड जानकारी मान्यता अनुसूचित अल्पसंख्यक मुस्लिम हिंदू हिन्दू सिख ईसाई बौद्ध यहूदी इस्लाम "
    "इस्लामी इस्लामिक अंतरिम अतिरिक्त मंच रैली सीट सीटों टिकट कमेटी काउंसिल कमीशन कमिश्नर कमांडर इंस्पेक्टर कांस्टेबल एजेंसी एजेंट ऑफिस ऑफिसर "
    "ऑफ ऑफ़ एंड द फॉर इंटरनेशनल नेशनल इंडियन इंडिया यूनियन यूनिवर्सिटी यूनिट इंस्टीट्यूट सेंटर सेंट्रल सिटी स्टेट स्टेशन रोड हाउस पार्क होटल "
    "मार्केट मॉल बस ट्रेन कार ट्रक बाइक मेट्रो एयरपोर्ट एयर रेल रेलवे एक्सप्रेस लाइन प्लेटफॉर्म फैक्ट्री प्लांट बिल एक्ट लाइसेंस पासपोर्ट वीजा "
    "कार्ड नोट चेक खाता अकाउंट क्रेडिट फंड शेयर स्टॉक एक्सचेंज इंडेक्स लिमिटेड कॉर्पोरेशन कॉरपोरेशन ग्रुप क्लब लीग कप ट्रॉफी टूर्नामेंट टेस्ट "
    "वनडे सीरीज ओपन फाइनल सेमीफाइनल स्टेडियम हॉकी क्रिकेट फुटबॉल टेनिस बैडमिंटन ओलंपिक ओलिंपिक चैंपियन चैंपियंस चैंपियनशिप कैप्टन रिकॉर्ड स्कोर "
    "टीवी चैनल रेडियो वीडियो फोटो सीरियल एपिसोड शो स्टार एक्टर डायरेक्टर प्रोड्यूसर अवॉर्ड अवार्ड म्यूजिक डांस सॉन्ग ऐप मोबाइल फोन कंप्यूटर "
    "इंटरनेट ऑनलाइन डिजिटल सोशल वेबसाइट पोस्ट ट्वीट ट्विटर फेसबुक गूगल यूट्यूब सॉफ्टवेयर टेक्नोलॉजी रिसर्च साइंस मेडिकल मेडिसिन नर्स हॉस्पिटल "
    "क्लिनिक वैक्सीन कोरोना कोविड कैंसर ऑक्सीजन डेंगू इंजीनियर इंजीनियरिंग मैनेजर मैनेजमेंट प्रोजेक्ट प्रोग्राम स्कीम मिशन कैंपस क्लास कोर्स "
    "डिग्री हाई सुप्रीम केस एफआईआर नोटिस मिनिस्टर प्राइम प्रेसिडेंट गवर्नर चीफ सेक्रेटरी डिप्टी चेयरमैन डीजी कैबिनेट पार्लियामेंट असेंबली "
    "कांस्टीट्यूशन रिपब्लिक पीपुल्स रिपब्लिकन डेमोक्रेटिक डेमोक्रेट लीडर मिस्टर मिस मिसेज सर मैडम डे वीक ईयर फर्स्ट ग्रीन ब्लैक व्हाइट रेड ब्लू गोल्ड सिल्वर "
    "न्यू ओल्ड बिग ग्रैंड ग्रेट सुपर साउथ नॉर्थ ईस्ट वेस्ट एशियन एशियाई अफ्रीकी यूरोपीय अमेरिकी अमरीकी ब्रिटिश तहसीलदार पंचायती विजिलेंस".split()
)
"""Words that are never a name by themselves, only within one: लाल बहादुर."""

INDIAN = frozenset(table(_GIVEN)) | frozenset(table(_FAMILY))
"""The Hindi names of NAMES that are of India."""

NAMES = {
    hindi: tuple(english.split("/")) for hindi, english in (table(_GIVEN) | table(_FAMILY) | table(_ABROAD)).items()
}
"""Hindi name -> its accepted English spellings, the usual one first."""

CAPITALS = frozenset(
    "a an the i in on at to of for and or but he she it they we you his her its their this that these those there here when where what who why how "
    "if as by from with after before during since while although however meanwhile also no not yes all some many one two three four five six seven eight "
    "nine ten first second third monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december today yesterday tomorrow prime chief deputy vice minister ministers ministry president presidential governor senator speaker "
    "chairman chairperson secretary general director commissioner superintendent inspector officer captain coach professor doctor dr mr mrs ms shri smt sir "
    "lord justice judge king queen prince princess pope saint st mp mla pm cm dm sp ceo leader spokesperson spokesman spokeswoman ambassador editor mayor "
    "court supreme high police army navy air force government state union central national international federal republic house senate assembly "
    "parliament congress party council commission committee board department office bureau agency authority association federation institute university "
    "college school hospital bank corporation company limited ltd inc group club league cup trophy championship olympic olympics games world test match "
    "road street nagar ganj market station airport river lake sea ocean mount mountain hills island islands bay north south east west northern southern "
    "eastern western district city town village province region county new old indian american british russian chinese pakistani israeli french german "
    "european asian african arab muslim hindu christian jewish sikh buddhist god bible quran diwali holi eid christmas war act bill law constitution article "
    "research science sciences centre center service services society foundation health medical medicine public programme program security academy "
    "section covid covid-19 corona internet facebook twitter google youtube whatsapp bjp aap us uk un eu usa ii iii iv earth sun moon".split()
)
"""English words, in small letters, whose capital is no sign of a person."""

MEANINGS = table(
    "सूर्य सूरज sun|चांद चाँद चंद्र moon|आशा hope|विकास development|प्रकाश light|लाल red|विजय जय victory|आनंद joy|कमल lotus|ज्योति flame|पूजा worship|दीपक lamp|किरण ray|शांति peace|लक्ष्मी Lakshmi"
    "|तारा star|रजनी निशा night|कल्पना imagination|कविता poem|रचना creation|भावना feeling|साधना practice|करुणा compassion|दया mercy|क्षमा forgiveness|श्रद्धा reverence|आस्था faith|कीर्ति fame|गौरव pride"
    "|संतोष satisfaction|उदय rise|प्रेम love|मोती pearl|हीरा diamond|सोना gold|सागर ocean|बादल cloud|वर्षा rain|वसंत बसंत spring|शेर lion|नीलम sapphire|कंचन स्वर्ण gold|रजत silver|अनंत infinity"
    "|कोमल soft|सुमन पुष्प flower|वीर brave|दर्शन philosophy|दीप lamp|विवेक discretion|अनुभव experience|आकाश गगन sky|धरती पृथ्वी earth|पवन wind|अग्नि fire|कौशल skill|आदर्श ideal|एकता unity"
    "|शक्ति power|भक्ति devotion|प्रगति progress|गुलाब rose|चंदन sandalwood|प्रतिभा talent|प्रतीक symbol|चिराग lamp|मुस्कान smile|खुशी happiness|सपना dream|छाया shadow|स्मृति memory|राजा king|रानी queen"
)
"""What a name that is a word besides has been translated by, where the name was not seen."""

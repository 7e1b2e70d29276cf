/**
 * The made-up thread under the demonstration's lead: depth (1 is a root), name, words. Nobody here exists.
 * It argues hard and fairly, in many scripts; what a moderator should see first stands in `held-comments.ts`.
 */
export const CONVERSATION: readonly (readonly [depth: number, name: string, text: string])[] = [
  [
    1,
    'Quay Walker',
    'Thank you for writing *claims* and not *captures*. Every other site I read this morning had the bank already changed hands.',
  ],
  [2, 'ferry_17', 'Agreed. The map helps too: hatched means somebody says so, and that is all it means.'],
  [3, 'Quay Walker', 'I had to look twice at the legend, but yes. Good decision.'],
  [
    4,
    'Old Printer',
    'The legend is where trust lives. A front line drawn in one firm stroke has lied to me too often.',
  ],
  [5, 'ferry_17', 'Which maps would you trust then?'],
  [6, 'Old Printer', 'Ones that show their sources and their date. This one has both in the corner.'],
  [7, 'Quay Walker', 'And that a reader can print. My father still pins them on the wall.'],
  [8, 'Old Printer', 'Then tell him from me: **pencil, not pen**.'],
  [
    2,
    'Marisol K',
    'It is still one army’s statement on a front page. Repeating a claim spreads it, however politely you hedge.',
  ],
  [
    3,
    'Hedge & Row',
    'Not repeating it leaves readers with the loudest channel. I would rather read it here, with whose it is.',
  ],
  [
    4,
    'Marisol K',
    'Fair. But then say in the first line that nobody outside has been to the bank. It stands in the fourth paragraph.',
  ],
  [
    5,
    'Newsroom desk',
    'You are right, and we have moved that sentence up. The change is listed under the report.',
  ],
  [6, 'Marisol K', 'That was quick. Thank you.'],
  [
    1,
    'Ελένη Μ.',
    'Έχω συγγενείς στο Σέλμετ. Το τηλέφωνο δεν λειτουργεί από χθες το βράδυ. Αν κάποιος έχει νέα από την παλιά γέφυρα, ας γράψει εδώ.',
  ],
  [
    2,
    'Nadia from Dovrin',
    'Μίλησα με μια φίλη στο Ντόβριν σήμερα στις έξι: ακούγονται ακόμη πυρά προς τη γέφυρα, αλλά το νοσοκομείο δουλεύει.',
  ],
  [3, 'Ελένη Μ.', 'Σας ευχαριστώ πολύ. Είναι το πρώτο νέο που ακούμε.'],
  [
    2,
    'Hedge & Row',
    'For those who do not read Greek: she asks for news of relatives in Selmet; phones are down since last night. Somebody in Dovrin answered.',
  ],
  [
    1,
    'Brück',
    'Die Brücke ist für beide Seiten wichtig, weil sie die einzige ist, die Lastwagen trägt. Alles andere ist Kulisse.',
  ],
  [
    2,
    'ferry_17',
    'Not quite: the ford at Osk carries trucks in a dry autumn. My cousin drove gravel across it for years.',
  ],
  [3, 'Brück', 'In einem trockenen Herbst, ja. Wir haben November und der Ardel steht hoch.'],
  [4, 'ferry_17', 'Then we agree on the river and differ on my cousin.'],
  [2, 'Tomasz Wierzba', 'Dokładnie. Kto trzyma most, ten decyduje, czy do Dovrina dojedzie chleb.'],
  [1, 'سالم', 'الخبر واضح ومنصف: يقول من قال، ومتى، وما الذي لم يتحقق بعد. هذا ما نحتاج إليه من الصحافة.'],
  [2, 'Layla R.', 'صحيح، لكن أتمنى أن يُذكر عدد السكان الذين غادروا البلدة هذا الأسبوع.'],
  [
    3,
    'Newsroom desk',
    'We have asked the district office for that number and will add it, with its source, when it answers.',
  ],
  [4, 'Layla R.', 'شكرًا لكم.'],
  [
    1,
    'Sceptic No. 4',
    'The ministry has “held the bank” four times since spring. Their spokesman could not find the bank with both hands and a lantern.',
  ],
  [2, 'Old Printer', 'Four times by my count as well. I kept the cuttings.'],
  [3, 'Sceptic No. 4', 'Then the headline should say *for the fourth time*. A claim has a history.'],
  [4, 'Marisol K', 'That would be the most useful line in the whole report.'],
  [
    5,
    'Old Printer',
    'Dates, for whoever writes it: 3 April, 19 June, 30 August, and this one.\n\n> “firmly and finally in our hands”\n\nThe same words each time.',
  ],
  [6, 'Sceptic No. 4', 'Firmly and finally, every time. You could not make it up.'],
  [7, 'Hedge & Row', 'Somebody in that office has a rubber stamp.'],
  [
    1,
    'Галина',
    'Я живу в Бренлоу. По телефону со мной никто из редакции не говорил, но написано верно: обстрел был, а кто держит берег, отсюда не видно.',
  ],
  [2, 'Quay Walker', 'Could you see the bridge from the heights?'],
  [3, 'Галина', 'Мост виден. Утром он стоял. Машин на нём не было.'],
  [4, 'Brück', 'Das ist mehr, als beide Sprecher zusammen gesagt haben.'],
  [1, 'רות', 'יש הבדל בין לדווח על טענה לבין לאמץ אותה. הכותרת כאן עושה את זה נכון.'],
  [2, 'Hedge & Row', 'That is the whole craft in one sentence: report the claim, do not adopt it.'],
  [1, 'paper_boat', '为什么地图上没有标出学校？家长们最关心的就是这个。'],
  [
    2,
    'Newsroom desk',
    'We leave schools and hospitals off maps of places under fire. The reasons are in our guidelines.',
  ],
  [3, 'paper_boat', '明白了，这样做是对的。'],
  [2, 'Keiko', '同感です。地図は便利ですが、載せないことにも意味がありますね。'],
  [1, 'Devendra', 'नदी का नाम “अर्देल” पहली बार सुना। क्या कोई बता सकता है कि यह कहाँ से निकलती है?'],
  [2, 'Brück', 'From the Iven lake, on the north side. There is a good description in any old school atlas.'],
  [
    1,
    'Angry of Hallen Mill',
    'This government has lied about the bridge, lied about the ferry and lied about the bread. Every one of them should resign by Friday, and I will be at the gate to see it.',
  ],
  [
    2,
    'Hedge & Row',
    'I would vote them out as well. But the bread price is set by the district, not by the ministry.',
  ],
  [3, 'Angry of Hallen Mill', 'Then the district is full of cowards. Same bakery, other apron.'],
  [4, 'Hedge & Row', 'There I will not argue.'],
  [2, 'Tomasz Wierzba', 'Złość rozumiem. Ale nazwiska, nie „oni wszyscy”: kto podpisał umowę na prom?'],
  [
    3,
    'Angry of Hallen Mill',
    'Fair question. Ask the port office; the contract is public until the end of the month.',
  ],
  [1, 'Mehmet A.', 'Köprü yıkılırsa Dovrin’e ilaç nasıl gidecek? Haberde bununla ilgili tek satır yok.'],
  [
    2,
    'Nadia from Dovrin',
    'By the north road, two hours longer. The pharmacy told us yesterday that they have stock for ten days.',
  ],
  [3, 'Mehmet A.', 'Teşekkürler, bu bilgi haberin kendisinden daha değerli.'],
  [
    1,
    'cartographer',
    'A small thing: the scale bar is right for the middle of the map and a little long at its north edge. At this scale nobody will drown because of it, but since you print one at all …',
  ],
  [2, 'Old Printer', 'I love this comment section.'],
  [3, 'cartographer', 'Somebody has to read the furniture.'],
  [
    1,
    'Quiet Reader',
    'Is there a list of all the claims about this town, with what became of them? I would read that every week.',
  ],
  [2, 'Sceptic No. 4', 'Seconded. Call it *The Ledger of Firmly and Finally*.'],
  [3, 'Quiet Reader', 'I would subscribe to that.'],
  [4, 'ferry_17', 'Make that two.'],
  [1, 'Lúcia', 'Obrigada por publicarem também o desmentido, logo abaixo, com o mesmo tamanho de letra.'],
  [2, 'Marisol K', 'Same size of type is an underrated form of justice.'],
  [
    1,
    'A. Wren',
    'I come here from the link in the town’s notice board. If anyone needs a room on the east side, we have two. Write to the parish in Vaster, they know us.',
  ],
  [2, 'Nadia from Dovrin', 'Thank you. I will pass it on tonight.'],
];

/** Comments under the other reports: one list for each, in the same form. */
export const LIBRARY_TALK: typeof CONVERSATION = [
  [1, 'Quiet Reader', 'Twelve thousand books saved and the roof still leaks. Only a council could do that.'],
  [2, 'roof_committee', 'The roof is in the next budget. We asked for both and got the shelves.'],
  [3, 'Quiet Reader', 'Then I take back half of it.'],
  [1, 'Lúcia', 'My daughter learnt to read under that window. Please keep the window.'],
  [1, 'Brück', 'Wer hat die Liste der verlorenen Bände? Im Archiv fehlt sie.'],
];

/** Under the Arabic report. */
export const ARABIC_TALK: typeof CONVERSATION = [
  [1, 'سالم', 'شكرًا لأنكم كتبتم «تقول» ولم تكتبوا «سيطرت».'],
  [2, 'Layla R.', 'والخريطة واضحة: المخطط ادعاء لا أكثر.'],
  [
    1,
    'Quay Walker',
    'For those who do not read Arabic: it is the same report as the English one, with its own map.',
  ],
];

export const TIDE_TALK: typeof CONVERSATION = [
  [
    1,
    'ferry_17',
    'The gauge at the old pier has read four centimetres high since it was moved. Ask anyone who moors there.',
  ],
  [
    2,
    'cartographer',
    'It was moved in May, so every figure since then wants the same correction. Do we know whether they applied it?',
  ],
  [3, 'Newsroom desk', 'The port office says yes. We have asked to see the table.'],
];

import { writtenList } from '../../src/signals/lists/written-list.js';

/** What may stand in a slot of a frame; every list is our own. */
export const SLOTS: Readonly<Record<string, readonly string[]>> = {
  // Groups in the plural: by origin, colour, faith, sex, whom they love, disability, and migrants.
  G: writtenList(`
    women, women, girls, females, muslims, muslims, jews, christians, hindus, sikhs, atheists, catholics, blacks, black people
    black people, black men, black women, white people, asians, asian people, arabs, latinos, hispanics, mexicans, indians
    pakistanis, nigerians, somalis, syrians, turks, poles, romanians, chinese people, africans, native americans, roma
    gypsies, immigrants, immigrants, migrants, refugees, foreigners, asylum seekers, gay people, gay people, gays, gay men, lesbians
    bisexuals, homosexuals, queer people, trans people, trans people, trans women, trans men, transgender people, transsexuals
    disabled people, disabled people, the disabled, people with disabilities, autistic people, deaf people, blind people
    wheelchair users, people in wheelchairs, mentally ill people, people with down syndrome, jewish people, muslim women
    muslim men, jewish women, old people, dutch people, irish people, vietnamese people, japanese people, kurds, feminists`),
  Gs: writtenList(`
    woman, girl, muslim, jew, christian, hindu, sikh, black person, black man, black woman, white man, asian, arab, latina
    mexican, indian, pakistani, nigerian, somali, syrian, turk, immigrant, migrant, refugee, foreigner, gay man, gay person
    lesbian, bisexual, homosexual, trans person, trans woman, trans man, transgender person, disabled person, disabled woman
    deaf man, blind woman, autistic child, wheelchair user, jewish man, muslim woman, gypsy, native american, feminist`),
  Ga: writtenList(`
    black, white, brown, asian, arab, muslim, jewish, christian, hindu, gay, lesbian, bisexual, trans, transgender, disabled
    deaf, autistic, mexican, indian, african, nigerian, turkish, polish, chinese, latino, female, immigrant, romani, queer`),
  Faith: writtenList(
    'islam, judaism, hinduism, homosexuality, immigration, feminism, christianity, the quran, the hijab',
  ),
  hate: writtenList(
    'hate, despise, detest, loathe, cannot stand, can not stand, cant stand, abhor, am sick of, am disgusted by, am fed up with, resent',
  ),
  hateful: writtenList(
    'hatred, contempt, disgust, nothing but disgust, loathing, revulsion, nothing but contempt',
  ),
  feels: writtenList(
    'disgust me, make me sick, make my skin crawl, repulse me, make me want to vomit, fill me with rage, make me so angry, sicken me, revolt me, are making me furious',
  ),
  bad: writtenList(`
    stupid, dumb, disgusting, filthy, evil, vile, inferior, worthless, useless, lazy, dirty, primitive, ugly, repulsive, criminal
    thieves, rapists, terrorists, idiots, morons, liars, criminals, perverts, freaks, degenerates, sluts, whores, parasites
    mentally ill, sick in the head, immoral, violent, dangerous, greedy, dishonest, disgraceful, pathetic, retarded, unnatural
    abnormal, sinful, a joke, a disgrace, a burden, a threat, a problem, a curse, worse than the rest of us, beneath us, backward`),
  badnoun: writtenList(
    'idiot, moron, criminal, terrorist, thief, liar, pervert, freak, rapist, parasite, degenerate, slut, burden, danger, scumbag, retard',
  ),
  nasty: writtenList(
    'disgusting, filthy, stupid, vile, dirty, fucking, goddamn, damn, ugly, lazy, evil, worthless, stinking, revolting',
  ),
  beast: writtenList(`
    vermin, rats, cockroaches, parasites, animals, pigs, dogs, apes, monkeys, subhuman, subhumans, scum, filth, trash, garbage, a plague
    a disease, a cancer, a virus, savages, insects, leeches, maggots, pests, dirt, waste, not human, less than human
    like animals, like rats, like a disease, like insects, locusts, snakes, worms, the scum of the earth, monsters, demons`),
  kill: writtenList(
    'kill, murder, shoot, hang, gas, exterminate, burn, slaughter, beat up, hurt, stab, strangle, attack, hunt down, bomb, butcher, eliminate, torture, execute, destroy, punch, rape, smash',
  ),
  killed: writtenList(
    'killed, shot, hanged, gassed, exterminated, burned, slaughtered, beaten up, wiped out, eliminated, tortured, castrated, sterilised, locked up, executed, deported, put down, eradicated, punished, thrown out, shipped off, caged, banned from our country, drowned, bombed, attacked, stoned',
  ),
  die: writtenList(
    'die, burn, suffer, rot in hell, rot, disappear, hang, drown, be shot, be killed, be gassed, burn in hell, bleed, starve, be wiped out, get cancer',
  ),
  banned: writtenList(
    'be banned, not be allowed to vote, not have rights, be kept away from our children, not be allowed to teach, be sent back, be kept in camps, be segregated, not be allowed here, know their place, stay in the kitchen, be treated like animals, not be allowed to marry, not exist, be silenced, leave our country, be forbidden to have children',
  ),
  stereo: writtenList(`
    do not belong here, do not belong in a civilised country, cannot be trusted, should go back where they came from, are taking over
    are ruining our country, are destroying our culture, steal our jobs, only want our money, are all the same, have no morals
    breed like rabbits, control the banks, control the media, spread disease, bring crime, will never be like us, are after our children
    corrupt our children, want to replace us, lie about everything, leech off the state, live off our taxes, contribute nothing
    are only good for one thing, belong in a cage, belong in the kitchen, need to be taught a lesson, are not real people
    are the reason for crime, invade our country, deserve no sympathy, deserve what they get, got what they deserved
    smell, stink, do not wash, are a mistake of nature, are not normal, will burn in hell, have no place in society, are born to serve
    should be ashamed of existing, are not fit to live among us, are a drain on society, are sick perverts, ruin everything`),
  good: writtenList(`
    wonderful, great, beautiful, amazing, brilliant, kind, lovely, smart, fantastic, brave, strong, inspiring, equal, human
    valuable, welcome here, my friends, our neighbours, good people, just like everyone else, talented, clever, awesome, proud
    part of our community, hardworking, funny, generous, worth listening to, as capable as anyone, human beings, normal people`),
  love: writtenList(
    'love, respect, admire, support, adore, welcome, stand with, like, appreciate, am proud of, am grateful to, trust, celebrate, am friends with, enjoy meeting, care about',
  ),
  goodof: writtenList('love, respect, admire, support, trust, like, value, care about, sympathise with'),
  neutral: writtenList(`
    live in my town, work at the hospital, vote in this election, came to the meeting, run the shop on the corner, were interviewed for the report
    moved here last year, study at the university, pay taxes, speak two languages, celebrated their holiday yesterday, play in the team
    have lived here for generations, wrote this book, took part in the survey, asked for a new bus stop, are part of the history of this city
    opened a restaurant, sing in the choir, attended the lecture, make up a third of the population, read the news every day
    gathered in the square, visited the museum, need better access to buildings, have the right to vote, face discrimination at work
    earn less on average, organised the festival, were elected to the council, joined the union, teach at our school, watched the match`),
  neutrals: writtenList(`
    lives next door, is my teacher, works as a nurse, was elected mayor, wrote the article, plays the piano, came in for coffee, runs a bakery
    studies law, is a doctor, drives the bus, moved in yesterday, reads a lot, is my colleague, was on the train, spoke at the conference
    owns the shop, is my friend, won the race, is on television tonight, directed the film, called the office, got the job, is waiting outside`),
  relation: writtenList(
    'my neighbour, my wife, my teacher, my best friend, my boss, our doctor, the new mayor, my cousin, my colleague, the author, that singer, my daughter, my son',
  ),
  thing: writtenList(`
    mondays, this weather, the rain, traffic jams, this phone, my laptop, broccoli, homework, cold coffee, this song, that movie, slow internet, spiders
    mosquitoes, weeds, this game, paperwork, the new update, exams, winter, that colour, this chair, wet socks, cheap wine, bad puns, tax forms
    potholes, this software, the bus timetable, horror films, my old car, onions, mould, the flu, plastic packaging, alarm clocks`),
  trade: writtenList(`
    politicians, bankers, lawyers, landlords, journalists, bad drivers, cyclists, smokers, tories, liberals, republicans, communists, capitalists
    football fans, vegans, hipsters, influencers, billionaires, bureaucrats, managers, spammers, trolls, tourists, gamers, thieves, murderers
    arsonists, consultants, estate agents, car dealers, doctors, teachers, artists, economists, social media companies`),
  person: writtenList(
    'you, him, her, my boss, my ex, that guy, my neighbour, the president, that actor, this author, my landlord, our coach, the minister, my brother, that reporter',
  ),
  youare: writtenList(
    'you are, you are such, he is, she is, that guy is, this author is, the minister is, my boss is, the mayor is, my ex is',
  ),
  insult: writtenList(
    'an idiot, a moron, a liar, a fool, a clown, a coward, a disgusting human being, a pathetic loser, an asshole, a piece of shit, a waste of space, stupid, dumb as a rock, a dishonest hack, an arrogant prick, scum, a complete joke, brain dead, ignorant, a bitch, a fraud, ugly, a crook, trash',
  ),
  fuck: writtenList('fucking, damn, bloody, shitty, fuckin, goddamn, freaking'),
  swearok: writtenList(`
    this is fucking great, holy shit that was good, fuck i forgot my keys, damn what a goal, that was one hell of a party, shit i missed the bus, i am so fucking happy
    fuck yes we won, what the fuck is this weather, i am fucking tired today, this is a damn good cake, oh shit the oven is on, hell yeah, that is so fucking cool
    i do not give a shit about football, fuck this printer, my phone is a piece of crap, bloody hell it is cold, i love this fucking band, fuck me that was close
    this shitty phone broke again, fuck cancer, god damn it, what a fucking day, no fucking way, i fucking love this song, fuck mondays, shit happens
    that damn dog ate my lunch, where the hell are my shoes, fuck off with your spoilers, get the fuck out that is amazing, this traffic is fucking awful`),
  say: writtenList(
    'says, claims, shouts, writes, tweets, thinks, believes, argues, told me, said, wrote, posted, keeps saying, insists, yelled',
  ),
  who: writtenList(
    'he, she, my uncle, a man on the train, some idiot, that troll, the politician, someone online, the speaker, one commenter, a caller, my grandfather, nobody, no one, anyone',
  ),
  wrong: writtenList(`
    is wrong, is racist, is sexist, is hateful, is disgusting, is unacceptable, is a lie, is bigotry, is never okay, makes no sense, hurts people, is prejudice, is homophobic, is xenophobic
    is hate speech, should not be tolerated, is a harmful stereotype, is just ignorant, is vile, has no place here, is false, makes me angry, is discrimination, must be challenged, is offensive`),
  bigot: writtenList(
    'a racist, a bigot, a sexist, an idiot, a fascist, ignorant, disgusting, a homophobe, a terrible person, wrong, a coward, full of hate, a nazi, a horrible human being',
  ),
  stop: writtenList(
    'stop, please stop, we have to stop, i will not accept, do not, never, it is wrong to, it is not okay to, nobody should, you must not, quit, how dare you, there is no excuse for people who',
  ),
  opin: writtenList(
    'i think, i believe, in my opinion, if you ask me, honestly, to be honest, let us face it, everybody knows, i am not racist but, the truth is, face it, i am just saying, frankly, mark my words, seriously, we all know, let me tell you, i have always said that, i am convinced that, no offence but',
  ),
  ask: writtenList(
    'why are there so many, what is wrong with, who would want to live beside, is there anything worse than, how can anyone stand, who let in all these, why should i respect, when will we get rid of, who invited, who on earth likes, why do we put up with',
  ),
  bein: writtenList(
    'came to my street, moved in, was in the shop, sat beside me, was on the bus, spoke at the meeting, got the job, came in, opened a shop here, is on tv',
  ),
  praise: writtenList(
    'are wonderful, are good people, are smart, are trustworthy, deserve respect, deserve to live, deserve our help, deserve equal rights, are welcome here, are human, belong here, can be trusted, are worth anything, have a place here, should have rights, are our equals, are clean, are capable of anything good, should be allowed to vote, are like us',
  ),
  office: writtenList(
    'minister, mayor, president, chancellor, council, prime minister, party, opposition, government, board',
  ),
  kin: writtenList(
    'neighbours, neighbors, parents, colleagues, friends, cousins, classmates, employees, in-laws',
  ),
};

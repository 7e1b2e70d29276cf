import { writtenList } from './written-list.js';

/** Groups that the lists of peoples and faiths leave to others: written for the classes of the toxicity model alone. */
export const GROUPS_BESIDE: readonly string[] = writtenList(`
  woman, girl, female, lady, ladies, transwomen, transmen, homosexual, disability, disabilities, wheelchair, islamic
  jew, muslim, moslem, refugee, immigrant, migrant, foreigner, asylum, minorities, minority, blacks, africans, amputees
  dwarfs, autistics, downs, elderly, lgbt, lgbtq, lgbtqia, hijab, mosque, mosques, synagogue, synagogues, roma, romani
  transgender, transpeople, gays, gay, feminists, nonbinary, intersex, asexuals, pakistanis, vietnamese, chinese`);

/** Words by the part they play in speaking of people; each list is one class of word-classes.ts. */
export const CLASS_WORDS = [
  [
    'good',
    writtenList(`
    good, great, wonderful, lovely, beautiful, amazing, brilliant, kind, kindest, smart, clever, brave, strong, gifted
    talented, equal, proud, happy, friendly, fantastic, awesome, excellent, valuable, valued, precious, welcome, nice, best
    generous, honest, inspiring, remarkable, admirable, fabulous, gorgeous, incredible, delightful, decent, human, humans
    hardworking, capable, caring, warm, respectable, magnificent, superb, deserving, important, special, joy, blessing, heroes
    rights, respect, dignity, freedom, equality, justice, safety, protection, friend, friends, neighbour, neighbours, neighbor
    neighbors, innocent, peaceful, normal, fine, wise, worthy, trustworthy, reliable, loved, cherished, appreciated`),
  ],
  [
    'love',
    writtenList(`
    love, loves, loved, like, likes, admire, adore, respect, respects, support, supports, supporting, welcome, welcomes
    welcoming, help, helps, helping, protect, protects, protecting, appreciate, appreciates, celebrate, celebrates, thank
    value, values, cherish, defend, defends, defending, befriend, enjoy, honour, honor, accept, include, embrace`),
  ],
  [
    'not',
    writtenList(`
    not, no, never, nobody, none, without, nothing, neither, nor, cannot, cant, dont, doesnt, didnt, isnt, arent, wasnt
    werent, wont, wouldnt, shouldnt, couldnt, t, hardly, nowhere, ain`),
  ],
  ['first', writtenList('i, we, me, us, my, our, im, ive, myself, ourselves, mine, ours')],
  ['second', writtenList('you, u, your, ur, youre, yourself, yours, ya, yall')],
  ['third', writtenList('they, them, their, theyre, themselves, he, she, him, her, his, hers, it')],
  ['must', writtenList('should, must, deserve, deserves, need, needs, ought, gotta, shall, lets, let')],
  ['be', writtenList('are, is, was, were, be, been, being, am, re, s, m, r')],
  ['wish', writtenList('wish, hope, want, wants, wanna, pray, would, could, d')],
  [
    'swear',
    writtenList(`
    fuck, fucking, fucked, fuckin, fucks, fking, fkn, fucker, fuckers, shit, shitty, damn, damned, goddamn, bloody, ass, hell
    crap, crappy, bullshit, motherfucking, motherfucker, effing, freaking, frigging, arse`),
  ],
  ['all', writtenList('all, every, any, each, those, these, most, many, always, everyone, everybody, such')],
  [
    'thing',
    writtenList(`
    weather, traffic, homework, phone, computer, laptop, car, cars, bus, train, trains, food, coffee, tea, music, movie
    movies, film, films, book, books, game, games, mondays, monday, winter, summer, rain, spiders, mosquitoes, weeds, virus
    bug, bugs, software, update, updates, website, app, printer, exam, exams, tax, taxes, bread, cheese, beer, vegetables
    shoes, noise, song, songs, show, shows, series, team, match, mould, dust, vegetables, chair, table, wall, phone`),
  ],
  [
    'trade',
    writtenList(`
    politicians, politician, bankers, lawyers, lawyer, doctors, doctor, teachers, teacher, journalists, journalist, artists
    engineers, managers, manager, bosses, boss, landlords, landlord, capitalists, communists, socialists, liberals
    conservatives, republicans, democrats, tories, voters, fans, vegans, smokers, drivers, cyclists, nurses, plumbers
    carpenters, gamers, bloggers, influencers, celebrities, billionaires, millionaires, students, students, scientists
    nerds, hipsters, tourists, police, cops, cop, soldiers, bureaucrats, commuters, actors, singers, cheaters, criminals
    murderers, thieves, spammers, trolls, government, minister, president, mayor, council, company, companies`),
  ],
] as const;

import { writtenList } from './written-list.js';

/*
 * Words that, said of a whole group, are abuse. Left out on purpose: what fair argument says of groups and of their
 * views (wrong, naive, angry, poor, sick, ill, a problem).
 */

function set(words: string): ReadonlySet<string> {
  return new Set(writtenList(words));
}

/** Makes people into animals, dirt or disease. */
export const DEHUMANISING = set(`
  vermin, rat, rats, cockroach, cockroaches, roaches, parasite, parasites, leech, leeches, maggot
  maggots, subhuman, subhumans, animals, animal, beasts, apes, ape, monkeys, monkey, dogs, pigs, pig
  swine, scum, filth, trash, garbage, dirt, shit, cancer, disease, diseased, plague, virus, pest, pests
  infection, infestation, locusts, insects, worms, snakes, lice, demons, devils, mongrels, savages
  barbarians, scourge, abomination, abominations, untermenschen, excrement, faeces, feces, sewage, dung
  poison, toxic waste, 🐍, 🐒, 🦍, 🐀, 🐁, 🪳, 💩, 🗑, 🐷, 🐖, 🐕, 🦠, 🐵`);

/** Words among them with an innocent sense before another noun: animals rights, garbage collectors, dog owners. */
export const ATTRIBUTIVE = set(
  'rat, animal, animals, dogs, pig, pigs, garbage, trash, shit, cancer, disease, poison, monkey, pest, plague, virus, dirt',
);

/** Calls people evil, stupid or criminal as such. */
export const DEMEANING = set(`
  disgusting, vile, revolting, repulsive, repugnant, evil, inferior, worthless, useless, dirty, filthy
  stupid, dumb, retarded, idiots, morons, imbeciles, criminals, criminal, rapists, rapist, terrorists
  terrorist, thieves, thief, murderers, murderer, killers, pedophiles, paedophiles, pedos, perverts
  pervert, degenerates, degenerate, freaks, freak, deviants, perverted, whores, whore, sluts, bitches
  bitch, cunts, cunt, assholes, bastards, liars, cheats, crooks, lazy, primitive, uncivilized
  uncivilised, backward, backwards, brainless, heartless, soulless, monsters, monster, traitors, cowards
  ugly, gross, nasty, greedy, sneaky, barbaric, curse, disgrace, crap, retards, scumbags, scumbag, losers
  hoes, thugs, invaders, faggots, unnatural, demonic, satanic, subnormal, stinky, smelly, unclean
  untrustworthy, deceitful, repellent, loathsome, despicable, contemptible, detestable, abhorrent
  hideous, horrid, grotesque, depraved, brutes, creeps, weirdos, psychos, lunatics, idiotic, moronic
  unworthy, contagious, infectious, scroungers, freeloaders, spongers, predators, groomers, molesters
  butchers, pathetic, immoral, sinners, thrash, rubbish, nutters, perverse, trashy, disgraceful, shameful
  subordinate, insects, unintelligent`);

/** Foolish or weak: said of a nation, mostly anger at what it did or voted for, often by its own. */
export const BELITTLING = set(
  'stupid, dumb, idiots, morons, imbeciles, cowards, losers, brainless, disgrace, useless, crap, liars',
);

/** Said of a whole group it is unfair; it is also how people argue. */
export const UNFLATTERING = set(`
  violent, dangerous, dishonest, corrupt, selfish, cruel, arrogant, weak, horrible, awful, terrible
  creepy, weird, crazy, insane, hysterical, incompetent, annoying, ignorant, manipulative, delusional
  rude, aggressive, emotional, irrational, boring, fake, jealous, uneducated, noisy, loud, intolerant
  fanatics, extremists, beggars, whiners, hypocrites, racist, racists`);

/** May stand between "are" and the word that counts. */
export const FILLERS = set(`
  all, always, just, only, nothing, but, simply, really, basically, truly, literally, actually, a, an
  the, bunch, pack, lot, group, of, total, complete, absolute, absolutely, completely, totally, such, so
  very, too, fucking, fuckin, fkn, damn, damned, bloody, goddamn, dirty, filthy, pure, better, than
  inherently, naturally, like, worse, as, born, race, nation, human, own, religion, cult, ideology
  people, useless, worthless, disgusting, stupid, lower, no, more, and, little, big, bad, violent, greedy
  evil, vile, sub, mostly, generally, usually, definitely, obviously, clearly, still, this, planet
  society, world, s, on, our, to, mankind, humanity, pathetic, idiotic, moronic, disgraceful, shameful
  rubbish, unintelligent`);

/** Infinitives that wish harm, after "should", "must" or "deserve to". */
export const HARM_VERBS = set('die, burn, hang, rot, suffer, perish, drown, disappear, bleed, starve, choke');

/** Participles that wish harm, after "should be". */
export const HARM_PARTICIPLES = set(`
  killed, shot, hanged, hung, gassed, exterminated, eradicated, eliminated, annihilated, wiped, burned
  burnt, lynched, sterilized, sterilised, castrated, neutered, slaughtered, murdered, executed, tortured
  drowned, crushed, cleansed, culled, raped, beaten, stoned, nuked, bombed, beheaded, enslaved, whipped
  caged, aborted, euthanized, euthanised, quarantined, butchered`);

/** Participles that would drive a people out; said of migrants they are policy, however harsh. */
export const EXPEL_PARTICIPLES = set(
  'deported, expelled, banned, removed, banished, rounded, kicked, thrown, outlawed, forbidden',
);

/** Verbs that call for harm to the group that follows. */
export const HARM_CALLS = set(`
  kill, exterminate, gas, shoot, hang, burn, murder, slaughter, eradicate, eliminate, annihilate, nuke
  lynch, massacre, castrate, sterilize, sterilise, behead, butcher, rape, execute, cull, enslave, stone`);

export const EXPEL_CALLS = set('deport, expel, ban, banish, remove, outlaw');

export const HATE_VERBS = set('hate, despise, detest, loathe, abhor');

/** Said right before a group's name. */
export const DIRTY_ADJECTIVES = set(`
  filthy, dirty, disgusting, stinking, stinkin, smelly, vile, worthless, subhuman, inferior, rotten
  savage, murderous, inbred, barbaric, uncivilized, uncivilised, degenerate, parasitic, perverted
  diseased, retarded, vermin, evil, fucking, fuckin, fking, effing, motherfucking`);

/** Said right before a group's name it speaks ill of all; of a nation it is mostly anger. */
export const INSULTING_ADJECTIVES = set('stupid, dumb, idiot, lying, thieving, pathetic, worthless, greedy');

/** Said right after a group's name, as one word with it. */
export const DIRTY_NOUNS = set(`
  scum, filth, vermin, subhumans, parasites, bastards, bastard, bitches, bitch, cunts, cunt, savages
  whores, whore, sluts, slut, degenerates, scumbags, scumbag, faggots, faggot, swine`);

/** Who speaks when the words are somebody else's, or when they are denied. */
export const FRAMES = set(`
  say, says, said, saying, claim, claims, claimed, claiming, call, calls, called, calling, tell, tells
  told, telling, thinks, thought, thinking, believes, believed, believing, argue, argues, argued, suggest
  suggests, suggested, suggesting, insist, insists, insisted, imply, implies, implied, implying
  stereotype, stereotypes, stereotyping, idea, notion, myth, belief, lie, slogan, chant, chants, chanted
  chanting, shout, shouts, shouted, shouting, tweet, tweets, tweeted, wrote, writes, writing, posted
  posting, quote, quoting, phrase, sentence, statement, statements, joke, jokes, joking, if, whether
  imagine, pretend, heard, hear, hearing, reading, racist, racists, sexist, sexists, bigot, bigots
  bigotry, nazis, nazi, hitler, fascists, wrong, stop, dont, never, nobody, not, t, without, false
  nonsense, accuse, accused, accusing, portray, portrays, portrayed, portraying, depict, depicted
  depicting, treat, treats, treated, describe, describes, described, describing, labelled, labeled
  labelling, assume, assumes, assuming, generalise, generalize, unacceptable, insulting, hateful
  offensive, ignorant, prejudice, prejudiced`);

/** Verbs of thinking that frame, unless it is "I" who thinks. */
export const OWN_OPINION = set(
  'think, believe, feel, say, said, call, tell, swear, repeat, mean, claim, insist',
);

/** After the words: they are named for what they are. */
export const REBUKES = set(`
  racist, racists, racism, bigot, bigots, bigoted, bigotry, prejudice, prejudiced, xenophobic, xenophobia
  sexist, sexism, misogyny, misogynist, misogynistic, homophobic, homophobia, transphobic, transphobia
  antisemitic, antisemitism, islamophobic, islamophobia, hateful, stereotype, stereotypes, unacceptable
  untrue, myth, said, says, claimed, wrote, argued, propaganda, discrimination, discriminatory, slander
  slur, rhetoric`);

import type { WordList } from '../list-of-words.js';
import { writtenList } from './written-list.js';

/*
 * Left out for their innocent senses: coon and Coons (a cat, a senator), queer and dyke (self-descriptions), cracker,
 * spook, frog, nips, oriental, gypsy, blackie, foid and troon (a card, a town), cock, dick (a name), hoe, jerk, trash.
 */
export const ENGLISH: WordList = {
  language: 'en',
  mild: writtenList(`
    idiot, moron, moronic, imbecile, cretin, dimwit, halfwit, half wit, nitwit, numbskull, numpty, pillock, plonker
    tosser, jackass, ass, arse, crap, crappy, bullshit*, shut up, go to hell, drop dead, piss off, pissed off, lunatic
    psycho, midget, cripple, bollocks, scum`),
  strong: writtenList(`
    fuck*, motherfuck*, clusterfuck*, mindfuck*, fck, fcking, fuk, fuking, phuck*, fvck*, stfu, gtfo, shit, shitty
    shithead, shitbag, shithole, shitstain, dipshit, horseshit, asshole, arsehole, asshat, asswipe, dumbass, fatass
    bastard, bitch, bitchy, bitching, biatch, son of a bitch, sons of bitches, cunt*, twat, wanker, prick, dickhead
    dickwad, cocksucker, pussy, pussies, whore, whoring, slut, slutty, skank, thot, douche, douchebag, scumbag
    scum of the earth, retard, retarded, libtard, fucktard, spastic, spaz, mongoloid, sodomite, feminazi, fag, homo
    poof, golliwog, half breed, white trash, trailer trash, nigga*, coolie, squaw, subhuman, sub human, untermensch
    suck my dick, suck my cock, rot in hell, burn in hell`),
  threat: writtenList(`
    kill yourself, kill yourselves, kill urself, kill your self, kill ur self, kys, hang yourself, neck yourself
    slit your wrists, go drink bleach, i will kill you, i ll kill you, ill kill you, i am going to kill you
    i m going to kill you, im going to kill you, find out where you live, know where you live and, find you and kill you, come and kill you, gonna kill you, i want to kill you, i will hunt you down
    we will hunt you down, we know where you live, i know where you live, i will rape you, hope you get raped
    hope she gets raped, deserve to be raped, deserves to be raped, should be raped, needs to be raped, hope you die
    hope he dies, hope she dies, hope they die, hope they all die, you deserve to die, he deserves to die
    she deserves to die, they deserve to die, they all deserve to die, you should die, you should all die
    you all should die, you need to die, they need to die, someone should kill you, somebody should kill you
    someone should kill him, someone should kill her, someone should kill them, someone should shoot you
    someone should shoot him, someone should shoot her, you should be shot, he should be shot, she should be shot
    they should be shot, they should all be shot, should be lynched, should be hanged, should be strung up
    put a bullet in you, put a bullet in your, put a bullet in his, put a bullet in her, bullet in your head
    slit your throat, cut your throat, smash your face in, bash your head in, burn you alive, your family will die`),
  slur: writtenList(`
    nigger*, sandnigger*, negroid, niglet, porch monkey, jungle bunny, jungle bunnies, moon cricket, spearchucker
    spear chucker, jigaboo, jiggaboo, pickaninny, pickaninnies, darkie, darky, kaffir, kaffer, wog, abbos, boong, paki
    towelhead, towel head, raghead, rag head, camel jockey, camel fucker, goat fucker, goatfucker, sand monkey
    dune coon, muzzie, muzzrat, muzrat, mudslime, musloid, pislam, pisslam, kike, heeb, hymie, jewboy, jew boy, jewrat
    jew rat, jew pig, christ killer, oven dodger, holohoax, spic, spick, wetback, beaner, border hopper, gook, chink
    chinky, chinaman, chinamen, ching chong, slant eye, slant eyed, slanty eyed, zipperhead, jap, dothead, dot head
    curry muncher, pajeet, street shitter, pikey, gippo, gyppo, polacks, dago, wop, taig, bohunk, injun, honky
    honkies, mud people, mudshark, race traitor, faggot*, faggy, fudge packer, carpet muncher, rug muncher, batty boy
    battyboy, batty man, bumboy, poofter, bulldyke, bull dyke, butt pirate, tranny, trannie, trannies, shemale
    she male, troons, femoid, heil hitler, sieg heil, seig heil, white power, hitler was right
    hitler did nothing wrong, jews will not replace us, you will not replace us, go back to your country
    go back to your own country, go back to where you came from, go back where you came from`),
  allowed: writtenList(`
    niggard*, shiitake, shitake, spic and span, spick and span, chink in *, chinks in *, chink of light, chinks of light
    homo sapien*, homo erectus, homo habilis, homo economicus, homo ludens, homo naledi, homo floresiensis
    homo neanderthalensis, homo deus, homo faber, faggots and peas, faggots and gravy, faggots and mash
    pussy riot, pussy willow, pussycat, pussy cat, prick up, kaffir lime, honky tonk*, doo wop, wild ass, wild asses
    white power structure, no one should be raped, nobody should be raped, no woman should be raped
    no one should be lynched, nobody should be lynched, kick ass, pain in the ass`),
};

import { writtenList } from '../lists/written-list.js';

/** The commonest little words of languages written in Latin letters (accents left off, as texts are folded). */
export const LITTLE_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: writtenList(`
    the, of, and, to, is, in, that, it, you, for, was, with, this, are, be, have, not, they, but, his, from, at, by, what, all, were, we, when, your, can, there, an, which, their
    if, will, would, who, people, how, my, about, no, just, them, me, so, out, up, do, he, she, like, get, more, has, than, its, because, these, should, know, why, i, don, t`),
  de: writtenList(`
    der, die, das, und, ist, nicht, ich, sie, es, ein, eine, zu, den, mit, auf, fur, von, dem, sich, auch, aber, wir, haben, sind, wie, wird, noch, nur, bei, oder, dass, kann, wenn, mehr, hat, war, keine, kein, einen, einem, uber, aus, nach, dann, schon, ja, was, im, zum, man, so, als, wer, werden, ihr, uns`),
  fr: writtenList(`
    le, la, les, des, et, est, un, une, du, que, qui, dans, pour, pas, ce, il, elle, ne, sur, au, avec, plus, par, nous, vous, sont, mais, ou, cette, aux, ils, tout, comme, fait, meme, ses, bien, sans, leur, je, c, d, l, qu, n, s, ca, tres, etre, ont, a, de, en`),
  es: writtenList(`
    el, la, los, las, de, que, y, en, un, una, es, no, por, con, para, se, del, al, lo, como, mas, pero, sus, le, ya, este, si, porque, esta, son, entre, cuando, muy, sin, sobre, ser, tiene, tambien, me, hay, todo, nos, yo, eso, hasta, desde, todos, su, a`),
  pt: writtenList(`
    o, os, as, de, que, e, em, um, uma, nao, por, com, para, se, do, da, dos, das, no, na, mais, mas, como, ao, ele, ela, seu, sua, ou, ser, quando, muito, ha, nos, ja, esta, eu, tambem, so, pelo, pela, ate, isso, voce, sao, tem, foi, a`),
  it: writtenList(`
    il, lo, la, gli, le, di, che, e, un, una, in, non, per, con, si, del, della, dei, delle, sono, ma, come, piu, anche, nel, alla, da, questo, questa, se, al, ha, ho, io, loro, cosi, solo, perche, essere, tutti, i, dal, sul, degli, a, mi, ci`),
  nl: writtenList(`
    de, het, een, en, van, ik, te, dat, die, in, is, niet, op, aan, met, voor, zijn, er, maar, om, hem, dan, zou, of, wat, mijn, dit, zo, door, over, ze, zich, bij, ook, tot, je, naar, wel, geen, nog, worden, was, uit, kan, meer, heeft, wij, we, als, haar, hij`),
  pl: writtenList(`
    i, w, nie, na, sie, z, do, to, ze, jest, o, jak, ale, po, co, tak, za, od, by, tego, juz, dla, przez, czy, tylko, ma, bardzo, sa, ich, jego, mnie, moze, byc, jej, a, pan, kto, gdy, oraz, ten, ta`),
  sv: writtenList(`
    och, att, det, som, en, pa, ar, av, for, med, den, till, inte, har, de, ett, om, men, var, jag, sig, fran, vi, sa, kan, nar, man, eller, hon, han, ska, efter, dig, bara, mycket, alla, nu, du, vad`),
  tr: writtenList(`
    ve, bir, bu, da, de, icin, ile, cok, ne, o, ama, gibi, daha, ben, sen, var, yok, degil, kadar, olarak, diye, en, sonra, her, mi, ki, biz, onlar, bana, sana, olan, simdi, hic, nasil, iste, ya`),
};

import { writtenList } from './written-list.js';

/** What a group of people has in common; the kinds differ in what counts as abuse (../groups/said-of.ts). */
export type GroupKind = 'people' | 'nation' | 'gender' | 'migrants' | 'faith';

/** Names of groups in the plural. */
const NAMES: Readonly<Record<Exclude<GroupKind, 'faith'>, string>> = {
  people: `
    jews, muslims, moslems, christians, catholics, protestants, hindus, sikhs, buddhists, mormons, atheists, shias
    shiites, sunnis, alevis, yazidis, blacks, whites, gays, lesbians, homosexuals, bisexuals, transgenders
    transsexuals, queers, gypsies, roma, romanies, sinti, aboriginals, aborigines, latinos, latinas, hispanics, arabs
    persians, asians, africans, kurds, autistics`,
  nation: `
    europeans, americans, mexicans, canadians, brits, scots, germans, poles, turks, greeks, italians, spaniards
    russians, ukrainians, belarusians, swedes, danes, norwegians, finns, serbs, croats, bosnians, bosniaks, kosovars
    albanians, bulgarians, romanians, hungarians, czechs, slovaks, armenians, azerbaijanis, azeris, georgians
    israelis, palestinians, syrians, iraqis, iranians, afghans, pakistanis, indians, bangladeshis, egyptians
    moroccans, algerians, tunisians, libyans, somalis, ethiopians, eritreans, nigerians, kenyans, ghanaians, koreans
    filipinos, thais, indonesians, malaysians, australians, brazilians, colombians, venezuelans, cubans, haitians
    jamaicans, dominicans`,
  gender: 'women, men, girls, females, males',
  migrants: 'immigrants, migrants, refugees, foreigners, illegals',
};

/** Adjectives that name a group together with one of `GROUP_HEADS`. */
const ADJECTIVES = `
    black, white, brown, coloured, colored, gay, lesbian, bisexual, trans, transgender, transsexual, homosexual, queer
    lgbt, lgbtq, muslim, moslem, jewish, christian, catholic, hindu, sikh, buddhist, arab, asian, african, mexican
    indian, pakistani, chinese, japanese, korean, vietnamese, irish, french, english, british, german, polish, turkish
    greek, italian, spanish, kurdish, syrian, afghan, somali, nigerian, romanian, bulgarian, albanian, russian
    ukrainian, israeli, palestinian, iranian, iraqi, latino, latina, hispanic, roma, romani, gypsy, disabled
    handicapped, autistic, deaf, blind, indigenous, aboriginal, native, haitian, dutch, portuguese, swiss, sudanese
    swedish, danish`;

/** Those that name the group by themselves after "the". */
const STANDING_ALONE =
  'chinese, japanese, vietnamese, irish, french, english, british, dutch, portuguese, swiss, sudanese, disabled, spanish, roma';

const HEADS =
  'people, ppl, folks, folk, men, women, guys, persons, girls, boys, kids, communities, population, males, females, families';

const FAITHS =
  'islam, judaism, christianity, catholicism, hinduism, sikhism, buddhism, homosexuality, transgenderism';

export const GROUP_NAMES: ReadonlyMap<string, GroupKind> = new Map([
  ...Object.entries(NAMES).flatMap(([kind, names]) =>
    writtenList(names).map((name) => [name, kind as GroupKind] as const),
  ),
  ...writtenList(FAITHS).map((name) => [name, 'faith'] as const),
]);

/** One member of a group, as in "every …". */
export const GROUP_MEMBERS: ReadonlyMap<string, GroupKind> = new Map([
  ...[...GROUP_NAMES].map(([name, kind]) => [name.replace(/s$/, ''), kind] as const),
  ['woman', 'gender'],
  ['man', 'gender'],
  ['gypsy', 'people'],
]);

export const GROUP_ADJECTIVES: ReadonlySet<string> = new Set(writtenList(ADJECTIVES));
export const GROUP_ALONE: ReadonlySet<string> = new Set(writtenList(STANDING_ALONE));
export const GROUP_HEADS: ReadonlySet<string> = new Set(writtenList(HEADS));
export const MIGRANT_NAMES: ReadonlySet<string> = new Set(writtenList(NAMES.migrants));

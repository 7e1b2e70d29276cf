import { phraseToken } from './tokens.js';

/*
 * What spam in comments is about, written by hand: no set of spam comments may be shipped or trained on. Words that
 * readers of news use as well weigh little, so that only several of them, or one beside links, speak. Log odds.
 */
const STRONG = 3;
const LIKELY = 1.8;
const FAINT = 0.8;

const VOCABULARY: readonly (readonly [weight: number, phrases: string])[] = [
  [
    STRONG,
    'viagra, cialis, levitra, kamagra, sildenafil, tadalafil, male enhancement, penis enlargement, weight-loss pills, payday loans, payday loan, online casino, casino bonus, casino online, free spins, slot gacor, judi online, situs slot, togel, sbobet, forex signals, binary options, guaranteed profit, guaranteed returns, essay writing, writing service, escort service, call girls, spell caster, love spell, hacker for, hire hacker, recover funds, lost bitcoin, recovery expert, seo services, seo expert, buy backlinks, quality backlinks, guest post, cheap replica, replica watches, passive income, make money, earn money, earn dollars, adult dating, hookup site',
  ],
  [
    STRONG,
    'potenzmittel, kredit ohne, ohne schufa, geld verdienen, casino ohne, prêt entre, entre particuliers, marabout, retour affectif, gagner argent, crédit rapide, préstamos rápidos, ganar dinero, hechizos amor, amarres de, guadagnare online, prestito veloce, ganhar dinheiro, empréstimo rápido, kasyno online, chwilówki, онлайн казино, казино онлайн, займ онлайн, микрозайм, купить диплом, заработок онлайн, canlı bahis, kaçak bahis, bahis siteleri, deneme bonusu, casino siteleri, позика онлайн',
  ],
  [
    LIKELY,
    'casino, jackpot, betting, poker, roulette, backlinks, forex, cryptocurrency trading, trading platform, investment platform, trading signals, crypto trading, work from, from home, per week, per hour online, click here, click the, visit my, my website, my blog, my channel, my profile, whatsapp, telegram, dm me, contact me, text me, limited offer, special offer, free trial, promo code, best price, buy now, order now, buy online, cheap flights, cheap, wholesale, dropshipping, followers, buy followers, instagram followers, testosterone, keto, cbd oil, cbd gummies, supplements, clickbank, affiliate, webcam, porn, xxx, nudes, onlyfans, mega888, казино, ставки, bahis, casibom, kredit, wettbonus, gewinnspiel, loan, loans, credit repair, debt relief, airdrop, giveaway, nft',
  ],
  [
    FAINT,
    'bitcoin, crypto, ethereum, invest, investment, investor, profit, profits, earn, earning, income, bonus, offer, discount, discount code, coupon, sale, shop, store, buy, order, price, free, online, website, service, services, company, click, link, subscribe, download, deal, deals, traders, broker, guaranteed, legit, trusted, recommend, great post, great article, nice post, nice article, very informative, informative post, thanks for, for sharing, keep up, good work, awesome blog, bookmarked, this blog, your blog',
  ],
];

/** Log odds that each phrase adds, by the number of its token; fixed for good. */
export const PRIOR: ReadonlyMap<number, number> = new Map(
  VOCABULARY.flatMap(([weight, phrases]) =>
    phrases.split(',').map((phrase) => [phraseToken(phrase), weight] as const),
  ).reverse(),
);

import type { Claim, Correction } from '../../core/report.js';
import { ARABIC_TALK, CONVERSATION, LIBRARY_TALK, TIDE_TALK } from './conversation.js';

export interface DemoReport {
  readonly key: string;
  readonly headline: string;
  readonly summary: string;
  readonly byline: string;
  /** How long before the demonstration begins it was published, in hours. */
  readonly hoursAgo: number;
  /** The small Markdown of reports. */
  readonly text: string;
  readonly claims: readonly Claim[];
  /** Hours ago in place of `at`. */
  readonly corrections: readonly (Omit<Correction, 'at'> & { readonly hoursAgo: number })[];
  /** The language that it is written in, where that is not the site's. */
  readonly language?: string;
  readonly map: 'english' | 'arabic' | null;
  readonly talk: typeof CONVERSATION;
}

const source = (name: string) => ({ name, url: null });

/** Four made-up reports over two months, the newest first. No place, person or office in them exists. */
export const DEMO_REPORTS: readonly DemoReport[] = [
  {
    key: 'demo-selmet',
    headline: 'Kalmoran command says it holds the west bank at Selmet; Tiravia denies it (Map)',
    summary:
      'One army claims the bank and the bridge, the other calls it invented. Nobody independent has reached the town since Monday.',
    byline: 'From the border desk',
    hoursAgo: 9,
    text: `Nobody independent has been able to reach Selmet since Monday, and telephone lines into the town are down.

The Kalmoran command said on Wednesday evening that its troops hold the west bank of the Ardel at Selmet and the western end of the bridge. It gave no time for the crossing and showed no pictures.

A spokesman of the Tiravian general staff called the statement “an invention, and not a new one”. He said that Tiravian units stand on the heights above Brenlow and that the bridge is “in nobody’s hands”.

## What is known

Two residents of Brenlow, reached by telephone, described shelling east of the river in the early morning. Both could see the bridge standing; neither could see who was near it.

The district hospital in Dovrin confirmed that it works without interruption and has taken in eleven people with light wounds.

## What is not

- whether any soldier has crossed the river
- whether the bridge still carries trucks
- how many people have left Selmet this week; the district office has not answered`,
    claims: [
      {
        text: 'The west bank of the Ardel at Selmet is held by Kalmoran troops.',
        status: 'claimed',
        attribution: 'the Kalmoran command, in a statement',
        isLead: true,
        sources: [
          source('Statement of the Kalmoran command, Wednesday, 19:40'),
          {
            ...source('River Herald'),
            stance: 'repeats',
            repeats: 'the Kalmoran command',
            note: 'close to the command',
          },
        ],
      },
      {
        text: 'The bridge at Selmet is in nobody’s hands.',
        status: 'disputed',
        attribution: 'the Tiravian general staff; the Kalmoran command says otherwise',
        sources: [
          source('Statement of the Kalmoran command'),
          { ...source('Briefing of the Tiravian general staff'), stance: 'denies' },
        ],
      },
      {
        text: 'There was shelling east of the river early on Wednesday.',
        status: 'reported',
        attribution: 'two residents of Brenlow, by telephone',
        sources: [source('Two residents, known to the newsroom')],
      },
      {
        text: 'The district hospital in Dovrin is working and has taken in eleven people.',
        status: 'confirmed',
        attribution: 'the hospital’s administration',
        sources: [source('Administration of the district hospital')],
      },
    ],
    corrections: [
      {
        hoursAgo: 2,
        kind: 'update',
        text: 'The Tiravian general staff answered in the evening.',
        change: { claim: 'The bridge at Selmet is in nobody’s hands.', from: 'claimed', to: 'disputed' },
      },
      {
        hoursAgo: 4,
        kind: 'clarification',
        text: 'The sentence that nobody independent has reached the town stands in the first paragraph now. Before, it stood in the fourth.',
      },
      {
        hoursAgo: 6,
        kind: 'correction',
        text: 'An earlier version gave the number of people in hospital as seventeen. It is eleven.',
      },
    ],
    map: 'english',
    talk: CONVERSATION,
  },
  {
    key: 'demo-arabic',
    headline: 'قيادة كالمورا تقول إنها تسيطر على ضفة سلمت، وتيرافيا تنفي (خريطة)',
    summary: 'جيش يقول إنه عبر النهر، وآخر يصف ذلك بالاختلاق. لم يصل إلى البلدة أحد مستقل منذ يوم الإثنين.',
    byline: 'من مكتب الحدود',
    hoursAgo: 20,
    language: 'ar',
    text: `لم يتمكن أي مستقل من الوصول إلى سلمت منذ يوم الإثنين، وخطوط الهاتف مقطوعة.

قالت قيادة كالمورا مساء الأربعاء إن قواتها تسيطر على الضفة الغربية لنهر الأردل عند سلمت، وعلى الطرف الغربي من الجسر. ولم تذكر متى عبرت، ولم تعرض أي صورة.

ووصف متحدث باسم الأركان في تيرافيا البيان بأنه «اختلاق، وليس الأول».

## ما هو معروف

قال اثنان من سكان برنلو، بالهاتف، إنهما سمعا قصفًا شرق النهر في الصباح الباكر.

## ما ليس معروفًا

- هل عبر النهرَ أيُّ جندي
- هل يحمل الجسر الشاحنات بعد`,
    claims: [
      {
        text: 'الضفة الغربية لنهر الأردل عند سلمت بيد قوات كالمورا.',
        status: 'claimed',
        attribution: 'قيادة كالمورا، في بيان',
        isLead: true,
        sources: [source('بيان قيادة كالمورا')],
      },
      {
        text: 'الجسر عند سلمت ليس بيد أحد.',
        status: 'disputed',
        attribution: 'الأركان في تيرافيا، وقيادة كالمورا تقول غير ذلك',
        sources: [source('الأركان في تيرافيا'), { ...source('بيان قيادة كالمورا'), stance: 'denies' }],
      },
      {
        text: 'وقع قصف شرق النهر صباح الأربعاء.',
        status: 'reported',
        attribution: 'اثنان من سكان برنلو، بالهاتف',
        sources: [source('ساكنان تعرفهما هيئة التحرير')],
      },
    ],
    corrections: [
      { hoursAgo: 12, kind: 'correction', text: 'ورد في نسخة سابقة أن عدد الجرحى سبعة عشر. الصحيح أحد عشر.' },
    ],
    map: 'arabic',
    talk: ARABIC_TALK,
  },
  {
    key: 'demo-library',
    headline: 'Twelve thousand books leave the flooded library by hand',
    summary:
      'A chain of four hundred people emptied the cellar of the town library at Vaster in one afternoon.',
    byline: 'From the town desk',
    hoursAgo: 78,
    text: `Four hundred people stood in a line from the cellar of the library at Vaster to the gymnasium across the square and passed books from hand to hand for six hours.

By evening the cellar was empty. The librarian, who had asked for forty helpers on the notice board, counted twelve thousand volumes and three that were lost.

The council will decide in two weeks about the roof, through which the water came.`,
    claims: [
      {
        text: 'All but three of the twelve thousand volumes were saved.',
        status: 'confirmed',
        attribution: 'the library’s own count',
        sources: [source('Inventory of the library at Vaster')],
      },
    ],
    corrections: [],
    map: null,
    talk: LIBRARY_TALK,
  },
  {
    key: 'demo-tide',
    headline: 'Port gauge reads high, boat owners say; the office disagrees',
    summary: 'Since the gauge was moved in May, moorings and tide table no longer agree.',
    byline: 'From the harbour desk',
    hoursAgo: 24 * 33,
    text: `Boat owners at the old pier say that the port’s tide gauge has read about four centimetres too high since it was moved in May.

The port office says that its table has been corrected for the new place. It has not shown the table yet.`,
    claims: [
      {
        text: 'The gauge reads four centimetres too high.',
        status: 'disputed',
        attribution: 'boat owners at the old pier; the port office disagrees',
        sources: [source('Three boat owners'), source('Port office')],
      },
    ],
    corrections: [],
    map: null,
    talk: TIDE_TALK,
  },
];

/** Sample maps in scripts other than Latin. */
import { area, map, places, SIDES } from './sample-kit.js';

export const ARABIC = map('قيادة الجانب الأزرق تقول إنها تسيطر على الطريق', {
  ...{
    focus: ['SY'],
    sides: SIDES.map((side) => ({
      ...side,
      name: `الجانب ${side.id === 'a' ? 'الأزرق' : side.id === 'b' ? 'الأصفر' : 'الأخضر'}`,
    })),
  },
  credits: ['الأماكن: GeoNames, CC BY 4.0. والأقوال مختلقة.'],
  places: places(
    ['دمشق', 36.29, 33.51, 5, 'capital'],
    ['حمص', 36.72, 34.73, 4, 'city'],
    ['حلب', 37.16, 36.2, 4, 'city'],
    ['دير الزور', 40.14, 35.34, 4, 'city'],
    ['تدمر', 38.28, 34.56, 3],
    ['بيروت', 35.5, 33.89, 3, 'capital'],
    ['طرطوس', 35.89, 34.89, 2],
  ),
  lines: [
    {
      kind: 'route',
      label: 'الطريق',
      side: 'a',
      status: 'claimed',
      coordinates: [
        [36.72, 34.73],
        [38.28, 34.56],
        [40.14, 35.34],
      ],
    },
  ],
  areas: [
    area(
      'البادية',
      ['b', 'disputed'],
      [
        [38.6, 34.3],
        [40, 34.6],
        [39.9, 33.8],
        [38.7, 33.7],
      ],
    ),
  ],
});

export const GREEK = map('Δρομολόγια πλοίων διακόπτονται, λέει το λιμεναρχείο', {
  sides: [{ id: 'a', name: 'Λιμεναρχείο', tone: 'green' }],
  credits: ['Τοπωνύμια: GeoNames, CC BY 4.0.'],
  places: places(
    ['Αθήνα', 23.73, 37.98, 5, 'capital'],
    ['Θεσσαλονίκη', 22.93, 40.64, 4, 'city'],
    ['Πάτρα', 21.73, 38.25, 4, 'city'],
    ['Ηράκλειο', 25.14, 35.34, 4, 'city'],
    ['Βόλος', 22.94, 39.36, 3, 'city'],
    ['Μυτιλήνη', 26.56, 39.11, 3],
  ),
  areas: [
    {
      ...area(
        'Απαγόρευση',
        ['a', 'reported'],
        [
          [24, 38.9],
          [25.6, 38.9],
          [25.6, 38.2],
          [24.6, 38.2],
        ],
      ),
    },
  ],
});

export const HEBREW = map('נמל חיפה נסגר, אומרת הרשות', {
  sides: [{ id: 'a', name: 'הרשות', tone: 'plum' }],
  credits: ['מקומות: GeoNames, CC BY 4.0.'],
  places: places(
    ['חיפה', 34.99, 32.82, 5, 'city'],
    ['תל אביב', 34.78, 32.08, 4, 'city'],
    ['ירושלים', 35.22, 31.77, 4, 'city'],
    ['באר שבע', 34.79, 31.25, 3, 'city'],
    ['עמאן', 35.93, 31.95, 3, 'capital'],
  ),
  areas: [
    area(
      'אזור סגור',
      ['a', 'claimed'],
      [
        [34.2, 33],
        [34.8, 33],
        [34.75, 32.6],
        [34.1, 32.6],
      ],
    ),
  ],
});

export const CYRILLIC = map('Переправу відновлено, повідомляє влада міста', {
  sides: [{ id: 'a', name: 'Влада міста', tone: 'blue' }],
  credits: ['Назви: GeoNames, CC BY 4.0.'],
  places: places(
    ['Дніпро', 35.05, 48.46, 5, 'city'],
    ['Запоріжжя', 35.14, 47.84, 4, 'city'],
    ['Кривий Ріг', 33.39, 47.91, 4, 'city'],
    ['Харків', 36.23, 49.99, 4, 'city'],
    ['Полтава', 34.55, 49.59, 3, 'city'],
    ['Кременчук', 33.42, 49.07, 2, 'city'],
    ['Нікополь', 34.4, 47.57, 2, 'city'],
  ),
  points: [
    {
      kind: 'crossing',
      label: 'Переправа',
      side: 'a',
      status: 'reported',
      lon: 35.1,
      lat: 48.2,
      precision: 'locality',
    },
  ],
});

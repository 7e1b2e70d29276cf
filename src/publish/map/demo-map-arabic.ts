import { demoMapDocument } from './demo-map.js';
import type { MapDocument } from './map-document.js';

/** Names of the invented country in Arabic; what has no name here keeps its own. */
const NAMES: Readonly<Record<string, string>> = {
  Selmet: 'سلمت',
  Dovrin: 'دوفرين',
  Brenlow: 'برنلو',
  'Osk Ford': 'مخاضة أوسك',
  'Hallen Mill': 'طاحونة هالن',
  Vaster: 'فاستر',
  'Upper Tams': 'تامس العليا',
  Kalmora: 'كالمورا',
  Tiravia: 'تيرافيا',
  Ardel: 'نهر الأردل',
  Tamse: 'نهر التامس',
  'Lake Iven': 'بحيرة إيفن',
  'Selmet bridge': 'جسر سلمت',
  Shelling: 'قصف',
  'Selmet bank': 'ضفة سلمت',
  'Brenlow heights': 'مرتفعات برنلو',
  'Osk island': 'جزيرة أوسك',
  'Kalmoran army': 'جيش كالمورا',
  'Tiravian army': 'جيش تيرافيا',
  'Held by the Kalmoran army': 'بيد جيش كالمورا',
  'Held by the Tiravian army': 'بيد جيش تيرافيا',
  'Kalmoran crossing': 'عبور قوات كالمورا',
};

/** The demonstration's map for its Arabic report: the same invented ground, its names and furniture from right to left. */
export function demoMapArabic(): MapDocument {
  return {
    ...(renamed(demoMapDocument()) as MapDocument),
    title: 'قيادة كالمورا تقول إنها تسيطر على الضفة الغربية في سلمت',
    credits: ['المصادر: بيانات الجيشين، وشاهدان من برنلو بالهاتف.'],
  };
}

/** A copy in which every text that is a known name is the Arabic one. */
function renamed(value: unknown): unknown {
  if (typeof value === 'string') return NAMES[value] ?? value;
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner)]));
}

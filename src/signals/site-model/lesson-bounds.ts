/** Of the last WINDOW lessons no teacher gives more than this many: a quarter. The others are passed over. */
export const MOST_OF_TEACHER = 50;
export const WINDOW = 200;
/** Texts that say nearly the same count so often. */
export const MOST_OF_WAVE = 3;

interface Taught {
  readonly teacher: string;
  readonly wave?: string | undefined;
}

/** Tells of each lesson in turn whether it counts, by who gave it and by how often its like was there. */
export function createLessonBounds(): (lesson: Taught) => boolean {
  const recent: string[] = [];
  const ofTeacher = new Map<string, number>();
  const ofWave = new Map<string, number>();
  return ({ teacher, wave }) => {
    if (wave !== undefined) {
      const seen = ofWave.get(wave) ?? 0;
      if (seen >= MOST_OF_WAVE) return false;
      ofWave.set(wave, seen + 1);
    }
    const before = ofTeacher.get(teacher) ?? 0;
    recent.push(teacher);
    ofTeacher.set(teacher, before + 1);
    if (recent.length > WINDOW) {
      const old = recent.shift() ?? '';
      ofTeacher.set(old, (ofTeacher.get(old) ?? 1) - 1);
    }
    return before < MOST_OF_TEACHER;
  };
}

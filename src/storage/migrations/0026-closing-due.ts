/** Threads that a person has set to close at a time to come: readers are told when it comes. Words as in 0001. */
export const closingDue: readonly string[] = [
  `ALTER TABLE story ADD COLUMN closing_due INTEGER`,
  `CREATE INDEX story_closing_due ON story (closing_due) WHERE closing_due IS NOT NULL`,
];

/** Whether what the store holds was brought by the run that is being continued: ids grow, and a run has one of its own. */
export function isOfRun(id: number | undefined, continues: number | null): boolean {
  return id !== undefined && continues !== null && id > continues;
}

/** What readers see in place of the name of a member of staff; null: the name itself. Words as in 0001. */
export const publicNames: readonly string[] = ['ALTER TABLE account ADD COLUMN public_name TEXT'];

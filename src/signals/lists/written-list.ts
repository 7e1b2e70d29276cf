/** The entries of a list written as text: separated by commas or line ends. */
export function writtenList(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

const MARK = /\n|[\ud800-\udbff][\udc00-\udfff]/g;

/** Where a reader stands in a text that comes in chunks: line and column from 1, columns in whole characters. */
export class TextPlace {
  line = 1;
  column = 1;

  /** Goes on from `from` to `to`, both offsets into `text`; call it for every part of the text once, in order. */
  advance(text: string, from: number, to: number): void {
    let start = from;
    let astral = 0;
    MARK.lastIndex = from;
    for (let mark = MARK.exec(text); mark !== null && mark.index < to; mark = MARK.exec(text)) {
      if (mark[0].length === 2) {
        astral++;
        continue;
      }
      this.line++;
      this.column = 1;
      start = mark.index + 1;
      astral = 0;
    }
    this.column += to - start - astral;
  }
}

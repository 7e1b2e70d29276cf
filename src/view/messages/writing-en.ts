/** What the tools of a form say, in English; they come with their own file, and not before somebody writes. */
export const writingEn = {
  tools: 'Formatting',
  bold: 'Bold',
  italic: 'Italic',
  quoteLines: 'Quote',
  link: 'Link',
  list: 'List',
  /** What stands in a link until its writer says more. */
  linkWords: 'words',
  preview: 'Preview',
  emptyPreview: 'Nothing to show yet.',
  previewFailed: 'The preview could not be had. Your text is kept.',
  quoteComment: 'Quote the comment',
  /** A text that could not be sent. */
  unsent: 'Not sent yet. We keep trying until the server takes it.',
  fromBefore: 'This text could not be sent the last time. Post it when you are ready.',
  stopTrying: 'Stop trying',
  stopped: 'Not sent. Your text stays here until you post it.',
} as const;

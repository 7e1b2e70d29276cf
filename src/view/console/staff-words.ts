/** Words of the page about who moderates a site. */
export const staffWords = {
  link: 'Who moderates {site}',
  title: 'Who moderates {site}',
  everySite: 'on every site',
  wholeSite: 'the whole site',
  none: 'what stands in no section',
  takeAway: 'Take the role away',
  from: 'from {name}',
  grant: 'Make somebody a moderator, or change what they reach',
  email: 'E-mail address of somebody who has signed in before',
  reach: 'What they moderate',
  whole: 'The whole site',
  some: 'Only these sections:',
  more: 'Other sections, by name, with commas between',
  give: 'Give',
  hint: 'Somebody limited to sections sees, counts, searches and decides the comments of stories in them, and nothing else of the site. It holds with their next click. Admins, editors and roles on every site are changed by whoever runs the server.',
  yours: 'You moderate: {sections}.',
} as const;

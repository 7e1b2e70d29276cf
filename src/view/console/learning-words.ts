/** Words of the page on what decisions have taught a site. */
export const learningWords = {
  title: 'What decisions taught {site}',
  link: 'What decisions taught {site}',
  about:
    'A small model learns from what moderators here publish and refuse, and from what programs suggest. Every decision is foretold before it is learnt from; what is undone is unlearnt.',
  noModel:
    'No model comes with Parley for this site’s language. For it only word lists, rules, and what the decisions here have taught apply.',
  lessons: '{lessons} lessons count. {predictions} decisions were foretold before they were learnt from.',
  nothing: 'Nothing was foretold as refused yet.',
  precision:
    'Of {foretold} foretold as refused, {precision} were. With 95 % certainty it is between {low} and {high}.',
  areas:
    'It puts a refused comment above a published one in {area} of pairs; the model that comes with Parley alone in {shipped}.',
  proven:
    'It has proven {bar}: it counts for more in the order of queues, and rules may ask for the signal “site-model”.',
  unproven:
    'It has not proven {bar} yet, which asks for 30 foretold ones and for the lower end of the interval to reach it. Until then it only helps to sort the queue, and rules that ask for “site-model” do not hear of it; beside comments it is named “site-model-unproven”.',
  course: 'Precision in the order of time, with its 95 % interval',
  stretch: 'Stretch',
  foretoldCount: 'Foretold as refused',
  share: 'Were refused',
  interval: '95 % interval',
  barLine: 'bar',
  words: 'What it has learnt of words',
  raises: 'Raise a score here',
  lowers: 'Lower a score here',
  noWords: 'Nothing that several decided comments share yet.',
  word: 'Word',
  weight: 'Weight, at most 1',
  settings: 'Bar, reset, export',
  bar: 'Precision that must be proven, in per cent (50 to 99)',
  save: 'Save',
  forget: 'Forget everything learnt until now; the decisions stay',
  forgetSure: 'Yes, begin anew',
  exports: 'Its weights as JSON',
  bounds:
    'Of the last 200 lessons nobody gives more than 50; texts that say nearly the same count three times; and whatever is learnt moves a score’s log odds by at most 2.5 from what the model that comes with Parley says.',
  adminsOnly: 'Only admins change this.',
  why: 'Why this score',
  whyTitle: 'Why the comment by {name} has its score',
  whyScore: 'Likely to be refused here: {score}.',
  whyShipped: 'The model that comes with Parley ({version}) takes it for toxic with {score}.',
  whyShippedWords: 'These words raise that most:',
  whyUntold: 'No model comes with Parley for this language: every text begins with 12 %.',
  whyLearnt: 'What this site decided moves its log odds by {learnt}, of at most 2.5 either way.',
  whyNothing: 'Nothing that was learnt here speaks for or against it.',
} as const;

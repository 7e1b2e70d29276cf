/**
 * What the demonstration's policy is meant to hold: posted like any other comment, so that the console shows real
 * evidence for each. The peoples are invented; the abuse has the shape that real queues are full of.
 */
export const HELD_COMMENTS: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'truth4all',
    text: 'All Kalmorans are rats and should be driven into the river, every last one of them.',
  },
  { name: 'Iron Bank', text: 'You are a filthy subhuman and I will find out where you live and kill you.' },
  {
    name: 'best-offers',
    text: 'Great article!! Cheap watches http://watches.example/a http://watches.example/b http://watches.example/c http://pills.example/d',
  },
  { name: 'K@lm0r4 w4tch', text: 'K4lm0r4n  r a t s  will never change, burn their temples.' },
];

/** Phrases on the demonstration newsroom's own list, beside the shipped ones. */
export const NEWSROOM_WORDS: readonly string[] = [
  'kalmorans are rats',
  'kalmoran rats',
  'burn their temples',
];

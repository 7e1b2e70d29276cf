import type { Cut } from './cuts.js';
import type { DrawnGround } from './draw-ground.js';
import type { FurnitureWords } from './furniture-vocabulary.js';
import type { Ground } from './ground.js';
import type { Obstacles } from './obstacles.js';
import type { Scene } from './scene.js';
import type { View } from './view.js';

/** What the names of one picture are set from. */
export interface LabelTask {
  readonly scene: Scene;
  readonly ground: Ground;
  readonly drawnGround: DrawnGround;
  readonly view: View;
  readonly cut: Cut;
  readonly words: FurnitureWords;
  readonly language: string;
  readonly obstacles: Obstacles;
}

/** A point of the picture as it is shown. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

export interface Sketch {
  /** Empties it; an area is shown closed. */
  clear(isArea: boolean): void;
  add(pixel: Pixel): void;
  removeLast(): void;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The points clicked so far, over the picture; they take no clicks themselves. */
export function sketchOn(place: Element | null): Sketch {
  const page = document;
  const svg = page.createElementNS(SVG, 'svg');
  const line = page.createElementNS(SVG, 'polyline');
  svg.setAttribute('class', 'sketch');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(line);
  place?.append(svg);
  let pixels: Pixel[] = [];
  let closes = false;
  const show = (): void => {
    const first = closes && pixels.length > 2 ? pixels.slice(0, 1) : [];
    line.setAttribute('points', [...pixels, ...first].map(({ x, y }) => `${x},${y}`).join(' '));
    for (const dot of svg.querySelectorAll('circle')) dot.remove();
    for (const { x, y } of pixels) {
      const dot = page.createElementNS(SVG, 'circle');
      dot.setAttribute('cx', String(x));
      dot.setAttribute('cy', String(y));
      dot.setAttribute('r', '4');
      svg.append(dot);
    }
  };
  return {
    clear(isArea) {
      [pixels, closes] = [[], isArea];
      show();
    },
    add(pixel) {
      pixels = [...pixels, pixel];
      show();
    },
    removeLast() {
      pixels = pixels.slice(0, -1);
      show();
    },
  };
}

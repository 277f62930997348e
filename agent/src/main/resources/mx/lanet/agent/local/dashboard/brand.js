// The client's colour: made lighter or darker as little as it needs for 4.5 to 1 with the letters on it, and 3 to 1 with
// the ground, whatever was picked. The desktop has the same rule.

const STEPS = 20;
const LIMITS = {
  light: {'--accent': [0, 0.18], '--accent-text': [0, 0.13], '--accent-soft': [0.82, 1], '--focus': [0, 0.18]},
  dark: {'--accent': [0.13, 0.18], '--accent-text': [0.36, 1], '--accent-soft': [0.014, 0.03], '--focus': [0.36, 1]},
};

/** The tokens of a colour in a theme; null when it is none. */
export function tokens(color, theme) {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)?.slice(1).map(part => parseInt(part, 16));
  if (!parts) {
    return null;
  }
  const found = Object.fromEntries(Object.entries(LIMITS[theme]).map(([name, [least, most]]) =>
    [name, css(within(parts, least, most))]));
  return {...found, '--accent-hover': `color-mix(in oklab, ${found['--accent']} 88%, black)`};
}

export const NAMES = [...Object.keys(LIMITS.light), '--accent-hover'];

function within(color, least, most) {
  const now = luminance(color);
  if (now >= least && now <= most) {
    return color;
  }
  const end = now < least ? 255 : 0;
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    const reached = luminance(mixed(color, end, middle));
    if (now < least ? reached >= least : reached <= most) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return mixed(color, end, high);
}

const mixed = (color, end, share) => color.map(part => Math.round(part + (end - part) * share));
const css = color => `rgb(${color.join(', ')})`;

function luminance(color) {
  const [red, green, blue] = color.map(part => part / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

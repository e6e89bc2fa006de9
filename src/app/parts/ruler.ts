/** The sign of "how this was measured": a ruler, as an SVG path in a box of 16 × 10. */
export const RULER = 'M1 1h14v8H1zM4 1v4M7 1v3M10 1v4M13 1v3';

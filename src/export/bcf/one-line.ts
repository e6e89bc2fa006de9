/** What a model says, as one line of a title, a label or a list. */

// controls and line breaks; marks that turn the direction of what follows
const BREAKS = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** White space and control characters become one space; at most `most` characters, the last an ellipsis where something is cut. */
export function oneLine(text: string, most = 120): string {
  // a text of megabytes is not searched to its end
  const line = text.slice(0, most * 8).replace(BREAKS, ' ').trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}

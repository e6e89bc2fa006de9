/** The component number 构件编号 beside a piece: its mark, else what its type's name begins with. */

const LONGEST = 18;
/** Codes of drawings: `YWQ1`, `AHJ12`, `KZ3a`; with their size, `DBS1-67-3620-31`; of letters alone with their numbers, `ST-29-24`. A grade of concrete is none. */
const CODE = /(?:^|[\s_-])(?!C\d{2}(?!\d))(?<code>[A-Z]{1,6}\d{1,3}(?:-\d{2}-\d{4}(?:-\d+)?)?[A-Za-z]?(?![A-Za-z0-9])|[A-Z]{1,6}(?:-[A-Z]\b)?(?:-\d{1,5}[A-Z]?)+(?![A-Za-z0-9]))/u;

/** @param type `族:类型` or `族:类型:id`; '' where neither says anything */
export function pieceLabel(mark: string | null, type: string, name: string): string {
  if (mark !== null && mark.trim() !== '') return cut(mark.trim());
  const parts = (type === '' ? name : type).slice(0, 256).normalize('NFKC').split(':').map((part) => part.trim()).filter((part) => part !== '' && !/^\d+$/.test(part));
  const own = parts.at(-1) ?? '';
  return cut(CODE.exec(own)?.groups?.['code'] ?? own);
}

/** Marks that name the storey they are on (`3#-5F-YWQ3`) are alike on all of them. */
export function storeyFree(label: string): string {
  return label.replace(/(?:^|(?<=[-_#\s]))-?[B\d]\d{0,2}(?:F|层)(?=[-_\s]|$)/gu, '');
}

function cut(text: string): string {
  const letters = [...text.replace(/\s+/gu, ' ')];
  return letters.length <= LONGEST ? letters.join('') : `${letters.slice(0, LONGEST - 1).join('')}…`;
}

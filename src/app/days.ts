/** Dates of BCF (xs:dateTime) as the page shows them, and days as BCF writes them. */

/** Local day of a date as BCF writes it, ISO; '' for what is no date. */
export function dayOf(date: string): string {
  const plain = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?)?$/.exec(date.trim());
  if (plain) return plain[1]!;
  const at = new Date(date);
  if (date.trim() === '' || Number.isNaN(at.getTime())) return '';
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Midnight of a local day with its offset, as xs:dateTime wants it; '' for none. */
export function dateOfDay(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return '';
  const offset = -new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3])).getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${day}T00:00:00${offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`}`;
}

/** Local day and minute; what is no date is shown as it is written. */
export function momentOf(date: string): string {
  const at = new Date(date);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(date.trim()) || Number.isNaN(at.getTime())) return dayOf(date) || date;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

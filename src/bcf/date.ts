/** xs:dateTime as BCF writes times: XML Schema Part 2, 3.2.7. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : DAYS[month - 1]!;
}

export function isDateTime(text: string): boolean {
  const match = /^-?(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:Z|[+-](\d\d):(\d\d))?$/.exec(text);
  if (match === null) return false;
  const [year, month, day, hour, minute, second, zoneHour, zoneMinute] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number, number];
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return false;
  if (zoneHour * 60 + zoneMinute > 14 * 60 || zoneMinute > 59) return false;
  return hour < 24 ? minute < 60 && second < 60 : hour === 24 && minute === 0 && second === 0;
}

/** Sheets that come back, hostile or not. */
import { expect, test } from 'vitest';
import { csv } from '../../src/export/csv.ts';
import { readCsv, readSheet } from '../../src/export/sheet-read.ts';
import { packZip } from '../../src/zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const rows = (data: Uint8Array): unknown => {
  const read = readSheet(data);
  return 'rows' in read ? read.rows : read.fault.en;
};
const workbook = (sheet: string, strings = ''): Uint8Array => packZip([
  { name: '[Content_Types].xml', bytes: bytes('<Types/>') }, { name: 'xl/workbook.xml', bytes: bytes('<workbook/>') },
  ...(strings === '' ? [] : [{ name: 'xl/sharedStrings.xml', bytes: bytes(`<sst xmlns="x">${strings}</sst>`) }]), { name: 'xl/worksheets/sheet1.xml', bytes: bytes('<worksheet><sheetData/></worksheet>') },
  { name: 'xl/worksheets/sheet2.xml', bytes: bytes(`<worksheet xmlns="x"><sheetData>${sheet}</sheetData></worksheet>`) },
]);

test('CSV: quotes, line ends in them, separators, what keeps a text from being a formula', () => {
  expect(readCsv('a,"b ""c"", d\r\n2",e\r\n\r\n f ,,g')).toEqual([['a', 'b "c", d\r\n2', 'e'], ['f', '', 'g']]);
  expect(readCsv('a;b,c;d\n1;2;3')).toEqual([['a', 'b,c', 'd'], ['1', '2', '3']]);
  expect(rows(bytes(csv([['=1+1', '-5', "it's"]])))).toEqual([['=1+1', '-5', "it's"]]);
});

test('CSV as spreadsheets save it in Chinese', () => {
  // 序号,回复 in GB 18030
  expect(rows(Uint8Array.of(0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xbb, 0xd8, 0xb8, 0xb4))).toEqual([['序号', '回复']]);
  expect(rows(Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0))).toEqual([['a', 'b']]);
});

test('a workbook: the first sheet with rows, shared and inline texts, numbers, values of formulas, empty cells between', () => {
  expect(rows(workbook(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>设计</t></is></c></row><row r="2"/><row r="3"><c r="B3"><f>1+1</f><v>2</v></c><c r="AB3" t="str"><v>x</v></c></row>',
    '<si><r><t>意</t></r><r><t>见</t></r><rPh><t>no</t></rPh></si>',
  ))).toEqual([['意见', '', '设计'], ['', '2', ...Array<string>(25).fill(''), 'x']]);
});

test.each([
  ['a damaged workbook', bytes('PK\u0003\u0004 nothing'), /damaged/], ['no workbook', packZip([{ name: 'a.txt', bytes: bytes('a') }]), /not a workbook/],
  ['entities that explode', workbook('').length > 0 ? packZip([{ name: 'xl/worksheets/sheet1.xml', bytes: bytes('<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>') }]) : bytes(''), /cannot be read/],
  ['an old one', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), /old \.xls/],
])('%s is refused', (_, data, why) => {
  expect(rows(data)).toMatch(why);
});

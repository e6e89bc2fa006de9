/** How the printed book looks: A4 upright, wide tables and plans on pages of their own size, heads that repeat, rows that do not break. */

/** A text as a string of CSS: every character but letters and digits as its number, so that nothing ends the string. */
export function cssString(text: string): string {
  return `"${[...text.slice(0, 200)].map((letter) => (/[\p{L}\p{N} ]/u.test(letter) ? letter : `\\${letter.codePointAt(0)!.toString(16)} `)).join('')}"`;
}

/** @param head running title of the pages @param page `{0}` and `{1}` stand for the page and the number of pages */
export function printStyle(head: string, page: readonly [before: string, between: string, after: string]): string {
  const foot = `${cssString(page[0])} counter(page) ${cssString(page[1])} counter(pages) ${cssString(page[2])}`;
  return `
@page { size: A4; margin: 20mm 15mm 18mm 22mm;
  @top-left { content: ${cssString(head)}; font: 8pt sans-serif; color: #444; }
  @bottom-center { content: ${foot}; font: 8pt sans-serif; color: #444; } }
@page cover { size: A4; margin: 22mm 20mm; @top-left { content: none; } @bottom-center { content: none; } }
@page wide { size: A4 landscape; margin: 18mm 14mm 16mm 14mm;
  @top-left { content: ${cssString(head)}; font: 8pt sans-serif; color: #444; }
  @bottom-center { content: ${foot}; font: 8pt sans-serif; color: #444; } }
@page plan-a4 { size: A4 landscape; margin: 0; @top-left { content: none; } @bottom-center { content: none; } }
@page plan-a4-upright { size: A4; margin: 0; @top-left { content: none; } @bottom-center { content: none; } }
@page plan-a3 { size: A3 landscape; margin: 0; @top-left { content: none; } @bottom-center { content: none; } }
@page plan-a3-upright { size: A3; margin: 0; @top-left { content: none; } @bottom-center { content: none; } }
* { box-sizing: border-box; }
html { font-family: "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; font-size: 10pt; line-height: 1.5; color: #000; background: #fff; }
body { margin: 0; }
h1, h2, h3, caption, th, .cover-title { font-family: "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", SimHei, sans-serif; }
h1, h2, h3 { break-after: avoid; line-height: 1.3; }
h1 { font-size: 15pt; margin: 10mm 0 4mm; }
.chapter > h1, .contents > h1 { margin-top: 0; }
h2 { font-size: 12.5pt; margin: 7mm 0 2.5mm; }
h3 { font-size: 11pt; margin: 5mm 0 2mm; }
a { color: inherit; }
p { margin: 0 0 2mm; overflow-wrap: anywhere; orphans: 3; widows: 3; }
p.note { color: #333; font-size: 9pt; }
p.warning { border-left: 1mm solid #b00020; padding: 1mm 2.5mm; background: #fdf0f0; }
.chapter { break-before: page; }
.sheet-wide { page: wide; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 0 0 4mm; font-size: 8.5pt; line-height: 1.35; border-bottom: 0.35mm solid #000; }
table.dense { font-size: 7.2pt; }
table.tiny { font-size: 6.2pt; }
caption { text-align: left; font-weight: bold; font-size: 9.5pt; padding: 1mm 0; break-after: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
thead { break-inside: avoid; break-after: avoid; }
tbody tr:first-child, tbody tr:nth-child(2) { break-before: avoid; }
thead th { background: #e8ecf0; border: 0.2mm solid #555; border-top: 0.35mm solid #000; padding: 0.8mm 1mm; text-align: center; font-weight: bold; vertical-align: middle; overflow-wrap: anywhere; }
td { border: 0.15mm solid #888; padding: 0.6mm 1mm; vertical-align: top; overflow-wrap: anywhere; }
td.left { text-align: left; } td.center { text-align: center; } td.right { text-align: right; font-variant-numeric: tabular-nums; }
tr.sum td { font-weight: bold; background: #f1f3f5; border-top: 0.3mm solid #000; }
tr.group td { font-weight: bold; background: #f7f7f7; break-after: avoid; }
tr.group { break-after: avoid; }
tr.declared td { background: #eef4fb; } tr.open td { background: #fff7d6; } tr.derived td { font-style: italic; } tr.out td { color: #666; }
.tones { font-size: 8pt; color: #333; }
.tones span { padding: 0 1.5mm; margin-right: 3mm; border: 0.15mm solid #888; }
.tones .declared { background: #eef4fb; } .tones .open { background: #fff7d6; } .tones .derived { font-style: italic; }
.table-notes { margin: -2.5mm 0 4mm; font-size: 8pt; color: #333; }
.cover { page: cover; break-after: page; min-height: 250mm; display: flex; flex-direction: column; }
.cover-head { text-align: center; margin: 24mm 0 14mm; }
.cover-project { font-size: 20pt; line-height: 1.35; overflow-wrap: anywhere; font-family: "Heiti SC", "Noto Sans CJK SC", "Microsoft YaHei", SimHei, sans-serif; }
.cover-title { font-size: 26pt; letter-spacing: 0.15em; margin: 8mm 0 3mm; font-weight: bold; }
.cover table { font-size: 10pt; border: 0; } .cover td { border: 0; border-bottom: 0.15mm solid #888; padding: 1.4mm 1mm; }
.cover td.label { width: 34mm; color: #333; }
.signers td { height: 9mm; vertical-align: bottom; }
.cover-foot { margin-top: auto; display: flex; justify-content: space-between; align-items: flex-end; }
.stamp { width: 46mm; height: 34mm; border: 0.2mm dashed #999; color: #777; display: flex; align-items: center; justify-content: center; font-size: 9pt; }
.cover-firm { font-size: 13pt; overflow-wrap: anywhere; }
.contents { break-after: page; } .contents table { margin-top: 10mm; } .contents ol { list-style: none; margin: 0; padding: 0; }
.contents li { padding: 0.7mm 0; border-bottom: 0.1mm dotted #999; } .contents .l2 { padding-left: 6mm; } .contents .l3 { padding-left: 12mm; font-size: 9pt; }
.contents a { color: inherit; text-decoration: none; } .contents .number { display: inline-block; min-width: 12mm; }
.made td { font-size: 7.5pt; font-family: monospace; }
.plan { break-before: page; break-after: page; break-inside: avoid; line-height: 0; overflow: hidden; }
.plan svg { display: block; max-width: none; }
.plan.A4 { page: plan-a4; } .plan.A4.upright { page: plan-a4-upright; } .plan.A3 { page: plan-a3; } .plan.A3.upright { page: plan-a3-upright; }
.mark { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center; pointer-events: none; z-index: 9; }
.mark span { transform: rotate(-32deg); font-size: 44pt; color: #c00000; opacity: 0.13; text-align: center; font-weight: bold; max-width: 150%; }
@media screen {
  html { background: #dfe3e7; } body { max-width: 210mm; margin: 8mm auto; background: #fff; padding: 12mm 15mm; box-shadow: 0 0 4mm #0003; }
  .plan { overflow: auto; border: 0.2mm solid #aaa; margin: 6mm 0; } .plan svg { max-width: 100%; height: auto; } .cover { min-height: 240mm; }
}
`;
}

/** Markup by a template that escapes whatever is put into it, and the frame of a page. */
export type Language = 'zh' | 'en';
export const LANGUAGES: readonly Language[] = ['zh', 'en'];

export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | null | readonly Value[];

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: parts.reduce((text, part, i) => text + written(values[i - 1] ?? null) + part) };
}

function written(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'object') return 'markup' in value ? value.markup : value.map(written).join('');
  return String(value).replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);
}

/** One or none: what is empty leaves no heading behind. */
export function section(title: string, body: readonly (Markup | null)[]): Markup | null {
  const there = body.filter((one) => one !== null);
  return there.length === 0 ? null : html`<section>\n<h2>${title}</h2>\n${there}</section>\n`;
}

export function facts(rows: readonly (readonly [string, string | Markup | null] | null)[]): Markup | null {
  const there = rows.filter((row): row is readonly [string, string | Markup] => row !== null && row[1] !== null && row[1] !== '');
  return there.length === 0 ? null : html`<dl>\n${there.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>\n`;
}

/** Not broken over lines: clauses, dates. */
export function keep(text: string): Markup {
  return html`<span class="keep">${text}</span>`;
}

export function list(items: readonly (string | Markup)[]): Markup | null {
  return items.length === 0 ? null : html`<ul>\n${items.map((item) => html`<li>${item}</li>\n`)}</ul>\n`;
}

export function table(head: readonly string[], rows: readonly (readonly (string | Markup)[])[]): Markup | null {
  if (rows.length === 0) return null;
  return html`<div class="wide"><table>
<thead><tr>${head.map((cell) => html`<th>${cell}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>
`;
}

export interface PageOf {
  /** path without `.zh.html`, from the folder of the pages: `jgj1-2014/index` */
  readonly path: string;
  readonly lang: Language;
  readonly title: string;
  /** what leads back, outermost first: text and path as above */
  readonly trail: readonly (readonly [string, string])[];
  readonly body: readonly (Markup | null)[];
  /** folder of the stylesheet where it is another's */
  readonly styles?: string;
}

/** Nothing but this folder's stylesheet is loaded. */
const CSP = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

export function page({ path, lang, title, trail, body, styles }: PageOf): string {
  const up = '../'.repeat(path.split('/').length - 1);
  const other = lang === 'zh' ? 'en' : 'zh';
  const name = pageName(path.slice(path.lastIndexOf('/') + 1));
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: CSP }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Sunmao</title>
<link rel="stylesheet" href="${styles ?? up}rules.css">
</head>
<body>
<nav>
<a href="${up}../index.html${lang === 'en' ? '?lang=en' : ''}">Sunmao 榫卯</a>
${trail.map(([text, to]) => html`<a href="${up}${to}.${lang}.html">${text}</a>\n`)}<a class="language" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}" href="${name}.${other}.html">${other === 'zh' ? '中文' : 'English'}</a>
</nav>
<main>
<h1>${title}</h1>
${body}</main>
</body>
</html>
`.markup;
}

/** File name of a rule's page: ids of rows may be Chinese, file names are not. */
export function pageName(id: string): string {
  return id.replace(/[^\x20-\x7e]/gu, (char) => `u${char.codePointAt(0)!.toString(16)}`);
}

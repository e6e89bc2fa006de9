/** How far a rule or a pack can be trusted, and where it comes from. */
import type { Pack } from '../../../src/standards/pack.ts';
import type { RuleEntry } from '../../../src/standards/pack-rules.ts';
import { html, list, section, type Language, type Markup } from './html.ts';
import { wordsIn } from './words.ts';

export function statusMark({ status, advisory }: Pick<RuleEntry, 'status' | 'advisory'>, lang: Language): Markup | null {
  if (status === null) return null;
  const words = wordsIn(lang);
  return html`<span class="mark ${status}">${words.app('status', status)}</span>${advisory ? html` <span class="mark draft">${words.app('status', 'advisory')}</span>` : null}`;
}

export function trustSection(pack: Pack, entry: RuleEntry, lang: Language): Markup | null {
  const words = wordsIn(lang);
  return section(words.page('trust'), [
    html`<p>${words.statusMeans(entry.status!)}</p>\n`,
    entry.advisory ? html`<p>${words.page('advisory')}</p>\n` : null,
    entry.note === undefined ? null : html`<p>${words.page('note')}${words.colon}${entry.note[lang]}</p>\n`,
    sourceList(pack, entry.source),
  ]);
}

/** Their titles are as the pack has them, in whatever language. */
export function sourceList(pack: Pack, ids: readonly string[]): Markup | null {
  return list(pack.sources.filter(({ id }) => ids.includes(id)).map(({ id, title, address }) =>
    html`<code>${id}</code> ${title}${address === '' ? null : html` <span class="address">${address}</span>`}`));
}

/** Where a piece of evidence was read, in the language of the page: the report says it in English around the words of the model. */

export interface EvidenceTexts {
  readonly t: (key: string, params: Readonly<Record<string, string>>) => string;
  /** the page's word for a code of the report, or the code itself */
  readonly word: (group: string, code: string) => string;
}

type Frame = readonly [pattern: RegExp, write: (found: readonly string[], texts: EvidenceTexts) => string];

const LABELS = 'type|name|material|layer';
/** in the order tried; what a model says itself is never looked into, only what stands around it */
const FRAMES: readonly Frame[] = [
  [/^component (\S+): not asked$/u, ([component], { t, word }) => t('unknowns.evidence.notAsked', { component: word('component', component!) })],
  [/^component (\S+)$/u, ([component], { t, word }) => t('unknowns.evidence.component', { component: word('component', component!) })],
  [/^unmarked (\S+?)(?:: (.*))?$/su, ([component, reason], { t, word }) => said(t('unknowns.evidence.unmarked', { component: word('component', component!) }), reason, t)],
  [new RegExp(`^(${LABELS}) "(.*)" \\((.+?)\\)$`, 'su'), ([label, text, rule], { t, word }) => t('unknowns.evidence.named', { label: word('unknowns.evidence.label', label!), text: text!, rule: rule! })],
  [new RegExp(`^(${LABELS}) \\((.+?)\\)$`, 'su'), ([label, rule], { t, word }) => t('unknowns.evidence.byRule', { label: word('unknowns.evidence.label', label!), rule: rule! })],
  [/^settled by (element|type|pattern|file)(?:: (.*))?$/su, ([by, reason], { t, word }) => said(t('unknowns.evidence.settled', { by: word('settled.by', by!) }), reason, t)],
  [/^everything in (.*)$/su, ([file], { t }) => t('unknowns.evidence.wholeFile', { file: file! })],
  [/^concrete, (\S+) m thick$/u, ([thickness], { t }) => t('unknowns.evidence.thick', { thickness: thickness! })],
  [/^inside: "(.*)"$/su, ([what], { t }) => t('unknowns.evidence.inside', { what: what! })],
  [/^whole: (\S+) "(.*)"$/su, ([kind, name], { t }) => t('unknowns.evidence.whole', { kind: kind!, name: name! })],
  [/^(.*) \(same on every element of its class\)$/su, ([where], texts) => texts.t('unknowns.evidence.everywhere', { where: evidenceWords(where!, texts) })],
  [/^(copy|parts): (.*)$/su, ([from, where], texts) => texts.t(`unknowns.evidence.${from}`, { where: evidenceWords(where!, texts) })],
  [/^precast: (.*)$/su, ([where], texts) => texts.t('unknowns.evidence.follows', { what: texts.word('role', 'precast'), where: evidenceWords(where!, texts) })],
  [/^(masonry|framed|curtain): (.*)$/su, ([kind, where], texts) => texts.t('unknowns.evidence.follows', { what: texts.word('value', kind!), where: evidenceWords(where!, texts) })],
];

const said = (what: string, reason: string | undefined, t: EvidenceTexts['t']): string => (reason === undefined ? what : t('unknowns.evidence.because', { what, reason }));

/** The text itself where it is the model's own: a class, a property, an attribute. */
export function evidenceWords(where: string, texts: EvidenceTexts): string {
  const roles = roleWords(where, texts);
  if (roles !== null) return roles;
  for (const [pattern, write] of FRAMES) {
    const found = pattern.exec(where);
    if (found) return write(found.slice(1), texts);
  }
  return where;
}

/** `loadBearing false, external true` */
function roleWords(where: string, { t, word }: EvidenceTexts): string | null {
  const parts = where.split(', ').map((part) => /^(loadBearing|external) (true|false)$/u.exec(part));
  if (parts.some((part) => part === null)) return null;
  return parts.map((part) => t('unknowns.evidence.role', { role: word('role', part![1]!), value: word('value', part![2]!) })).join(t('list.comma', {}));
}

/** A pack of the user's own. */
export const rule = (id, clause, zh, en, rest) => ({
  id, clause, title: { zh, en }, force: '应', stage: ['design', 'detailing'], status: 'sourced', source: ['own'], discipline: 'structure', ...rest,
});
export const houseRules = (...rules) => ({
  id: 'house-rules', edition: 'Q/HR 2026', title: { zh: '企业标准', en: 'house rules' }, jurisdiction: { code: 'CN', zh: '全国', en: 'China' }, effective: {}, status: 'sourced',
  rules, notRuled: [], sources: [{ id: 'own', title: '企业标准 / house rules', address: '' }],
});

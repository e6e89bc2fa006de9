/** Mapping rules of a report's profile that are not switched off: documents print what the figures rest on. */
export const rulesInForce = <T extends { readonly off?: boolean }>(rules: readonly T[] | undefined): readonly T[] => (rules ?? []).filter(({ off }) => off !== true);

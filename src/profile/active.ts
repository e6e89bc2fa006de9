/** Mapping rules may be switched off and stay in the profile: nothing that decides reads them, and no document prints them. */

export interface Pausable {
  readonly off?: boolean;
}

export const isOn = (rule: Pausable): boolean => rule.off !== true;

/** The rules of a list that count, in their order; none where the profile has no such list. */
export const activeRules = <T extends Pausable>(rules: readonly T[] | undefined): readonly T[] => (rules ?? []).filter(isOn);

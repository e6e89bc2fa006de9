/** Every decision of a profile as one list, and how each is taken back or given another reason. */
import { SWITCHES } from '../profile/switches.ts';
import type { DeclaredItem, JointRule, Override, Profile, Region, Settlement, Waiver, Convention, FileRule } from '../profile/profile.ts';
import { put, toggle, withdraw } from './edit-profile.ts';

export type Decision =
  | { readonly kind: 'settlements'; readonly at: number; readonly of: Settlement }
  | { readonly kind: 'regions'; readonly at: number; readonly of: Region }
  | { readonly kind: 'conventions'; readonly at: number; readonly of: Convention }
  | { readonly kind: 'joints'; readonly at: number; readonly of: JointRule }
  | { readonly kind: 'declared'; readonly at: number; readonly of: DeclaredItem }
  | { readonly kind: 'switches'; readonly at: number; readonly of: { readonly key: string; readonly value: string } }
  | { readonly kind: 'files'; readonly at: number; readonly of: FileRule }
  | { readonly kind: 'overrides'; readonly at: number; readonly of: Override }
  | { readonly kind: 'waivers'; readonly at: number; readonly of: Waiver };

export type DecisionKind = Decision['kind'];
export const DECISION_KINDS: readonly DecisionKind[] = ['settlements', 'regions', 'conventions', 'joints', 'declared', 'switches', 'files', 'overrides', 'waivers'];

/** In the order of {@link DECISION_KINDS}, each list in its own. */
export function decisionsOf(profile: Profile): readonly Decision[] {
  return DECISION_KINDS.flatMap((kind): readonly Decision[] => {
    if (kind === 'switches') {
      return Object.entries(profile.switches ?? {}).map(([key, value], at) => ({ kind, at, of: { key, value } }));
    }
    return ((profile[kind] ?? []) as readonly unknown[]).map((of, at) => ({ kind, at, of }) as Decision);
  });
}

export function withoutDecision(profile: Profile, decision: Decision): Profile {
  return decision.kind === 'switches' ? toggle(profile, decision.of.key, null) : withdraw(profile, decision.kind, decision.at);
}

/** Where the reason of such a decision is written; null where there is no place for one. */
export const reasonField = (kind: DecisionKind): 'reason' | 'document' | null => (kind === 'switches' ? null : kind === 'declared' ? 'document' : 'reason');

export function reasonOf(decision: Decision): string {
  const field = reasonField(decision.kind);
  return field === null ? '' : String((decision.of as unknown as Readonly<Record<string, unknown>>)[field] ?? '');
}

/** An empty reason changes nothing where one is required. */
export function withReason(profile: Profile, decision: Decision, reason: string): Profile {
  const { kind, at } = decision;
  const field = reasonField(kind);
  const text = reason.trim();
  if (field === null || kind === 'switches' || text === reasonOf(decision) || (text === '' && kind !== 'declared' && kind !== 'files')) return profile;
  const list = ((profile[kind] ?? []) as unknown as readonly Readonly<Record<string, unknown>>[]).map((one, i) => {
    if (i !== at) return one;
    const { [field]: _, ...rest } = one;
    return text === '' ? rest : { ...rest, [field]: text };
  });
  return put(profile, kind, list as unknown as Profile[typeof kind]);
}

export const switchOf = (key: string) => SWITCHES.find((one) => one.key === key);

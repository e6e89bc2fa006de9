/** Answers to unknowns-api.ts from what the worker holds. */
import type { Checked } from '../engine/check.ts';
import { leadingPack } from '../engine/check.ts';
import { previewOf } from '../engine/preview.ts';
import { CONCEPTS } from '../facts/concepts.ts';
import { conflictGroups } from '../facts/evidence-conflicts.ts';
import { decisionReach, decisionUse, ruleMatches } from '../facts/mapping-matches.ts';
import { nameParts } from '../facts/names.ts';
import { CODE_LIST_IDS } from '../facts/patterns/patterns.ts';
import { regionHits, type Held } from '../facts/regions.ts';
import type { ElementGeometry } from '../geometry/quantities.ts';
import { loadPlan } from '../geometry/plan.ts';
import { manifoldWasmUrl } from '../geometry/plan-wasm-url.ts';
import { safePattern } from '../profile/regex.ts';
import type { Pack } from '../standards/pack.ts';
import type { UnknownsDesk } from './unknowns-api.ts';

export interface Desk {
  /** the last check; null while there is none */
  readonly last: () => Checked | null;
  /** as that check was given it */
  readonly geometry: () => readonly (ElementGeometry | null)[];
  readonly ownPacks: () => readonly Pack[];
}

/** a rule is tried no longer, ms: its expression was looked at first, so that no single text takes long (profile/regex.ts) */
const LONGEST = 1500;
const NOTHING_HELD: Held = { speaks: [], partly: [] };

export function unknownsDesk({ last, geometry, ownPacks }: Desk): UnknownsDesk {
  return {
    async ruleMatches(rule) {
      const now = last();
      if (!now) return { elements: [], complete: true, fault: null };
      const until = performance.now() + LONGEST;
      try {
        return { ...ruleMatches(now.facts.model, now.facts.roles, rule, () => performance.now() < until), fault: null };
      } catch (error) {
        return { elements: [], complete: false, fault: (error as Error).message };
      }
    },
    async regionHeld(region) {
      const now = last();
      if (!now) return NOTHING_HELD;
      const plan = await loadPlan({ wasmUrl: manifoldWasmUrl });
      return regionHits(now.facts.model, geometry(), { ...now.facts.profile, regions: [region] }, now.classified.roles, plan)[0] ?? NOTHING_HELD;
    },
    async conflictGroups() {
      const now = last();
      return now ? conflictGroups(now.facts) : [];
    },
    async decisionUse() {
      const now = last();
      return now && decisionUse(now.facts, now.classified.regions);
    },
    async decisionElements(list, at) {
      const now = last();
      if (!now) return [];
      const { matches, speaks } = decisionReach(now.facts, now.classified.regions, list, at);
      return speaks.length > 0 ? speaks : matches;
    },
    async preview(profile) {
      const now = last();
      if (!now || now.facts.model.elements.length === 0) return null;
      const plan = await loadPlan({ wasmUrl: manifoldWasmUrl });
      return previewOf(now, geometry(), profile, leadingPack(profile, { ownPacks: ownPacks() }), plan);
    },
    async nameMeets(name, patterns) {
      const parts = nameParts(name);
      return patterns.map((pattern) => {
        try {
          const expression = safePattern(pattern);
          return parts.some((part) => expression.test(part));
        } catch {
          return null;
        }
      });
    },
    async mappingWords() {
      return { concepts: CONCEPTS.map(({ id, title }) => ({ id, title })), codeLists: CODE_LIST_IDS };
    },
  };
}

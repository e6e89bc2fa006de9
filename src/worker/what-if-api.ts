/** What the page may ask of its engine about a what-if. The profile of the last check is never touched. */
import type { BuildingResult } from '../engine/report.ts';
import type { Suggestion } from '../engine/what-if-desk.ts';
import type { WhatIfPlan } from '../engine/what-if-plan.ts';
import type { NewFailure } from '../engine/what-if-rules.ts';
import type { MadeDocument } from '../export/documents.ts';
import type { Measure } from '../profile/measures.ts';
import type { ItemId } from '../profile/profile.ts';

export type { Gain, Gains } from '../engine/what-if.ts';
export type { Suggestion } from '../engine/what-if-desk.ts';
export type { WhatIfPlan } from '../engine/what-if-plan.ts';
export type { NewFailure } from '../engine/what-if-rules.ts';

export interface WhatIfQuestion {
  /** id of the single building */
  readonly building: string;
  /** measures that are taken already */
  readonly standing: readonly Measure[];
  /** cost of one unit of an item's quantity; 1 where absent */
  readonly factors: Readonly<Record<ItemId, number>>;
  /** positions of elements that are to stay as they are */
  readonly avoid: readonly number[];
}

export interface WhatIfSuggestions {
  readonly list: readonly Suggestion[];
  /** groups in all, and how many of them were tried */
  readonly groups: number;
  readonly tried: number;
}

/** Of one suggestion: what it would fail anew. */
export interface Judged {
  readonly key: string;
  readonly failures: readonly NewFailure[];
}

export interface WhatIfOutcome {
  /** as the whole check answers, without contributions, questions and other packs; in the order of the report */
  readonly buildings: readonly BuildingResult[];
  readonly failures: readonly NewFailure[];
  /** per failure: positions of the measures whose elements fail; empty where others fail because of them */
  readonly causes: readonly (readonly number[])[];
}

export interface WhatIfWorker {
  /** what could be done, best first; then, one by one, what the construction provisions say of each. Null: something newer began */
  whatIfSuggest(question: WhatIfQuestion, onStep: (done: number, total: number) => void): Promise<WhatIfSuggestions | null>;
  /** the construction provisions on suggestions of the last list, by their keys */
  whatIfJudge(question: WhatIfQuestion, keys: readonly string[], onJudged: (judged: Judged) => void): Promise<boolean>;
  /** the least that was found to reach a mark of P; null: something newer began */
  whatIfPlan(question: WhatIfQuestion, mark: number, onStep: (done: number, total: number) => void): Promise<WhatIfPlan | null>;
  /** the whole check and the construction provisions on the profile with the measures laid over it; null: something newer began */
  whatIf(measures: readonly Measure[], onStep: (done: number, total: number) => void): Promise<WhatIfOutcome | null>;
  /** the calculation book of the profile with the measures laid over it, marked 方案比选 on every sheet; null: something newer began */
  whatIfWorkbook(measures: readonly Measure[], lang: 'zh' | 'en', onStep: (done: number, total: number) => void): Promise<MadeDocument | null>;
  /** stops what was asked */
  cancelWhatIf(): Promise<void>;
}

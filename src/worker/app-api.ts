/** What the page may ask of its engine worker (over Comlink). Everything that crosses is plain data. */
import type { LoadProgress, MeshBatch, Source } from './load.types.ts';
import type { Report } from '../engine/report.ts';
import type { StoreyPlan } from '../engine/storey-plan.ts';
import type { Profile } from '../profile/profile.ts';
import type { Measured, Subject } from '../facts/measured.ts';
import type { Evidence, Roles } from '../facts/roles.ts';
import type { Element, ModelFinding } from '../model/model.ts';
import type { ProjectQuery, Selected } from '../standards/select.ts';
import type { ModelWords } from './model-words.ts';
import type { IdsOfRules, RulesAsIds } from './rules-as-ids.ts';
import type { Catalogue, PackAnswer, RuleDetail } from './pack-catalogue.ts';
import type { Finder } from './finder.ts';
import type { UnknownsDesk } from './unknowns-api.ts';
import type { WhatIfWorker } from './what-if-api.ts';

export type { Concepts, ConflictGroup, DecisionUse, EvidenceSide, Held, MappingRule, Preview, RuleAnswer, UnknownsDesk, Use, UsedList } from './unknowns-api.ts';
export type { BaseQuery, IdsAudit, IdsDesk, IdsDraft, Word, WordQuery } from './ids-api.ts';
export type { FieldWord, Finder, FilterSlice, ModelLinks } from './finder.ts';
export type { SearchSlice } from './search.ts';
export type { PlanAxis, PlanPiece, StoreyPlan } from '../engine/storey-plan.ts';
export type { ModelWords } from './model-words.ts';
export type { IdsOfRules, RulesAsIds } from './rules-as-ids.ts';
export type { Catalogue, PackAnswer, PackInfo, RuleDetail, TableInfo } from './pack-catalogue.ts';
export type { ProjectQuery, Selected } from '../standards/select.ts';
export type { ElementFigure, Line, Measured, Param, Subject } from '../facts/measured.ts';
export type { Shown, ShownTone } from '../facts/measured-picture.ts';

/** Positions are those of the report's elements. */
export interface ElementDetail extends Pick<Element, 'psets' | 'quantitySets' | 'materials' | 'classifications' | 'groups' | 'layers' | 'whole' | 'parts' | 'host' | 'fillings'> {
  readonly index: number;
  readonly file: string;
  readonly globalId: string;
  readonly expressId: number;
  readonly line: number;
  readonly class: string;
  readonly name: string;
  readonly type: string;
  readonly tag: string;
  readonly storey: string | null;
  readonly roles: Roles;
  readonly evidence: readonly Evidence[];
}

export interface AppEvents {
  readonly onProgress?: (progress: LoadProgress) => void;
  /** `path` names the batch's file as the report does */
  readonly onBatch?: (batch: MeshBatch, path: string) => void;
}

export interface EngineWorker extends Finder, UnknownsDesk, WhatIfWorker {
  /** adds files to what is loaded; resolves when they are read, meshed and measured. `onBatch`'s file index is the index in the report's files */
  add(sources: readonly Source[], events: AppEvents): Promise<void>;
  /** writes a sample with the IFC writer and adds it */
  addSample(name: string, events: AppEvents): Promise<void>;
  remove(paths: readonly string[]): Promise<void>;
  /** another version of a loaded file takes its path and place. What is wrong with it, where it cannot: then the old one stays. */
  replace(path: string, source: Source, events: AppEvents): Promise<ModelFinding | null>;
  /** stops the running add or check; what was loaded before stays */
  cancel(): Promise<void>;
  /** checks what is loaded (which may be nothing: the score then rests on declared rows) */
  check(profile: Profile, onStep?: (done: number, total: number, step: string) => void): Promise<Report>;
  detail(element: number): Promise<ElementDetail>;
  /** how a figure of the last check came about; null when that check has no such figure */
  measured(subject: Subject): Promise<Measured | null>;
  /** what stands in a storey of the last check. `building` by position in Report.buildings, `level` in its storeys (−1: under the lowest); null when there is none */
  storeyPlan(building: number, level: number): Promise<StoreyPlan | null>;
  /** the packs that ship and the user's own */
  catalogue(): Promise<Catalogue>;
  selectPacks(scope: ProjectQuery): Promise<readonly Selected[]>;
  /** @param id `pack/rule` */
  rule(id: string): Promise<RuleDetail | null>;
  /** takes a pack of the user's own for the checks that name it; a pack with a fault changes nothing */
  addPack(text: string): Promise<PackAnswer>;
  removePack(id: string): Promise<void>;
  /** takes an IDS file for the checks to come; one of the same name is replaced. Whoever adds it has audited it */
  addIds(name: string, bytes: Uint8Array): Promise<void>;
  removeIds(name: string): Promise<void>;
  /** what the profile's packs ask of properties at its stage, as an IDS, and the rules that an IDS cannot express */
  rulesAsIds(profile: Profile, options: RulesAsIds): Promise<IdsOfRules>;
  /** names that occur in the loaded models */
  modelWords(): Promise<ModelWords>;
}

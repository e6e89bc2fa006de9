export interface KnownAnswer {
  readonly items: Readonly<Record<string, { readonly numerator: number | null; readonly denominator: number | null; readonly ratio: number | null; readonly unit: string }>>;
  readonly fullFitOut: boolean;
  readonly points: Readonly<Record<string, number | null>>;
  readonly Q1: number;
  readonly Q2: number;
  readonly Q3: number;
  readonly Q4: number;
  readonly pRaw: number;
  readonly p: number;
  readonly gates: Readonly<Record<string, boolean>>;
  readonly prefabricated: boolean;
  readonly grade: string | null;
  /** m³ by class */
  readonly bodies: Readonly<Record<string, number>>;
  readonly elements: number;
}
export function knownAnswers(): Promise<Readonly<Record<string, KnownAnswer>>>;
export function answersText(): Promise<string>;
export const ANSWERS_PATH: string;

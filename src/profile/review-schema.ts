/** Validator of {@link Review}. */
import * as v from 'valibot';
import { NATURES, REVIEW_STATUSES } from './review.ts';

const text = v.pipe(v.string(), v.maxLength(4096, 'shorten it to 4096 characters'));
const filled = v.pipe(text, v.check((value) => value.trim() !== '', 'must not be empty'));
const day = v.pipe(v.string(), v.isoDate('write the date as YYYY-MM-DD'));
const moment = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/u, 'write YYYY-MM-DD, or YYYY-MM-DDThh:mm:ssZ'), v.check((value) => !Number.isNaN(Date.parse(value)), 'is no date'));
const list = <const T extends v.GenericSchema>(item: T, most: number) => v.pipe(v.array(item), v.maxLength(most, 'too many entries'));

const key = v.pipe(
  v.strictObject({
    rule: v.optional(v.pipe(filled, v.regex(/^[^/]+\/[^/]+$/u, 'write pack/rule'))),
    code: v.optional(filled),
    kind: v.optional(text),
    missing: v.optional(text),
    element: v.optional(filled),
    file: v.optional(filled),
    building: v.optional(filled),
  }),
  v.check((of) => (of.rule === undefined) !== (of.code === undefined), 'must name either a rule or the code of a model finding'),
  v.check((of) => of.code === undefined || (of.file !== undefined && of.kind === undefined && of.missing === undefined), 'of a model finding must name its file, and no kind'),
);

export const review = v.strictObject({
  of: key,
  status: v.optional(v.picklist(REVIEW_STATUSES, `must be one of ${REVIEW_STATUSES.join(', ')}`)),
  who: v.optional(text),
  date: v.optional(day),
  round: v.optional(v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1'), v.maxValue(99, 'must be at most 99'))),
  nature: v.optional(v.picklist(NATURES, `must be one of ${NATURES.join(', ')}`)),
  discipline: v.optional(text),
  drawing: v.optional(text),
  opinion: v.optional(text),
  assignee: v.optional(text),
  reply: v.optional(text),
  changedDrawing: v.optional(text),
  recheck: v.optional(text),
  comments: v.optional(list(v.strictObject({ text: filled, who: filled, date: moment, guid: v.optional(filled) }), 10_000)),
  topics: v.optional(list(filled, 10_000)),
});

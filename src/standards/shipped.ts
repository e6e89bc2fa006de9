/** The packs that ship, as data not yet validated. */
import gbt51129 from './gbt51129-2017.json' with { type: 'json' };
import buildUps from './build-ups.json' with { type: 'json' };
import designDepth from './design-depth.json' with { type: 'json' };
import jgj1 from './jgj1-2014.json' with { type: 'json' };

export const SHIPPED: ReadonlyMap<string, unknown> = new Map<string, unknown>(
  [gbt51129, jgj1, designDepth, buildUps].map((pack) => [pack.id, pack]),
);

/** The packs that ship, as data not yet validated. */
import gb55008 from './gb55008-2021.json' with { type: 'json' };
import gb55037 from './gb55037-2022.json' with { type: 'json' };
import gbt51129 from './gbt51129-2017.json' with { type: 'json' };
import gbt51231 from './gbt51231-2016.json' with { type: 'json' };
import jgj1 from './jgj1-2014.json' with { type: 'json' };
import jgj355 from './jgj355-2015.json' with { type: 'json' };

export const SHIPPED: ReadonlyMap<string, unknown> = new Map<string, unknown>(
  [gbt51129, jgj1, gbt51231, gb55008, gb55037, jgj355].map((pack) => [pack.id, pack]),
);

/** The packs that ship, as data not yet validated, in the order in which they are listed. */
import gbt51129 from './gbt51129-2017.json' with { type: 'json' };
import gb55008 from './gb55008-2021.json' with { type: 'json' };
import gbt51231 from './gbt51231-2016.json' with { type: 'json' };
import jgj1 from './jgj1-2014.json' with { type: 'json' };
import db33t1165 from './db33t1165-2019.json' with { type: 'json' };
import beijing2017 from './beijing-2017.json' with { type: 'json' };
import db11t1831 from './db11t1831-2021.json' with { type: 'json' };
import shanghai2016 from './shanghai-2016.json' with { type: 'json' };
import shanghai2019 from './shanghai-2019.json' with { type: 'json' };
import jiangsuSanban from './jiangsu-sanban-2017.json' with { type: 'json' };
import jiangsu2017 from './jiangsu-2017.json' with { type: 'json' };
import dbjt15163 from './dbjt15-163-2019.json' with { type: 'json' };
import shenzhen2018 from './shenzhen-2018.json' with { type: 'json' };
import gb55037 from './gb55037-2022.json' with { type: 'json' };
import jgj355 from './jgj355-2015.json' with { type: 'json' };
import buildUps from './build-ups.json' with { type: 'json' };
import designDepth from './design-depth.json' with { type: 'json' };

export const SHIPPED: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  gbt51129,
  gb55008,
  gbt51231,
  jgj1,
  db33t1165,
  beijing2017,
  db11t1831,
  shanghai2016,
  shanghai2019,
  jiangsuSanban,
  jiangsu2017,
  dbjt15163,
  shenzhen2018,
  gb55037,
  jgj355,
  buildUps,
  designDepth,
].map((pack) => [pack.id, pack]));

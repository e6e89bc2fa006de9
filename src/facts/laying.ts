/** How a line is laid (4.0.13): what the profile says of its system, else what the model says of it. */
import type { Element } from '../model/model.ts';
import { systemRuleOf } from '../profile/match.ts';
import type { Profile } from '../profile/profile.ts';
import { ELEMENT_PROPERTIES } from '../model/template.ts';

const SEPARATED = /明敷|裸露|吊顶|架空|墙腔|空腔|exposed|ceiling|raised floor|cavity/iu;
const EMBEDDED = /结构内|预埋|暗埋|埋置|垫层|现浇层|叠合层|embedded|screed/iu;

/** What a statement of where a line runs says: true apart from the structure, false embedded in it, null neither. */
export function laidApart(said: string): boolean | null {
  const text = said.slice(0, 256);
  return EMBEDDED.test(text) ? false : SEPARATED.test(text) ? true : null;
}

/** true when separated, false when embedded, null when neither says. */
export function laidSeparately(element: Element, profile: Profile): boolean | null {
  const ruled = systemRuleOf(profile, element).laying;
  if (ruled) return ruled === 'separated';
  for (const set of element.psets) {
    for (const property of set.properties) {
      if (property.name.normalize('NFKC').trim() !== ELEMENT_PROPERTIES.laying) continue;
      for (const value of property.values) {
        const apart = laidApart(String(value ?? ''));
        if (apart !== null) return apart;
      }
    }
  }
  return null;
}

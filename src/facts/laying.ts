/** How a line is laid (4.0.13): what the profile says of its system, else what the model says of it. */
import type { Element } from '../model/model.ts';
import { systemRuleOf } from '../profile/match.ts';
import type { Profile } from '../profile/profile.ts';
import { ELEMENT_PROPERTIES } from './template.ts';

const SEPARATED = /明敷|裸露|吊顶|架空|墙腔|空腔|exposed|ceiling|raised floor|cavity/iu;
const EMBEDDED = /结构内|预埋|暗埋|埋置|垫层|现浇层|叠合层|embedded|screed/iu;

/** true when separated, false when embedded, null when neither says. */
export function laidSeparately(element: Element, profile: Profile): boolean | null {
  const ruled = systemRuleOf(profile, element).laying;
  if (ruled) return ruled === 'separated';
  for (const set of element.psets) {
    for (const property of set.properties) {
      if (property.name.normalize('NFKC').trim() !== ELEMENT_PROPERTIES.laying) continue;
      for (const value of property.values) {
        const text = String(value ?? '').slice(0, 256);
        if (EMBEDDED.test(text)) return false;
        if (SEPARATED.test(text)) return true;
      }
    }
  }
  return null;
}

/**
 * Not every limb of a building's shear walls is a short one: no thicker than `thickness` and longer than `over`, up to `upTo` times
 * its thickness. What is stockier is a column.
 */
import { roundQuantity } from '../../units.ts';
import type { Limb } from '../../facts/wall-limbs.ts';
import { ruleCheck, type Judgement } from './judgement.ts';

export const notAllShortCheck = ruleCheck({
  id: 'not-all-short',
  title: { zh: '不全部为短肢剪力墙', en: 'not all limbs are short' },
  subject: 'building',
  reads: ['wallLimbs'],
  needs: { params: ['thickness', 'over', 'upTo'] },
  judge: ({ wallLimbs }, building, rule): readonly Judgement[] => {
    const [most, over, upTo] = [rule.param('thickness')!, rule.param('over')!, rule.param('upTo')!];
    const kindOf = ({ length, thickness, alone, pierced }: Limb): 'short' | 'ordinary' | 'column' | 'open' => {
      if (roundQuantity(thickness) > most) return 'ordinary';
      const ratio = roundQuantity(length / thickness);
      if (ratio > upTo) return pierced ? 'open' : 'ordinary';
      return !alone ? 'open' : ratio > over ? 'short' : 'column';
    };
    const kinds = wallLimbs(building).map(kindOf).filter((kind) => kind !== 'column');
    if (kinds.length === 0) return [];
    const count = (kind: string): number => kinds.filter((one) => one === kind).length;
    const [short, open] = [count('short'), count('open')];
    const share = (n: number): number => roundQuantity((100 * n) / kinds.length);
    const outcome = count('ordinary') > 0 ? 'pass' : open > 0 ? 'unknown' : 'fail';
    return [{
      outcome, measured: [share(short), share(short + open)], limit: null, unit: '%', where: null, others: [],
      missing: outcome === 'unknown' ? [{ kind: 'geometry', id: 'wall-limbs' }] : [],
      text: {
        zh: `共 ${kinds.length} 个墙肢,短肢 ${short} 个,不能判定 ${open} 个`,
        en: `${kinds.length} limbs, ${short} of them short, ${open} not decided`,
      },
    }];
  },
});

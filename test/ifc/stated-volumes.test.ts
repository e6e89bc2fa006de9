import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradictionOf, partedByUnit, type StatedVolume } from '../../src/ifc/stated-volumes.ts';
import { loadModels } from '../../src/worker/load.ts';
import { inlinePlatform } from '../../src/worker/pool-inline.ts';
import { wallWithWindow } from './mesh-builder.ts';

const net = (value: number, set = 0): StatedVolume => ({ set, kind: 'net', value });
const gross = (value: number, set = 0): StatedVolume => ({ set, kind: 'gross', value });
const plain = (value: number, set = 0): StatedVolume => ({ set, kind: 'plain', value });

describe('volumes of one element', () => {
  it('agree within what tools print', () => {
    expect(contradictionOf([net(2.1), net(2.1003, 1), gross(2.4), plain(2.1, 1)])).toBeNull();
    expect(contradictionOf([net(2.4), gross(2.4)])).toBeNull();
    // of a compound, in a set of its own
    expect(contradictionOf([net(5.644), plain(23.3149, 1)])).toBeNull();
    expect(contradictionOf([net(2.1)])).toBeNull();
  });

  it('contradict each other', () => {
    expect(contradictionOf([gross(2), net(2.1)])).toMatchObject({ code: 'stated-net-above-gross', one: 2.1, other: 2 });
    expect(contradictionOf([net(0.0126357), gross(0.0128125), plain(0.0128125)])).toMatchObject({ code: 'stated-volumes-disagree' });
    expect(contradictionOf([net(2.1), net(2.2, 1)])).toMatchObject({ code: 'stated-volumes-disagree' });
    expect(contradictionOf([gross(2e-3), net(2.1), net(2.2, 1)])).toMatchObject({ code: 'stated-volume-power-of-ten' });
  });

  it('are parted by a unit error and by nothing an opening explains', () => {
    fc.assert(fc.property(fc.double({ min: 1e-4, max: 1e4, noNaN: true }), fc.double({ min: 0.5, max: 2, noNaN: true }), fc.constantFrom(1e3, 1e6, 1e9), (v, share, factor) => {
      expect(partedByUnit(v, v * share * factor)).toBe(true);
      expect(partedByUnit(v * share * factor, v)).toBe(true);
      expect(partedByUnit(v, v * share)).toBe(false);
      expect(partedByUnit(v, v * share * 30)).toBe(false);
    }));
  });
});

describe('in a file', () => {
  /** the wall of 2.1 m³ net, with quantities and a property */
  function file(quantities: readonly string[], property = ''): Uint8Array {
    const text = new TextDecoder().decode(wallWithWindow({}));
    const records = [
      `#400=IFCELEMENTQUANTITY('1234567890123456789030',$,'BaseQuantities',$,$,(${quantities.map((_, i) => `#${410 + i}`).join()}));`,
      ...quantities.map((q, i) => `#${410 + i}=${q};`),
      "#401=IFCRELDEFINESBYPROPERTIES('1234567890123456789031',$,$,$,(#100),#400);",
      ...(property === '' ? [] : [
        "#402=IFCPROPERTYSET('1234567890123456789032',$,'Tekla Quantity',$,(#403));", `#403=${property};`, "#404=IFCRELDEFINESBYPROPERTIES('1234567890123456789033',$,$,$,(#100),#402);",
      ]),
    ];
    return new TextEncoder().encode(text.replace('ENDSEC;\nEND-ISO', `${records.join('\n')}\nENDSEC;\nEND-ISO`));
  }
  async function codes(bytes: Uint8Array): Promise<readonly string[]> {
    const loaded = await Promise.all([true, false].map((quantitySets) => loadModels([{ path: 'a.ifc', bytes }], inlinePlatform(), { quantitySets })));
    const [kept, dropped] = loaded.map(({ model }) => model.findings.filter((f) => f.code.startsWith('stated')));
    // what a check leaves out of the model it still holds against each other
    expect(dropped).toEqual(kept);
    expect(loaded[0]!.model.elements[0]!.quantitySets).toHaveLength(1);
    expect(loaded[1]!.model.elements[0]!.quantitySets).toHaveLength(0);
    for (const f of kept!) expect(f).toMatchObject({ severity: 'warning', expressId: 100, params: { count: 1 } });
    return kept!.map((f) => f.code);
  }

  it('says nothing of what agrees', async () => {
    expect(await codes(file(["IFCQUANTITYVOLUME('NetVolume',$,$,2.1,$)", "IFCQUANTITYVOLUME('GrossVolume',$,$,2.4,$)", "IFCQUANTITYAREA('NetSideArea',$,$,9000.,$)"], "IFCPROPERTYSINGLEVALUE('Net volume',$,IFCVOLUMEMEASURE(2.1),$)"))).toEqual([]);
  });

  it('finds quantities and properties that contradict each other, once per kind', async () => {
    expect(await codes(file(["IFCQUANTITYVOLUME('NetVolume',$,$,2.5,$)", "IFCQUANTITYVOLUME('GrossVolume',$,$,2.4,$)"]))).toEqual(['stated-net-above-gross']);
    expect(await codes(file(["IFCQUANTITYVOLUME('NetVolume',$,$,2.1,$)"], "IFCPROPERTYSINGLEVALUE('Net volume',$,IFCVOLUMEMEASURE(2.3),$)"))).toEqual(['stated-volumes-disagree']);
  });

  it('finds a volume of the wrong unit by what the body measures', async () => {
    expect(await codes(file(["IFCQUANTITYVOLUME('NetVolume',$,$,2100.,$)"]))).toEqual(['stated-volume-not-measured']);
    expect(await codes(file(["IFCQUANTITYVOLUME('NetVolume',$,$,2100.,$)", "IFCQUANTITYVOLUME('GrossVolume',$,$,2.4,$)"]))).toEqual(['stated-volume-power-of-ten', 'stated-volume-not-measured']);
  });
});

/** The sample tower drawn by a builder that alters single members on their way: planted faults, everything else as it is. */
import { createIfc, type Body, type ElementHandle, type ElementOptions, type IfcFile, type Point3, type PropertyInput } from '../../../src/ifc-write/index.ts';
import { writeTower } from '../../../src/ifc-write/samples/tower.ts';

/** What of one member is drawn otherwise. Its path is `storey/member`: `F5/slab-s-0-L`. */
export interface Alteration {
  readonly element?: (options: ElementOptions) => ElementOptions;
  /** of the opening `F5/wall-s-1-L/hole` */
  readonly opening?: (body: Body, at: Point3) => readonly [Body, Point3];
  /** drawn beside the member, in its storey, or cut from it; what it names is found under `F5/wall-s-1+name` */
  readonly beside?: (ifc: IfcFile, options: ElementOptions, made: ElementHandle) => Readonly<Record<string, ElementHandle>>;
}

export interface AlteredTower {
  readonly text: string;
  /** path → GlobalId of every member */
  readonly members: ReadonlyMap<string, string>;
  /** paths of alterations that met no member */
  readonly unmet: readonly string[];
}

export function alteredTower(alterations: ReadonlyMap<string, Alteration>, every: (path: string, options: ElementOptions) => ElementOptions = (_, o) => o): AlteredTower {
  const members = new Map<string, string>();
  const met = new Set<string>();
  const text = writeTower({ flags: true }, (options) => {
    const plain = createIfc(options);
    const pathOf = (key: string): string => key.split('/').slice(-2).join('/');
    const altered: IfcFile = {
      ...plain,
      element: (given) => {
        const path = `${given.storey?.key.split('/').at(-1) ?? ''}/${given.key ?? ''}`;
        const alteration = alterations.get(path);
        if (alteration?.element !== undefined || alteration?.beside !== undefined) met.add(path);
        const own = every(path, given);
        const made = plain.element(alteration?.element?.(own) ?? own);
        members.set(path, made.globalId);
        for (const [name, handle] of Object.entries(alteration?.beside?.(plain, own, made) ?? {})) members.set(`${path}+${name}`, handle.globalId);
        return made;
      },
      opening: (host, body, at, key) => {
        const path = `${pathOf(host.key)}/${key ?? ''}`;
        const alter = alterations.get(path)?.opening;
        if (alter === undefined) return plain.opening(host, body, at, key);
        met.add(path);
        return plain.opening(host, ...alter(body, at), key);
      },
    };
    return altered;
  });
  return { text, members, unmet: [...alterations.keys()].filter((path) => !met.has(path)) };
}

/** Properties added to a set, or taken out with `undefined`. */
export function withProperties(options: ElementOptions, set: string, properties: Readonly<Record<string, PropertyInput | undefined>>): ElementOptions {
  const before: Record<string, PropertyInput> = { ...(options.psets?.[set] as Readonly<Record<string, PropertyInput>> | undefined) };
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) delete before[name];
    else before[name] = value;
  }
  return { ...options, psets: { ...options.psets, [set]: before } };
}

/** What the IFC class and its predefined type say, and which components a name may turn a class into. */
import type { Element } from '../model/model.ts';
import type { Component } from './roles.ts';
import { clue, RANK, type Clue } from './evidence.ts';
import { kindsOf } from './refinements.ts';

export type ClassGroup = 'wall' | 'slab' | 'beam' | 'column' | 'covering' | 'stair' | 'footing' | 'furnishing' | 'flow' | 'generic' | 'fixed';

const GROUPS: readonly (readonly [RegExp, ClassGroup])[] = [
  [/^IfcWall/, 'wall'],
  [/^IfcSlab/, 'slab'],
  [/^IfcBeam/, 'beam'],
  [/^IfcColumn/, 'column'],
  [/^IfcCovering$/, 'covering'],
  [/^IfcStair/, 'stair'],
  [/^Ifc(Footing|Pile|DeepFoundation|CaissonFoundation)$/, 'footing'],
  [/^Ifc(Furnishing|Furniture|SystemFurniture|SanitaryTerminal|ElectricAppliance)/, 'furnishing'],
  [/^Ifc(Flow|Pipe|Duct|Cable|Distribution)/, 'flow'],
  [/^Ifc(BuildingElementProxy|BuildingElementPart|ElementAssembly|Member\w*|Plate\w*|BuiltElement|BuildingElement|Chimney|ShadingDevice)$/, 'generic'],
];

export function classGroup(elementClass: string): ClassGroup {
  return GROUPS.find(([test]) => test.test(elementClass))?.[1] ?? 'fixed';
}

const ALLOWED: Readonly<Record<ClassGroup, ReadonlySet<Component> | 'all'>> = {
  wall: new Set<Component>([
    'wall', 'shear-wall', 'ductile-wall-panel', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'parapet', 'covering',
    'formwork-panel', 'cast-in-place-joint', 'bay-window', 'constructional-column', 'column', 'railing', 'foundation', 'lintel', 'other',
  ]),
  slab: new Set<Component>([
    'slab', 'topping', 'floor-finish', 'ground-slab', 'ramp', 'foundation', 'pile', 'stair', 'balcony', 'ac-slab', 'roof', 'ceiling',
    'cast-in-place-joint', 'formwork-panel', 'bay-window', 'covering', 'bathroom-pod', 'kitchen-pod', 'parapet', 'other',
  ]),
  beam: new Set<Component>([
    'beam', 'slab', 'lintel', 'balcony', 'ac-slab', 'stair', 'brace', 'column', 'foundation', 'embedded-part', 'cast-in-place-joint', 'topping',
    'railing', 'rebar', 'parapet', 'pipe', 'covering', 'other',
  ]),
  column: new Set<Component>([
    'column', 'constructional-column', 'brace', 'pile', 'foundation', 'cast-in-place-joint', 'shear-wall', 'embedded-part', 'pipe', 'other',
  ]),
  covering: new Set<Component>([
    'covering', 'floor-finish', 'ceiling', 'embedded-part', 'topping', 'formwork-panel', 'hung-panel', 'curtain-wall', 'rebar', 'other',
  ]),
  stair: new Set<Component>(['stair', 'ramp']),
  footing: new Set<Component>(['foundation', 'pile', 'ground-slab']),
  furnishing: new Set<Component>(['furniture', 'equipment', 'kitchen-pod', 'bathroom-pod']),
  flow: new Set<Component>(['pipe', 'duct', 'equipment']),
  generic: 'all',
  fixed: new Set<Component>(),
};

export function mayBe(group: ClassGroup, component: Component): boolean {
  const allowed = ALLOWED[group];
  return allowed === 'all' || allowed.has(component);
}

const FIXED: readonly (readonly [RegExp, Component])[] = [
  [/^IfcDoor/, 'door'],
  [/^IfcWindow/, 'window'],
  [/^IfcRailing$/, 'railing'],
  [/^IfcRoof$/, 'roof'],
  [/^IfcCurtainWall$/, 'curtain-wall'],
  [/^IfcRamp/, 'ramp'],
  [/^IfcSpace$/, 'space'],
  [/^Ifc(SpatialZone|ExternalSpatialElement)$/, 'other'],
  [/^Ifc(ReinforcingBar|ReinforcingMesh|ReinforcingElement|Tendon\w*)$/, 'rebar'],
  [/^Ifc(DiscreteAccessory|MechanicalFastener|Fastener|ImpactProtectionDevice|VibrationDamper|VibrationIsolator)$/, 'embedded-part'],
  [/^Ifc(GeographicElement)$/, 'plant'],
];

/** Component and roles that follow from class and predefined type. Rank `class` for the class, `type` for a predefined type. */
export function classClues(element: Element): readonly Clue[] {
  const clues: Clue[] = [];
  const cls = element.class;
  const predefined = (element.predefinedType ?? '').toUpperCase();
  const own = (value: Component) => clues.push(clue('component', value, 'class', RANK.bare, cls));
  const typed = (role: Clue['role'], value: string | boolean) =>
    clues.push(clue(role, value, 'type', RANK.type, `PredefinedType ${predefined}`));
  const fixed = FIXED.find(([test]) => test.test(cls))?.[1];
  if (fixed) {
    own(fixed);
    return clues;
  }
  switch (classGroup(cls)) {
    case 'wall':
      own('wall');
      if (predefined === 'SHEAR') typed('loadBearing', true);
      if (predefined === 'PARTITIONING' || predefined === 'MOVABLE') {
        typed('loadBearing', false);
        typed('external', false);
      }
      if (predefined === 'PLUMBINGWALL') typed('loadBearing', false);
      if (predefined === 'PARAPET') typed('component', 'parapet');
      if (predefined === 'ELEMENTEDWALL') typed('wallKind', 'framed');
      if (cls === 'IfcWallElementedCase') clues.push(clue('wallKind', 'framed', 'class', RANK.class, cls));
      break;
    case 'slab':
      own('slab');
      if (predefined === 'ROOF') typed('component', 'roof');
      if (predefined === 'LANDING') typed('component', 'stair');
      if (predefined === 'BASESLAB') clues.push(clue('component', 'ground-slab', 'class', RANK.class, `PredefinedType ${predefined}`));
      if (/PAVING|SIDEWALK|TRACKSLAB|APPROACH/.test(predefined)) typed('component', 'other');
      break;
    case 'beam':
      own('beam');
      if (predefined === 'LINTEL') typed('component', 'lintel');
      if (predefined === 'HOLLOWCORE') {
        typed('component', 'slab');
        typed('precast', 'precast');
      }
      break;
    case 'column':
      own('column');
      break;
    case 'covering':
      own(predefined === 'FLOORING' ? 'floor-finish' : predefined === 'CEILING' ? 'ceiling' : 'covering');
      break;
    case 'stair':
      own('stair');
      break;
    case 'footing':
      own(cls === 'IfcPile' || cls === 'IfcDeepFoundation' ? 'pile' : 'foundation');
      break;
    case 'furnishing':
      own(/Sanitary|Appliance/.test(cls) ? 'equipment' : 'furniture');
      break;
    case 'flow':
      flow(element, own);
      break;
    case 'generic':
      generic(element, predefined, typed, own);
      break;
    default:
      if (/^Ifc(Earthworks|Course|Pavement|Kerb|Sign|Signal|Bearing|Rail|TrackElement|MooringDevice|NavigationElement|Marine|Civil|Transport|Element(?!Assembly)|Virtual|Reinforced)/.test(cls)) own('other');
      else if (/Terminal|Device|Equipment|Boiler|Pump|Valve|Fan|Heater|Coil|Chiller|Tank|Fixture|Appliance|Motor|Sensor|Actuator|Alarm|Controller|Transformer|Filter|Meter|Interceptor|Damper|Outlet|Lamp|Humidifier|Exchanger|Condenser|Evaporator|Compressor|Generator|Stack|Board|Burner|Unit/.test(cls)) own('equipment');
      break;
  }
  return clues;
}

function flow(element: Element, own: (value: Component) => void): void {
  const cls = `${element.class} ${element.type?.class ?? ''}`;
  if (/Ifc(Pipe|Cable)/i.test(cls)) own('pipe');
  else if (/IfcDuct/i.test(cls)) own('duct');
  else if (!/IfcFlow(Segment|Fitting)/.test(cls)) own('equipment');
}

function generic(
  element: Element, predefined: string, typed: (role: Clue['role'], value: string | boolean) => void, own: (value: Component) => void,
): void {
  if (element.class === 'IfcElementAssembly') return own('assembly');
  if (element.class === 'IfcChimney' || element.class === 'IfcShadingDevice') return own('other');
  if (predefined === 'MULLION' || predefined === 'CURTAIN_PANEL') typed('component', 'curtain-wall');
  if (predefined === 'BRACE') typed('component', 'brace');
  if (predefined === 'PRECASTPANEL') typed('precast', 'precast');
  if (predefined === 'INSULATION') typed('component', 'covering');
}

/** Components of which a concrete piece can be asked whether it is precast. */
export const NEVER_CONCRETE: ReadonlySet<Component> = new Set<Component>([
  'door', 'window', 'railing', 'furniture', 'pipe', 'duct', 'equipment', 'plant', 'space', 'covering', 'floor-finish', 'ceiling', 'rebar',
  'embedded-part', 'curtain-wall', 'kitchen-pod', 'bathroom-pod',
]);

export const WALLS: ReadonlySet<Component> = new Set<Component>(['wall', ...kindsOf('wall')]);

/** They bear by what they are; a project's own word on one of them is stronger. */
export const BEARING: ReadonlySet<Component> = new Set<Component>(['column', 'brace', 'beam', 'slab', 'shear-wall', 'ductile-wall-panel', 'foundation', 'pile']);

export const DRY_ASKED: ReadonlySet<Component> = new Set<Component>(['floor-finish', 'covering', 'ceiling', 'space', 'kitchen-pod', 'bathroom-pod']);

export const INTEGRATED_ASKED: ReadonlySet<Component> = new Set<Component>([
  'wall', 'shear-wall', 'infill-envelope-wall', 'partition', 'curtain-wall', 'hung-panel', 'bay-window',
]);

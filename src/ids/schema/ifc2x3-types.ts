/**
 * IFC2X3 keeps the class of some occurrences general and lets their type say what they are; an IDS names them as IFC4
 * does. Source: buildingSMART/IDS, ImplementersDocumentation, ifc2x3-occurrence-type-mapping-table.
 */

/** class of the occurrence → names in an IDS; the type's class is the name with `Type`. Without the Ifc prefix. */
const GENERAL: Readonly<Record<string, string>> = {
  FurnishingElement: 'Furniture SystemFurnitureElement',
  DistributionControlElement: 'Actuator Alarm Controller FlowInstrument Sensor',
  EnergyConversionDevice:
    'AirToAirHeatRecovery Boiler Chiller Coil Condenser CooledBeam CoolingTower ElectricGenerator ElectricMotor EvaporativeCooler Evaporator '
    + 'HeatExchanger Humidifier MotorConnection SpaceHeater Transformer TubeBundle UnitaryEquipment',
  FlowController: 'AirTerminalBox Damper ElectricTimeControl FlowMeter ProtectiveDevice SwitchingDevice Valve',
  FlowFitting: 'CableCarrierFitting DuctFitting JunctionBox PipeFitting',
  FlowMovingDevice: 'Compressor Fan Pump',
  FlowSegment: 'CableCarrierSegment CableSegment DuctSegment PipeSegment',
  FlowStorageDevice: 'ElectricFlowStorageDevice Tank',
  FlowTerminal: 'AirTerminal ElectricAppliance FireSuppressionTerminal Lamp LightFixture Outlet SanitaryTerminal StackTerminal WasteTerminal',
  FlowTreatmentDevice: 'DuctSilencer Filter',
  EquipmentElement: 'VibrationIsolator',
};

const upper = (name: string): string => `IFC${name.toUpperCase()}`;

/** class of the occurrence → class of its type → name in an IDS; upper case */
const NAMES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(Object.entries(GENERAL).map(([general, names]) => [
  upper(general), new Map(names.split(' ').map((name) => [`${upper(name)}TYPE`, upper(name)])),
]));

/** Is an occurrence of this class named by its type? Upper case. */
export const isGeneral = (name: string): boolean => NAMES.has(name);

/** Name in an IDS of an occurrence by the classes of itself and its type, all upper case; null where they give none. */
export const occurrenceOf = (general: string, type: string): string | null => NAMES.get(general)?.get(type) ?? null;

/** Names that exist in IFC2X3 through their types alone, upper case. */
export const IFC2X3_NAMES: ReadonlySet<string> = new Set([...NAMES.values()].flatMap((names) => [...names.values()]));

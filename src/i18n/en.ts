/** Texts of the page in English. The same keys as zh-CN.ts; a test compares them. */
export default {
  app: {
    name: 'Sunmao', title: 'Sunmao 榫卯 · degree of prefabrication', standardTitle: 'Standard for assessment of prefabricated building', local: 'models stay on this machine',
    switchLanguage: 'Switch to Chinese',
  },
  action: { cancel: 'Cancel', close: 'Close', undo: 'Undo', redo: 'Redo' },
  state: { loading: 'Reading models…', checking: 'Checking…' },
  stage: { bytes: 'reading bytes', records: 'reading records', elements: 'gathering elements', meshes: 'meshing', waiting: 'waiting' },
  notice: {
    crashed: 'The engine stopped unexpectedly ({message}) and was started again. Read the files anew from the file list.', failed: 'Error: {message}', checkFailed: 'The check failed: {message}',
  },
  crash: { engine: 'the engine stopped while the file was open; it was not read to the end', file: 'the browser cannot read this file' },
  side: { label: 'Files, open questions, settlements and model findings' },
  files: {
    title: 'Files', open: 'Open IFC', dropHere: 'Drop to open', empty: 'No model is open', emptyHint: 'Drop .ifc / .ifczip files or a whole folder anywhere; architecture, structure and services may be opened together',
    unreadable: 'not readable', unreadableTitle: 'Files that could not be read', remove: 'Remove {file}', removeShort: 'Remove', elements: '{n} elements', line: 'line {line}',
    reopen: 'Read again',
    discipline: 'Discipline', automatic: 'automatic', allIs: 'All elements are', notDeclared: 'not declared', exclude: 'leave out of the check',
    all: { precast: 'all precast', 'cast-in-place': 'all cast in place' },
    status: { excluded: 'left out', 'not-merged': 'apart, not merged', cancelled: 'cancelled' },
    disciplines: { architecture: 'architecture', structure: 'structure', mep: 'services', 'fit-out': 'fit-out', precast: 'precast detailing', quantity: 'quantity take-off' },
  },
  samples: { menu: 'Samples', tower: 'Tower (17 storeys, precast shear walls)', 'tower-unflagged': 'Tower without its flags (a range)', office: 'Office (precast frame, no kitchen)', 'cast-in-place': 'Housing, all cast in place' },
  profile: {
    menu: 'Profile', open: 'Open profile (JSON)', save: 'Save profile (JSON)', saveReport: 'Save report (JSON)', opened: 'Profile {file} opened', bad: 'Profile {file} not opened: {message}',
    tooLarge: 'the file is too large',
  },
  viewer: {
    label: 'Model', canvas: 'Model in three dimensions', tools: 'View tools', fit: 'Fit all', fitSelection: 'Fit', section: 'Section', sectionHeight: 'Height of the section', legend: 'Legend', toggle: 'Show or hide',
    ghost: 'Ghost the rest', clear: 'Show all', byItem: 'Counted', byMade: 'Made as', noWebgl: 'The model cannot be shown', noWebglHint: 'This browser has no WebGL2; score, lists and settlements still work.',
    emptyTitle: 'Drop IFC models here', emptyHint: '.ifc or .ifczip, several disciplines together', trySample: 'Open the sample tower', noModelHint: 'No model is needed either: press ✎ on an item to enter numerator, denominator and drawing',
    view: { iso: 'Iso', top: 'Top', front: 'Front', side: 'Side' },
  },
  list: {
    label: 'Elements', keys: 'Arrow keys move through the list', name: 'Name', component: 'Component', storey: 'Storey', numerator: 'Numer.', denominator: 'Denom.', counted: 'Counts', volume: 'Volume',
    evidence: 'Evidence', lacks: 'lacks: {roles}', comma: ', ', bearing: 'bearing', outer: 'external', count: '{n} elements', search: 'Filter by name', none: 'No elements',
    declaredOnly: 'This item rests on declared figures; no element of a model counts',
  },
  counted: { all: 'All', yes: 'Counted', no: 'Not counted', unknown: 'Unknown', short: { yes: 'yes', no: 'no', unknown: 'open' } },
  score: {
    title: 'Score', p: 'Prefabrication P', building: 'Building', exact: 'unrounded {p} %', gates: 'Conditions', rounding: 'by rounding', roundingTitle: 'passes only because P is rounded', required: 'Required', reached: 'reached', margin: 'margin',
    noGrade: 'no grade', grade: 'grade {grade}', mayBe: 'may be {grades}', q4: 'points of items it lacks', absent: 'absent, to Q4', mayLack: 'not known whether the building has this item', mayLackShort: 'may lack',
    openElements: '{n} elements undecided', spoken: 'P is {p} percent',
  },
  prefabricated: { pass: 'prefabricated building', fail: 'not a prefabricated building', unknown: 'cannot be decided yet' },
  gate: { Q1: 'Q1 ≥ {limit}', Q2: 'Q2 ≥ {limit}', fullFitOut: 'fully fitted out', P: 'P ≥ {limit} %', q1a: 'vertical ≥ {limit} %' },
  outcome: { pass: 'pass', fail: 'fail', unknown: 'unknown', 'not-applicable': 'not applicable', error: 'error' },
  source: { measured: 'model', declared: 'declared', mixed: 'model + declared', none: 'none' },
  joints: {
    title: 'Joint concrete (4.0.3)', modelled: 'drawn', derived: 'from gaps', count: '{n} places', asks: 'to confirm', decided: 'decided', withdraw: 'Take back',
    counts: 'Confirm, counts', 'not-counted': 'Does not count', 'not-there': 'Not there', reason: 'confirmed against the joint details of the precast members', reasonLabel: 'Reason', apply: 'Apply', limit: 'limit {limit} mm', isolate: 'Isolate what it joins',
  },
  questions: {
    title: 'Open', none: 'No open question affects P', hint: 'Ordered by how much each widens P; one settlement holds for all of a kind.', narrows: 'percentage points by which the range narrows, at most', noType: '(no type)',
    more: '{n} more groups', proposed: 'Geometry proposes', proposedHint: 'What the outside sees, what stands through storeys: a proposal, settled only by you', declareHint: 'The model cannot answer this: press ✎ on the item and declare it.',
  },
  settled: { title: 'Settled', none: 'Nothing has been settled by hand', remove: 'Withdraw this settlement', by: { element: 'element', type: 'type', pattern: 'pattern', file: 'file' } },
  settle: {
    title: 'Settle', role: 'Role', value: 'Value', reach: 'Reach', byElement: 'This element', byElements: 'These {n} elements', byType: 'Its type ({n})', byPattern: 'Name pattern', pattern: 'Regular expression on the name',
    matches: '{n} match', reason: 'Reason', reasonHint: 'e.g. drawing S-05, layout of precast members', byGeometry: 'accepted as geometry proposes, checked on the plan', who: 'by whom', apply: 'Apply', applied: '{n} elements settled',
  },
  findings: { title: 'Findings', none: 'No findings about the models' },
  severity: { all: 'All', error: 'Errors', warning: 'Warnings', info: 'Notes' },
  detail: {
    label: 'Element', back: 'Back', type: 'Type', roles: 'Roles and evidence', contradicts: 'contradicted', proposal: 'proposal', measures: 'Quantities', volume: 'Net volume', grossVolume: 'Gross volume', footprint: 'Projected area', side: 'Face area',
    geometry: 'Geometry', materials: 'Materials', fromType: 'type', more: '{n} more', represented: 'Another element counts in its place',
  },
  declare: {
    edit: 'Declare', editItem: 'Declare: {item}', title: 'Declare', fitOut: 'Fully fitted out', notSaid: 'not stated', present: 'Does the building have it?', presentYes: 'yes', presentNo: 'no (its points go to Q4)',
    mode: 'Beside the model', replace: 'instead of the model', add: 'added to the model', label: 'Part or type', count: 'Count', drawing: 'Drawing', addRow: '+ Row', removeRow: 'Remove row', ratio: 'Where only a ratio is known (%)',
    document: 'Document', documentHint: 'e.g. drawing A-12, calculation book p. 8', badRow: 'each row needs a label, 0 ≤ numerator ≤ denominator, denominator > 0, and a whole positive count', badRatio: 'a ratio is a number or a range from 0 to 100', clear: 'Remove declaration', save: 'Save',
  },
  basis: {
    title: 'Basis', building: 'Building', structure: 'Structure', ground: 'Ground level m', groundSource: { profile: 'declared', file: 'from the model', assumed: 'assumed' }, required: 'What must be reached', requiredHint: '50 or A', requiredValue: 'P or a grade',
    document: 'Document', documentHint: 'land contract, planning conditions…', add: 'Add', removeRequired: 'Remove requirement', conventions: '"Unmarked is cast in place"', conventionsHint: 'Most models mark only what is precast. It holds only where declared, per component, and the report prints it; never for envelope walls and partitions.',
    convention: '{component}: unmarked is {value}', proposal: '{marked} marked, {unmarked} not', accept: 'Declare', conventionReason: 'this project marks precast members only', noProposals: 'no component to declare', switches: 'Conventions of counting', default: 'default',
  },
  structure: { concrete: 'concrete', steel: 'steel', timber: 'timber' },
  storeys: {
    title: 'Storeys', none: 'No storeys', hint: 'A typical storey may stand for several, itself included.', name: 'Storey', elevation: 'Level m', area: 'Plan area m²', standsFor: 'Stands for', exclude: 'Exclude',
    above: { yes: 'above ground', no: 'below ground', unknown: 'above?' },
  },
  help: {
    title: 'Help', fit: 'fit the selection, or everything', escape: 'close the element, then show all', arrows: 'move through the element list', undo: 'undo a change of the profile', redo: 'redo', help: 'show this help',
    orbit: 'orbit', pan: 'pan', zoom: 'zoom', pick: 'pick an element', mouse: { orbit: 'drag, left button', pan: 'drag, right or middle button', zoom: 'wheel', pick: 'click' },
    note: 'Everything is computed in the browser; no model leaves this machine. Settlements and declared figures are part of the profile: save it to keep them.',
  },
  role: { component: 'Component', precast: 'Precast', loadBearing: 'Load-bearing', external: 'External', wallKind: 'Wall kind', dryMethod: 'Dry method', integrated: 'Integrated', size: 'Size', storey: 'Storey', aboveGround: 'Above ground', present: 'Item exists', geometry: 'Geometry', planArea: 'Plan area', fullFitOut: 'Fitted out', volume: 'Volume', sideArea: 'Face area', footprintArea: 'Projected area', landing: 'Landing', neighbours: 'Neighbours', laying: 'Laying', leaves: 'Leaves of the sandwich panel', material: 'Material', groundLevel: 'Outdoor ground level', surface: 'Surface', area: 'Area', surfaceArea: 'Surface area', joint: 'Kind of joint', lineKind: 'Kind of line', length: 'Length', kitchenZone: 'Kitchen zone', installed: 'Equipment installed' },
  value: {
    precast: 'precast', 'cast-in-place': 'cast in place', composite: 'composite', 'not-applicable': 'not applicable', unknown: 'unknown', conflict: 'conflict', 'out-of-scope': 'out of scope', true: 'yes', false: 'no',
    panel: 'panel', curtain: 'curtain wall', framed: 'framed', masonry: 'masonry',
  },
  evidence: {
    user: 'user', template: 'template', property: 'property', classification: 'classification', type: 'type', name: 'name', material: 'material', content: 'contents', geometry: 'geometry', class: 'IFC class', file: 'file', convention: 'convention',
  },
  geometry: { closed: 'closed', open: 'open', 'self-intersecting': 'self-intersecting', degenerate: 'degenerate', none: 'none' },
  component: {
    column: 'column', brace: 'brace', 'shear-wall': 'shear wall', 'ductile-wall-panel': 'ductile wall panel', beam: 'beam', slab: 'slab', stair: 'stair', balcony: 'balcony', 'ac-slab': 'AC slab', roof: 'roof', 'bay-window': 'bay window',
    'infill-envelope-wall': 'infill envelope wall', partition: 'partition', 'curtain-wall': 'curtain wall', wall: 'wall (which?)', 'hung-panel': 'hung panel', parapet: 'parapet', covering: 'covering', 'floor-finish': 'floor finish', ceiling: 'ceiling',
    'formwork-panel': 'formwork panel', lintel: 'lintel', 'constructional-column': 'constructional column', 'kitchen-pod': 'kitchen pod', 'bathroom-pod': 'bathroom pod', pipe: 'pipe', duct: 'duct', 'cast-in-place-joint': 'cast-in-place joint', 'embedded-part': 'embedded part',
    rebar: 'reinforcement', foundation: 'foundation', pile: 'pile', 'ground-slab': 'ground slab', ramp: 'ramp', topping: 'topping', door: 'door', window: 'window', railing: 'railing', furniture: 'furniture', equipment: 'equipment', plant: 'planting', space: 'space', assembly: 'assembly',
    other: 'other', unknown: 'unknown',
  },
};

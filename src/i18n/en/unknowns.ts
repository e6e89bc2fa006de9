/** Area "unknowns": what is open, how it is settled, regions, mappings, conflicts, decisions. */
export default {
  settled: '{n} elements settled', removed: 'Taken back', by: { effect: 'Effect', type: 'Type', role: 'Missing', file: 'File' }, groupBy: 'Group by',
  nothingToAsk: 'There is no element to ask about, so P stays a range: open a model, or type the items in under Score › Typed.',
  left: 'questions left: {n} · elements: {elements}', narrowed: 'Share of the range that is settled', ifProposed: 'With all proposals and conventions taken:', keys: 'Open questions: N/P next and previous, Enter settles as the form says, S skips, X selects', noFile: '(of no single file)',
  choose: 'Select {what}', chooseGroup: 'Select the group {what}', chooseNone: 'Select none', chosen: '{n} questions selected', oneRole: 'Only questions that ask the same, of elements, can be settled together.', show: 'Show', skip: 'Skip', unskip: 'Skip no more', skipped: 'skipped', before: 'Previous question', next: 'Next question',
  byTypes: 'These {types} types ({n})', byFile: 'Whole file ({n})', severalFiles: 'The elements are of several files', byConvention: 'By convention ({n})', byRegion: 'Region on the plan', byRegionHint: 'Draw a polygon on a storey plan: the elements in it are settled together',
  wouldChange: 'Elements that would be settled otherwise', previewHint: 'A first answer: buildings, storeys and copies stay as they are; the check after it is applied is the one that counts', changes: 'changes {n}', try: 'Try out',
  files: { about: 'These files are of one rank and draw the same elements with other figures. Choose the one that counts: the others rank behind it. Or declare under Files what each of them holds.', reason: '{file} counts' },
  evidence: {
    notAsked: 'not asked of: {component}', component: 'component: {component}', unmarked: 'unmarked: {component}', named: '{label} "{text}" ({rule})', byRule: '{label} ({rule})', settled: 'settled by {by}', because: '{what}: {reason}', wholeFile: 'everything in {file}', thick: 'concrete, {thickness} m thick', inside: 'inside: "{what}"',
    whole: 'part of {kind} "{name}"', everywhere: '{where} (same on every element of its class)', copy: 'copy: {where}', parts: 'parts: {where}', follows: 'follows from {what}: {where}', role: '{role}: {value}', label: { type: 'type', name: 'name', material: 'material', layer: 'layer' },
  },
  pattern: {
    empty: 'Type a regular expression', long: 'The pattern is longer than 512 characters', back: 'Back-references are not supported', bracket: 'A bracket is closed that was not opened', counted: 'A counted repeat goes beyond 64', nested: 'A repeated group holds repeats or alternatives and could take for ever: take it apart',
    unbounded: 'At most two * or + in one alternative: split the pattern', wide: 'At most three wide repeats in one alternative: split the pattern', syntax: 'Not a regular expression: {why}',
  },
  plan: {
    open: 'Plan', title: 'Storey plan', tools: 'Plan tools', close: '3D', closeHint: 'Back to the model', storey: 'Storey', up: 'Storey above', down: 'Storey below', select: 'Select', rectangle: 'Rectangle', polygon: 'Polygon', regions: 'Regions {n}', empty: 'Nothing stands on this storey',
    keys: 'Storey plan: arrows move, plus and minus zoom, F fits, PgUp and PgDn change the storey; while drawing, Enter closes, Backspace removes a corner, Esc gives up', rectangleHint: 'Drag a rectangle, or click two opposite corners; corners, crossings of axes and edges attract', polygonHint: 'Click corner by corner; Enter or the first corner closes, Backspace removes the last, Shift keeps it square, Esc gives up', closedHint: 'Drag corners to move them, the middle of a side to add one; Delete removes the chosen corner',
  },
  region: {
    title: 'Region', new: 'New region', edit: 'Change region', storeys: 'Storeys', thisStorey: 'This storey ({name})', rangeOfStoreys: 'From this storey to…', allStoreys: 'All storeys', to: 'To which storey', components: 'Only these components', anyComponent: 'None chosen: all components', inside: 'Elements partly inside', centre: 'Count if their centre is inside', whole: 'Count only if wholly inside', name: 'Name', fault: 'Not a polygon:', drawFirst: 'Draw its outline on the plan, or type the corners below.',
    holds: '{n} inside', holdsTitle: 'Elements in the region', partly: '{n} partly', partlyTitle: 'Elements partly in the region', partlyHint: 'Only part of them lies inside: they follow the rule chosen; look at them', save: 'Save', corners: 'Corners {n}', around: 'Around the {n} chosen elements', axis: 'Axis {n}', axisOne: 'Axis one way', axisOther: 'Axis the other way', between: 'Between the axes', addCorner: 'Add a corner', removeCorner: 'Remove corner {n}',
    building: 'Make it a single building', buildingHint: 'A single building by this polygon (3.0.1)', newBuilding: 'New building', rest: 'Rest', buildingMade: 'Single building defined', none: 'No regions yet. Draw one with Rectangle or Polygon.', rename: 'Rename', change: 'Change', remove: 'Delete the region', removed: 'Region deleted; it held {n} elements',
  },
  conflict: {
    about: 'Evidence of equal rank that disagrees (conflict), or weaker evidence against the one that stands (overruled). Grouped by the two sources, so that a whole group is settled at once.', all: 'All', conflict: 'Conflict', contradicted: 'Overruled', none: 'No evidence disagrees', search: 'Property, rule, type', stands: 'stands', take: 'Take “{value}”', ofType: 'Reach', allTypes: 'Whole group ({n})',
  },
  mapping: {
    lists: { patterns: 'Names', settlements: 'Types, files', conventions: 'Conventions', concepts: 'Properties', systems: 'Systems', codeLists: 'Code lists' },
    about: {
      patterns: 'What a name, type or material that meets the regular expression says; the first to speak wins.', settlements: 'Settled by type, name or whole file; the more specific speaks: element › region › type › name › file.', conventions: 'What is not marked counts as this; not for infill walls and partitions.',
      concepts: 'Property names that state the same; before the shipped ones.', systems: 'What the systems of lines are and how they are laid; * stands for anything, the first to speak wins.', codeLists: 'Sets of codes that the project uses; codes of two or three letters count only when chosen.',
    },
    fill: 'Fill in what the rule is about', new: 'New rule', fromElement: 'From the element', search: 'Filter', export: 'Export', exportHint: 'What can be used again in other projects (no single elements, no regions)', import: 'Import', test: 'Try a name', testHint: 'Type an element name to see which rules meet it', empty: 'No rules yet', edit: 'Edit', up: 'Move up', down: 'Move down',
    decides: '{n} decided of {all} met', unused: 'meets nothing', shadowed: 'shadowed', shadowedHint: 'It meets elements, but other evidence or an earlier rule decides all of them', stops: 'names say nothing about: {roles}', meets: 'Elements the rule meets', kept: 'Mapping updated; it meets {n} elements', removed: 'Rule removed; it decided {n} elements', imported: '{n} mapping rules imported', codesChanged: 'Code lists updated',
    match: 'Regular expression', on: 'Read', kind: { name: 'name', type: 'type', material: 'material', layer: 'layer', classification: 'class.' }, say: 'Add a statement', unsay: 'Remove this statement', classes: 'Only IFC classes', id: 'Id', idHint: 'automatic', weak: 'Only proposes (weak)', note: 'Note', sameId: 'Another rule has this id',
    onlyFile: 'Only in files', key: { type: 'Type name', pattern: 'Regular expression on the name', file: 'File (* for anything)', element: 'GlobalId' }, unmarked: 'Unmarked counts as', concept: 'What it states', properties: 'Property names, one per line', system: 'System name (* for anything)',
    line: { electrical: 'electrical', water: 'water', heating: 'heating', other: 'not counted', separated: 'separated', embedded: 'embedded' },
    how: 'How to import', add: 'Beside what is there', replace: 'Instead of what is there', replaceHint: 'Names, types and files, conventions, properties, systems and code lists are replaced by those of the file; settlements of single elements and regions stay.', conflicts: '{n} disagree with what is there: choose', mine: 'Keep', theirs: 'From the file', allMine: 'Keep all', allTheirs: 'All from the file', take: 'Import',
  },
  decision: {
    kind: 'Kind', all: 'All decisions ({n})', search: 'Name, reason, person', unused: 'without effect', noneFound: 'No such decision', editReason: 'Edit the reason', places: '{n} places', byDefault: 'P {p} by default', rank: 'rank {n}', excluded: 'left out', until: 'until {date}', rows: '{n} rows', absent: 'not there', replace: 'instead of measured', add: 'beside measured',
    of: { settlements: 'Settled', regions: 'Region', conventions: 'Convention', joints: 'Joints', declared: 'Typed', switches: 'Switch', files: 'File', overrides: 'Number', waivers: 'Waiver' },
  },
};

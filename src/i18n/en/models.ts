export default {
  waiting: 'Sorting…', noModel: 'Shown here once a model is open', hidden: 'hidden', up: 'Move up', down: 'Move down',
  act: {
    label: 'What to do with "{name}"', zoom: 'Zoom to these elements', zoomShort: 'Zoom', select: 'Select these {n} elements', selectShort: 'Select', isolate: 'Show these elements alone', isolateShort: 'Isolate', toggle: 'Hide these elements; press again to show them', toggleShort: 'Hide',
    list: 'List them below the model', listShort: 'List', save: 'Save as a selection set', saveShort: 'Save', showAll: 'Show all elements again', showAllShort: 'Show all',
  },
  tree: {
    kind: 'Grouped by', kinds: { spatial: 'Spatial', file: 'File', component: 'Component', type: 'Type', group: 'System, group', whole: 'Whole, parts' }, filter: 'Filter the tree', keys: 'Tree of elements: arrows move, left and right fold, space shows or hides, Enter zooms, * isolates',
    nothing: 'No element matches', none: { all: 'No elements', group: 'The models name no systems or groups', whole: 'The models name no wholes with parts' }, fold: 'Fold {name}', unfold: 'Unfold {name}', shown: 'Show {name}',
    noBuilding: '(no building)', noStorey: '(no storey)', noType: '(no type)',
  },
  find: { label: 'How to find', search: 'Search', filter: 'Filter', sets: 'Sets' },
  search: {
    label: 'Search elements', hint: 'Name, mark, GlobalId, property, material…', what: 'Several words: all of them must be found', count: '{n} elements found', soFar: '{n} found so far…', results: 'Elements found; arrows go through them', nothing: 'Nothing found',
    where: { name: 'Name', type: 'Type', globalId: 'GlobalId', class: 'IFC class', mark: 'Mark', storey: 'Storey', material: 'Material', classification: 'Classification', group: 'System or group', layer: 'Layer', property: 'Property', quantity: 'Quantity', record: 'Record' },
  },
  filter: {
    title: 'Filter', field: 'What', operator: 'How it compares', name: 'Name of the property or quantity', value: 'Value', to: 'to', choose: 'Choose…', pattern: 'Regular expression', unit: 'The unit where none is written; 200 mm is understood too', propertyName: 'Set.Property, or Property', quantityName: 'Name of the quantity',
    remove: 'Remove this condition', removeGroup: 'Remove this group', add: 'Condition', addGroup: 'Group', joinLabel: 'How the conditions are joined', join: { all: 'All hold', any: 'Any holds' }, empty: 'No condition yet', count: '{n} elements match', clear: 'Clear', inScope: 'counts',
    groups: { what: 'What it is', where: 'Where it is', data: 'Data of the model', roles: 'Roles', check: 'Score and checks' },
    fields: {
      component: 'Component', class: 'IFC class', type: 'Type', name: 'Name', mark: 'Mark', globalId: 'GlobalId', storey: 'Storey', building: 'Building', file: 'File', group: 'System or group', layer: 'Layer', property: 'Property', quantity: 'Quantity', material: 'Material', classification: 'Classification',
      precast: 'Precast', loadBearing: 'Load-bearing', external: 'External', wallKind: 'Wall kind', dryMethod: 'Dry method', integrated: 'Integrated', counted: 'Counted', outcome: 'Outcome of rules', finding: 'Rule or finding code', scope: 'In scope', geometry: 'Geometry',
    },
    operators: { is: 'is', 'is-not': 'is not', contains: 'contains', matches: 'matches', less: 'less than', greater: 'greater than', between: 'between', exists: 'has a value', missing: 'has none' },
    measured: { volume: 'Net volume m³', grossVolume: 'Gross volume m³', footprintArea: 'Footprint m²', sideArea: 'Side area m²', bottom: 'Bottom level m', top: 'Top level m' },
    faults: { 'no-value': 'Enter a value: until then the condition is left out', 'no-name': 'Enter a name: until then the condition is left out', 'bad-number': 'Not a number: the condition is left out', 'bad-pattern': 'The pattern cannot be used: {why}' },
  },
  sets: {
    name: 'Name of the set', keep: 'OK', saved: 'Saved as set "{name}"', newName: 'Set', fromSelection: 'From {n} selected', fromSelectionHint: 'Save what is selected as a set', import: 'Import', importHint: 'Import sets from a JSON file', export: 'Export', exportHint: 'Export the sets as a JSON file',
    none: 'No sets yet. Save one from the tree, the search or the filter; one that is saved from the filter is evaluated anew when the models change.', tint: 'Colour the model by sets', isFilter: 'filter', missing: '{n} elements are not in the models that are open', rename: 'Rename', edit: 'Conditions', editHint: 'Opens its conditions in the filter', refilter: 'Replace', refilterHint: 'Takes the conditions that are in the filter now',
    update: 'Update', updateHint: 'Takes what is selected now', updated: '"{name}" has {n} elements now', refiltered: '"{name}" takes the conditions of the filter', remove: 'Delete', colour: 'Colour', colourN: 'Colour {n}', noColour: 'No colour', with: 'Set to combine with',
    operation: { union: 'Union', intersect: 'Intersect', subtract: 'Subtract' }, combined: { union: '{a} + {b}', intersect: '{a} and {b}', subtract: '{a} without {b}' },
    taken: '{n} sets imported', takenSome: '{n} sets imported, {left} make no sense', refused: '{file} was not imported: {why}',
  },
  files: {
    add: 'Add files', replace: 'Replace by a new version…', replaceHint: 'Choose a new version of this file: its path, the rules of the profile and the settlements stay', replaced: '{file} was replaced', notReplaced: '{file} was not replaced: {why}', zoom: 'Zoom', isolate: 'This file alone', shown: 'Show {file}', details: 'Details of {file}',
    tool: 'Made with', schema: 'IFC version', path: 'Path', findings: 'Model findings', openFindings: 'Findings of {file}', noFindings: 'none', sameAs: 'The same content as {file}: its elements count once', copies: '{n} elements coincide with another file, which counts them',
    notMerged: 'Its place does not overlap the other files; it is not merged', total: 'files: {n}', notesN: '{n} notes',
  },
  views: {
    name: 'Name of the view', newName: 'View {n}', save: 'Save', saveHint: 'Save what is on screen: camera, sections, what is shown, colours', all: 'Reset', allHint: 'Without sections and hidden elements: the whole model', none: 'No views yet. Arrange camera, sections and what is shown, then press Save.', show: 'Show "{name}"', noPicture: 'No picture',
    update: 'Update', updateHint: 'Takes what is on screen now', updated: 'View "{name}" was updated', topic: 'To topic', topicHint: 'Shows this view and begins a BCF topic with it', remove: 'Delete view {name}', missing: 'View "{name}": {n} elements are not in the models that are open',
    storeys: 'Storey plans', plan: '{name} from above', planHint: '{name} alone, cut 1.2 m over its floor, from above',
  },
  division: {
    title: 'Single buildings', recognised: '{n} recognised', ruled: '{n} as set', hint: 'Single buildings (3.0.1) are recognised by IfcBuilding and place. Divide on the plan where one IfcBuilding holds several, by files where each has its own; an element goes to the first building that it fits.',
    rest: 'all other elements', polygon: 'polygon on the plan ({n} corners, {area} m²)', files: '{n} files', storeys: 'storeys {names}', elements: '{n} elements', name: 'Name of the building', remove: 'Remove building {name}', change: 'Change the criteria', levels: 'Storeys', from: 'First storey', to: 'Last storey', every: 'all',
    outside: '{n} elements belong to no building', add: 'Add', draw: 'Divide on the plan…', byFiles: 'Divide by files…', reset: 'Recognise again',
  },
  element: {
    copy: 'Copy {what}', copied: 'Copied', inTree: 'Show in tree', inTreeHint: 'Finds it in the tree of elements', alike: 'Select type ({n})', alikeHint: 'Selects all elements of the same type', listAlike: 'List type', whole: 'Part of', parts: 'Parts', host: 'Set in', fillings: 'Openings', listAll: 'List {n}',
    data: 'Data of the model', find: 'Find in the properties', findHint: 'Find a property or value', more: 'Classes and groups', noData: 'The file states no properties',
  },
};

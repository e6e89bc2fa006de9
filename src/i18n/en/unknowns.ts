/** Area "unknowns": what is open, how it is settled, regions, mappings, conflicts, decisions. */
export default {
  settled: '{n} elements settled', removed: 'Taken back', by: { effect: 'By effect', type: 'By type', role: 'By what is missing', file: 'By file' }, groupBy: 'Group',
  left: '{n} questions left · {elements} elements', narrowed: 'Share of the range that is settled', ifProposed: 'With all proposals and conventions taken:', keys: 'Open questions: N/P next and previous, Enter settles as the form says, S skips, X selects', noFile: '(of no single file)',
  choose: 'Select {what}', chooseGroup: 'Select the group {what}', chooseNone: 'Select none', chosen: '{n} questions selected', oneRole: 'Only questions that ask the same, of elements, can be settled together.', show: 'Show', skip: 'Skip', unskip: 'Skip no more', skipped: 'skipped', before: 'Previous question', next: 'Next question',
  byTypes: 'These {types} types ({n})', byFile: 'Whole file ({n})', severalFiles: 'The elements are of several files', byConvention: 'By convention ({n})', byRegion: 'Draw a region on the plan', byRegionHint: 'Draw a polygon on a storey plan: the elements in it are settled together',
  wouldChange: 'Elements that would be settled otherwise', previewHint: 'A first answer: buildings, storeys and copies stay as they are; the check after it is applied is the one that counts', changes: 'changes {n}', try: 'Try out',
};

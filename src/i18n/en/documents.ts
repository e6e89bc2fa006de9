export default {
  plan: {
    kind: {
      vertical: 'Plan of vertical members', horizontal: 'Plan of horizontal members', walls: 'Plan of envelope walls and partitions', integrated: 'Plan of integrated envelope and partitions',
      floors: 'Plan of dry floors', rooms: 'Plan of kitchens and bathrooms', pipes: 'Plan of pipes and conduits', other: 'Plan: {item}',
    },
    category: {
      precast: 'precast, counted', composite: 'composite, counted', deck: 'formwork-free deck, counted', cast: 'cast in place, not counted', 'joint-counted': 'joint, counted (4.0.3)', 'joint-not': 'joint, not counted', strip: 'strip ≤ 300 (derived)',
      panel: 'panel', curtain: 'curtain wall', framed: 'framed wall', masonry: 'masonry', 'cast-infill': 'cast in place, not counted', integrated: 'integrated', apart: 'not integrated', dry: 'dry method', wet: 'wet',
      separated: 'separated', embedded: 'not separated', counted: 'counted', 'not-counted': 'not counted', unknown: 'undecided',
    },
    rooms: { counted: 'integrated (counted)', 'not-counted': 'not integrated' },
    sheet: {
      title: '{building} {sheet} {storeys}', project: 'Project', building: 'Building', sheet: 'Sheet', storeys: 'Storeys', ratio: 'Ratio', scale: 'Scale', file: 'Models', number: 'Sheet {n}', noDate: 'undated', north: 'N',
      noAxes: 'no grid (the model has none)', list: 'Numbers not shown', more: '{n} more', contextNote: 'thin: other upright members of the storey (the first one drawn)', boxedNote: 'dashed: outline not in the model, the rectangle around it instead', unplaced: '{n} counted elements without geometry are not drawn',
      labelNote: 'numbers are the piece marks of the model, else the type names', count: '({n} storeys)', comma: ', ', underLowest: 'under the lowest', withheld: 'numbers to be confirmed',
    },
  },
  kind: {
    calculation: 'Calculation book', plans: 'Plans of standard storeys', schedule: 'Schedule of precast pieces', opinions: 'Review opinions', findings: 'Findings', bcf: 'BCF topics', report: 'Report data', profile: 'Profile',
  },
  format: { xlsx: 'XLSX', docx: 'DOCX', html: 'HTML', svg: 'SVG (zip)', csv: 'CSV' },
  about: {
    calculation: 'XLSX recalculates by its formulas; DOCX can be edited; HTML is for printing, with plans per standard storey and item.', plans: 'Vertical, horizontal, envelope and partitions, floors, kitchens and bathrooms, pipes; to scale, with legend and numbers, readable in black and white.', schedule: 'Mark, kind, size, volume, weight, count per storey, total.',
    opinions: 'By gravity, discipline and building, with the clause, the value submitted and the value found.', findings: 'All findings of rules, IDS and models, one line per element.', bcf: 'One topic per rule or finding, with viewpoint and picture.', report: 'All results for machines; the command line makes other formats of it.', profile: 'All decisions of people; continue with it on another machine.',
  },
  list: {
    title: 'Documents', preview: 'Preview', previewTitle: 'Calculation book: preview', print: 'Print / PDF', printHint: 'The print dialog of the browser also saves PDF; plans have A3 or A4 pages of their own.', saveAs: 'Save {document} as {format}', making: 'Being made…', stale: 'models or decisions changed: the document was not made, please make it again', comma: ', ',
  },
  missing: {
    title: 'Before it is signed', none: 'Nothing is missing', go: 'Go there', noReport: 'No result yet: open a model or type figures', unreadable: 'files left out ({n}): {names}', unknown: 'open questions, results are ranges ({n}): {names}', withheld: 'scoring rows without confirmed numbers ({n}), not scored: {names}',
    unverified: 'packs not attested ({n}): {names}', draft: 'draft packs, documents carry a watermark: {names}', fields: 'project data missing: {names}', date: 'the report has no date', notLoaded: 'files not read, the result is of the others alone ({n}): {names}', jointsAlone: 'no vertical member recognised, the points are of derived joint concrete alone: {names}', structure: 'structural material taken from the model, not confirmed: {names}', required: 'no required ratio and its document',
  },
  book: {
    summary: 'Project and buildings',
    contents: 'Contents', plansTitle: 'Plans', noPlans: 'No plans: no model was read, or nothing that could be drawn.', pageBefore: '', pageBetween: ' / ', pageAfter: '',
    tone: { declared: 'typed by a person', open: 'undecided', derived: 'suggested by the model, not drawn', out: 'not counted' },
  },
  cover: {
    field: {
      name: 'Project', subproject: 'Sub-project', code: 'Project code', address: 'Address', owner: 'Client', designer: 'Designer', contractor: 'Contractor', supervisor: 'Supervisor', reviewer: 'Drawing review agency', basis: 'Required by',
      version: 'Version', certificate: 'Review certificate', certificateDate: 'Certificate date', changes: 'Changes', designedBy: 'Designed by', checkedBy: 'Checked by', reviewedBy: 'Reviewed by', approvedBy: 'Approved by', disciplineLead: 'Discipline lead', projectLead: 'Project lead',
    },
    form: 'Project data', about: 'For covers and forms; nothing is computed from it. Each field is one step to undo.', wanted: '(missing)', elsewhere: 'Place, date of the land contract and packs are under "Scope".', addRevision: 'Add a revision', removeRevision: 'Remove revision {n}', group: { project: 'Project', firms: 'Firms', people: 'Signatures', form: 'Evaluation form' },
    stage: 'Stage', date: 'Date', note: 'Change', who: 'By', revisions: 'Revisions', stamp: '(stamp)', undated: 'not dated', made: 'Made from', unreadable: 'could not be read', attested: 'attested', profile: 'Profile', tool: 'Software',
    decisions: 'Decisions of people', decisionCounts: '{declared} typed, {settled} settled, {overrides} numbers changed, {waivers} waived, {attestations} attested',
  },
};

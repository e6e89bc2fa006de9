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
  book: {
    contents: 'Contents', plansTitle: 'Plans', noPlans: 'No plans: no model was read, or nothing that could be drawn.', pageBefore: '', pageBetween: ' / ', pageAfter: '',
    tone: { declared: 'typed by a person', open: 'undecided', derived: 'suggested by the model, not drawn', out: 'not counted' },
  },
  cover: {
    field: {
      name: 'Project', subproject: 'Sub-project', code: 'Project code', address: 'Address', owner: 'Client', designer: 'Designer', contractor: 'Contractor', supervisor: 'Supervisor', reviewer: 'Drawing review agency', basis: 'Required by',
      version: 'Version', certificate: 'Review certificate', certificateDate: 'Certificate date', changes: 'Changes', designedBy: 'Designed by', checkedBy: 'Checked by', reviewedBy: 'Reviewed by', approvedBy: 'Approved by', disciplineLead: 'Discipline lead', projectLead: 'Project lead',
    },
    stage: 'Stage', date: 'Date', note: 'Change', who: 'By', revisions: 'Revisions', stamp: '(stamp)', undated: 'not dated', made: 'Made from', unreadable: 'could not be read', attested: 'attested', profile: 'Profile', tool: 'Software',
    decisions: 'Decisions of people', decisionCounts: '{declared} typed, {settled} settled, {overrides} numbers changed, {waivers} waived, {attestations} attested',
  },
};

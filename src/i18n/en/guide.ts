export default {
  theme: { auto: 'Appearance: as the system', light: 'Appearance: light', dark: 'Appearance: dark' },
  leftWidth: 'Width of the left column', rightWidth: 'Width of the right column',
  invite: 'First time here?', start: 'See how it works (1 minute)', no: 'No, thanks', open: 'Guided tour', next: 'Next', previous: 'Back', finish: 'Done', 
  keys: {
    title: 'Keys', page: 'Everywhere', queue: 'Queue of unknowns', review: 'Lists of findings', mouse: 'Mouse', task: 'Score, unknowns, findings, documents', save: 'Save as a .sunmao file', next: 'Next question', previous: 'Previous question', settle: 'Settle as the form says',
    skip: 'Skip', choose: 'Choose, to settle several at once',
  },
  step: {
    score: { title: 'Score', text: 'The prefabrication ratio and what it means. A range says that the models leave something open. Click a row for the elements behind its numerator and denominator, the ruler for how they were measured.' },
    unknowns: { title: 'Unknowns', text: 'What the models leave open, by how much it matters. Settle a whole type at once, with a reason; the range narrows, and every step can be undone.' },
    findings: { title: 'Findings', text: 'Clauses, IDS and faults of the models. Step through them with the keyboard, accept, waive, comment, and hand them over as BCF.' },
    documents: { title: 'Documents', text: 'The calculation book (Excel with live formulas, print, Word), the schedule of components, the opinion sheet.' },
    models: { title: 'Models', text: 'Files, trees, search and views. Architecture, structure, services and suppliers open together.' },
    viewer: { title: 'The model', text: 'Click an element to see what is known of it and why. Left button orbits, right button pans, the wheel zooms; section, measure and isolate are above.' },
    keep: { title: 'Keeping work', text: 'Every step is kept in this browser and goes nowhere. To move to another machine save a .sunmao file.' },
  },
};

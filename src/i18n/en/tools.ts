export default {
  views: 'Views', view: { iso: 'Isometric', front: 'Front', right: 'Right', back: 'Back', left: 'Left', top: 'Top', bottom: 'Bottom' },
  projection: { perspective: 'Perspective (press for a parallel projection)', orthogonal: 'Parallel projection (press for perspective)' },
  rectangle: 'Select by rectangle: from left to right what is wholly inside, from right to left what is seen in it', isolate: 'Isolate', hide: 'Hide', ghost: 'Ghost', showAll: 'Show all',
  copy: 'Copy', copyOf: 'Copy number {n}', copyAll: 'Copy all', copied: 'Copied', notCopied: 'The browser does not allow writing to the clipboard', remove: 'Remove', removeOf: 'Remove number {n}',
  shown: {
    title: 'Visibility and exploded view', everything: 'Everything is shown', isolated: '{n} isolated', hidden: '{n} hidden', ghosted: '{n} ghosted', rest: 'Keep the rest as ghosts while isolating', strength: 'Ghost strength',
  },
  explode: { title: 'Explode', storey: 'By storey', component: 'By component', centre: 'Outwards', strength: 'Distance', noMeasure: 'No measuring while exploded: elements are not in their place.' },
  storeys: { title: 'Storey by storey', up: 'Storey above', down: 'Storey below', isolate: 'Only this one', cut: 'Cut above it', above: 'Look at this storey from above', all: 'All storeys' },
  section: {
    title: 'Section', clear: 'Remove all', addHint: 'Adds a plane at right angles to {axis}', face: 'By face', faceHint: 'Pick a face of the model and cut along it', faceShort: 'Face', box: 'Box', pickFace: 'Pick a face of the model; Esc cancels',
    place: 'Place of the section plane {axis}', flip: 'Flip', remove: 'Remove', from: '{axis} from', to: '{axis} to', fitTargets: 'Fit selection', fitAll: 'Fit all', fitStorey: 'Fit storey', full: 'There are as many section planes as can cut',
    none: 'Add a plane, or use the box to see a part.', hint: 'Drag the handles on the model, or use the arrow keys: 50 mm each, 500 mm with Shift.', side: 'Section box: {side}', sides: { west: 'west', south: 'south', bottom: 'bottom', east: 'east', north: 'north', top: 'top' },
  },
  measure: {
    title: 'Measure', unit: 'Switch between mm and m', lock: 'Lock axis', close: 'Done', clear: 'Remove all', around: 'around {length}',
    kind: { distance: 'Distance', perpendicular: 'Perp.', face: 'Area', polygon: 'Polygon', angle: 'Angle', planes: 'Faces' },
    hint: {
      distance: 'Between two points, with its parts along the axes', perpendicular: 'At right angles from a face to a face or a point', face: 'Area of a flat face', polygon: 'Area inside corners picked one after the other', angle: 'Angle of three points', planes: 'Angle between two faces',
    },
    step: {
      distance0: 'Pick the first point', distance1: 'Pick the second point', perpendicular0: 'Pick a face', perpendicular1: 'Pick another face, or a point', face0: 'Pick a flat face', polygon: 'Pick the corners one after the other ({n} so far)', polygonEnd: 'Go on, or end with Esc, Done or the first corner',
      angle0: 'Pick the first point', angle1: 'Pick the apex', angle2: 'Pick a point on the second side', planes0: 'Pick the first face', planes1: 'Pick the second face',
    },
    refused: { tooFine: 'This element has too many triangles to look for faces; measure a polygon instead' },
    note: { curved: 'curved: as facets', notFlat: 'points off one plane by up to {off}', notParallel: 'faces are not parallel ({angle}): measured to the point' },
    mesh: 'Measured on the displayed mesh; changes no result.',
  },
  snap: { corner: 'Corner', middle: 'Middle', edge: 'Edge', face: 'Face', curved: 'curved' },
  menu: { label: 'View menu', several: '{n} selected', sameType: 'Select same type', sameStorey: 'Select same storey', zoom: 'Zoom to', box: 'Section box', copyGuid: 'Copy GlobalId', settle: 'Settle…' },
  spoken: { none: 'Nothing is selected', one: 'Selected {name}, {class}, {storey}', several: '{n} elements selected, the last one is {name}', noStorey: 'on no storey' },
  canvasKeys: 'Model in three dimensions. Arrow keys turn, Shift and arrow keys move, plus and minus zoom, Enter selects the element in the middle, Shift+F10 opens the menu.',
  group: { view: 'View', shown: 'Visibility', tools: 'Tools', measure: 'While measuring', canvas: 'With the keyboard on the picture' },
  key: {
    iso: 'Isometric view', front: 'Front view', right: 'Right view', back: 'Back view', left: 'Left view', top: 'Top view', bottom: 'Bottom view', projection: 'Perspective or parallel', storeyUp: 'Storey above', storeyDown: 'Storey below',
    hide: 'Hide the selection', isolate: 'Isolate the selection', ghost: 'Ghost the selection', showAll: 'Show all', measure: 'Measure', section: 'Section', sectionBox: 'Section box', rectangle: 'Select by rectangle (or drag with Shift)',
    take: 'Take the point in the middle; end a polygon', takeBack: 'Take back the last point or measurement', lockX: 'Lock X', lockY: 'Lock Y', lockZ: 'Lock Z', end: 'End what is being measured, then measuring',
    turnLeft: 'Turn left', turnRight: 'Turn right', turnUp: 'Turn up', turnDown: 'Turn down', panLeft: 'Move left', panRight: 'Move right', panUp: 'Move up', panDown: 'Move down',
    nearer: 'Nearer', farther: 'Farther', pick: 'Select the element in the middle', pickMore: 'Add the element in the middle', menu: 'Open the element menu',
  },
};

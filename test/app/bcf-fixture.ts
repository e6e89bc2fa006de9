/** A topic and a viewpoint with nothing in them but what a test says. */
import type { BcfTopic, BcfViewpoint } from '../../src/bcf/bcf.ts';

export const topicOf = (said: Partial<BcfTopic>): BcfTopic => ({
  guid: 'a', title: 'A', type: 'Issue', status: 'Open', priority: '', stage: '', labels: [], index: null, serverAssignedId: '', creationDate: '2026-01-01T00:00:00Z', creationAuthor: 'a@b',
  modifiedDate: '', modifiedAuthor: '', dueDate: '', assignedTo: '', description: '', referenceLinks: [], files: [], snippet: null, documents: [], related: [], comments: [], viewpoints: [], more: [], others: [],
  ...said,
});

export const viewpointOf = (said: Partial<BcfViewpoint>): BcfViewpoint => ({
  guid: 'v', index: null, components: null, camera: null, lines: [], clippingPlanes: [], bitmaps: [], snapshot: null, more: [], ...said,
});

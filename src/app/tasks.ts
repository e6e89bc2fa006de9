/** The right column: four tasks, each with its tabs. The model stays in view beside all of them. */
export const TASKS = [
  { id: 'score', tabs: ['score', 'whatif', 'typed', 'storeys', 'scope', 'basis'] },
  { id: 'unknowns', tabs: ['questions', 'mapping', 'conflicts', 'settled'] },
  { id: 'findings', tabs: ['rules', 'ids', 'topics', 'findings'] },
  { id: 'documents', tabs: ['documents', 'cover', 'schedule', 'opinions'] },
] as const;

export type Task = (typeof TASKS)[number]['id'];
export type PanelTab = (typeof TASKS)[number]['tabs'][number];

export function taskOf(tab: PanelTab): Task {
  return TASKS.find((task) => (task.tabs as readonly string[]).includes(tab))!.id;
}

/** Tabs of the left column. */
export const SIDE_TABS = ['files', 'tree', 'find', 'views'] as const;
export type SideTab = (typeof SIDE_TABS)[number];

/** What the tools of the viewer share (`store.tools`). */
import { ref, shallowRef } from 'vue';
import type { ExplodeBy } from '../viewer/explode.ts';
import { createMeasuring } from './measuring.ts';
import { createSections } from './sections.ts';

export type Tool = 'none' | 'rectangle' | 'face-section';
export type ToolPanel = 'none' | 'section' | 'measure' | 'shown' | 'storeys';

export function createViewTools() {
  return {
    sections: createSections(),
    measuring: createMeasuring(),
    /** what the mouse does on the picture, beside measuring */
    tool: ref<Tool>('none'),
    panel: ref<ToolPanel>('none'),
    /** one walks through the model */
    onFoot: ref(false),
    projection: ref<'perspective' | 'orthogonal'>('perspective'),
    explode: shallowRef<{ readonly by: ExplodeBy; readonly strength: number }>({ by: 'storey', strength: 0 }),
    /** of 1: how opaque ghosts are */
    ghosts: ref(0.07),
    /** the storey that was walked to, and what shows it */
    storey: ref<string | null>(null),
    storeyBy: ref<'isolate' | 'cut'>('isolate'),
  };
}

/** of what moves apart, where nothing is apart yet: a way that is chosen is seen at once */
const FIRST_STRENGTH = 0.5;

export const explodedBy = (now: { readonly strength: number }, by: ExplodeBy): { readonly by: ExplodeBy; readonly strength: number } => ({ by, strength: now.strength > 0 ? now.strength : FIRST_STRENGTH });

/** How figures came about: what was asked, one question after the other, and the answer to the last. */
import { markRaw, shallowRef } from 'vue';
import type { Measured, Subject } from '../worker/app-api.ts';
import type { EngineClient } from '../worker/client.ts';
import type { Say } from './say.ts';

interface Outside {
  readonly engine: () => EngineClient;
  /** a viewpoint gives way to the figure */
  readonly leave: () => void;
  readonly say: Say;
}

/** questions kept to go back to */
const MOST_ASKED = 20;

export function createMeasured({ engine, leave, say }: Outside) {
  /** how the figure that was asked for came about, and what was asked before it */
  const measured = shallowRef<Measured | null>(null);
  const asked = shallowRef<readonly Subject[]>([]);

  /** Asks how a figure came about and shows it. `again`: the same question about a newer check. */
  async function measure(subject: Subject | null, again = false): Promise<void> {
    if (subject === null) return;
    leave();
    const trail = again ? asked.value : [...asked.value.slice(-MOST_ASKED), subject];
    asked.value = trail;
    try {
      const answer = await engine().measured(subject);
      if (asked.value !== trail) return;
      if (answer) measured.value = markRaw(answer);
      else closeMeasured();
    } catch (error) {
      if (asked.value !== trail) return;
      closeMeasured();
      say('error', 'notice.failed', { message: String(error) });
    }
  }

  /** another figure of the same thing takes the place of the last question */
  function measureInstead(subject: Subject): Promise<void> {
    asked.value = asked.value.slice(0, -1);
    return measure(subject);
  }

  async function measureBack(): Promise<void> {
    const before = asked.value.at(-2);
    asked.value = asked.value.slice(0, -2);
    if (before) await measure(before);
    else closeMeasured();
  }

  function closeMeasured(): void {
    asked.value = [];
    measured.value = null;
  }

  return { measured, asked, measure, measureInstead, measureBack, closeMeasured };
}

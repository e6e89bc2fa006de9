/** The keyboard and the mouse around a menu: arrows move, Escape and a press elsewhere close. */
import { nextTick, onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/** @param root holds the menu and its button; items have role menuitem */
export function useMenu(root: Ref<HTMLElement | null>, onAway?: () => void) {
  const open = ref(false);
  const items = (): HTMLElement[] => [...(root.value?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])];

  function away(event: Event): void {
    if (root.value?.contains(event.target as Node)) return;
    open.value = false;
    onAway?.();
  }
  onMounted(() => document.addEventListener('pointerdown', away));
  onBeforeUnmount(() => document.removeEventListener('pointerdown', away));

  return {
    open,
    first: () => items()[0]?.focus(),
    async toggle() {
      open.value = !open.value;
      if (!open.value) return;
      await nextTick();
      // all of it, where it opens at the end of what scrolls
      root.value?.querySelector('[role=menu]')?.scrollIntoView({ block: 'nearest' });
      items()[0]?.focus();
    },
    move(by: number) {
      const all = items();
      all[(all.indexOf(document.activeElement as HTMLElement) + by + all.length) % all.length]?.focus();
    },
    close() {
      open.value = false;
      root.value?.querySelector('button')?.focus();
    },
  };
}

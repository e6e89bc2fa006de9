/** Follows the system's light or dark; Element Plus wants the class on <html>. */
import { ref, type Ref } from 'vue';

export function followTheme(): Ref<'light' | 'dark'> {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const theme = ref<'light' | 'dark'>(query.matches ? 'dark' : 'light');
  const apply = (): void => {
    theme.value = query.matches ? 'dark' : 'light';
    document.documentElement.classList.toggle('dark', query.matches);
  };
  query.addEventListener('change', apply);
  apply();
  return theme;
}

/** The samples that the engine's writer can make (design.md section 5). */
export const SAMPLE_NAMES = ['tower', 'tower-unflagged', 'office', 'cast-in-place'] as const;

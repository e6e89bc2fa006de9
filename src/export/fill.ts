/** Texts with places to fill: `{name}`. */
export type FillParams = Readonly<Record<string, string | number>>;

/** Replaces `{name}`; what a file says is inserted as plain text. */
export function fill(template: string, params: FillParams): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));
}

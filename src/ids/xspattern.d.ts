/** xspattern's own declarations are not reached through its package exports. */
declare module 'xspattern' {
  export function compile(pattern: string, options?: { readonly language: 'xsd' | 'xpath' }): (text: string) => boolean;
}

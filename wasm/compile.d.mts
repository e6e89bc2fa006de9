/** Sources that the core is made of, absolute paths. */
export function sources(): string[];
/** The compiled module; rejects with the compiler's messages. */
export function compileCore(): Promise<Buffer>;

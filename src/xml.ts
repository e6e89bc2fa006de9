/**
 * The one door for XML: hostile bytes → a tree with lines, and a tree → text. No DTD, no entity but the five of XML,
 * nothing fetched, every size capped. Extensible Markup Language 1.0 (Fifth Edition), Namespaces in XML 1.0.
 */
import { SaxesParser } from 'saxes';

export interface XmlAttribute {
  /** without prefix */
  readonly name: string;
  readonly prefix: string;
  /** '' for none: attributes do not inherit the default namespace */
  readonly ns: string;
  readonly value: string;
}

export interface XmlElement {
  /** without prefix */
  readonly name: string;
  readonly prefix: string;
  readonly ns: string;
  readonly attributes: readonly XmlAttribute[];
  /** elements and text in order; text that is only white space between elements is left out */
  readonly children: readonly (XmlElement | string)[];
  /** 1-based, of the start tag; 0 for what was not read from a file */
  readonly line: number;
}

export type XmlFaultCode = 'xml-empty' | 'xml-encoding' | 'xml-doctype' | 'xml-too-deep' | 'xml-too-large' | 'xml-not-well-formed';

export interface XmlFault {
  readonly code: XmlFaultCode;
  readonly line: number;
  readonly column: number;
  readonly text: { readonly zh: string; readonly en: string };
}

export interface XmlLimits {
  /** bytes as given */
  readonly bytes: number;
  /** elements in one another */
  readonly depth: number;
  /** elements and attributes */
  readonly nodes: number;
}

/** Real IDS and BCF files have less than ten levels and a few megabytes. */
export const XML_LIMITS: XmlLimits = { bytes: 64_000_000, depth: 100, nodes: 4_000_000 };

const CHUNK = 65_536;

/** Encoding by mark, else by declaration, else UTF-8 (XML 1.0 appendix F). */
function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d === 0x3f) return 'utf-16be';
  let head = '';
  for (let i = 0; i < Math.min(200, bytes.length); i++) head += String.fromCharCode(bytes[i]!);
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  // bytes that can be read as Latin letters are not UTF-16, whatever the declaration says
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

function fault(code: XmlFaultCode, line: number, column: number, zh: string, en: string): XmlFault {
  return { code, line, column, text: { zh, en } };
}

interface Open {
  readonly name: string;
  readonly prefix: string;
  readonly ns: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: (XmlElement | string)[];
  readonly line: number;
}

/** The root element, or why there is none. Never throws on what the bytes say. */
export function readXml(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): { readonly root: XmlElement } | { readonly fault: XmlFault } {
  if (bytes.length > limits.bytes) {
    const mb = (n: number): string => `${(n / 1e6).toFixed(n < 1e7 ? 1 : 0)} MB`;
    return { fault: fault('xml-too-large', 1, 1, `XML 有 ${mb(bytes.length)}，超过上限 ${mb(limits.bytes)}，未读取`, `the XML has ${mb(bytes.length)}, more than the limit of ${mb(limits.bytes)}: not read`) };
  }
  if (bytes.every((byte) => byte <= 32)) return { fault: fault('xml-empty', 1, 1, '文件为空', 'the file is empty') };
  const encoding = encodingOf(bytes);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return { fault: fault('xml-encoding', 1, 1, `不认识的编码 ${encoding}`, `unknown encoding ${encoding}`) };
  }

  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: Open[] = [];
  let root: XmlElement | null = null;
  let nodes = 0;
  let text = '';
  let tagLine = 1;
  let found: XmlFault | null = null;
  const note = (code: XmlFaultCode, zh: string, en: string): void => {
    found ??= fault(code, parser.line, parser.column + 1, zh, en);
  };
  // at once: what follows in the same chunk could take long
  const stop = (code: XmlFaultCode, zh: string, en: string): never => {
    note(code, zh, en);
    throw new Error(code);
  };
  const flush = (): void => {
    const top = stack.at(-1);
    if (text !== '' && top !== undefined) top.children.push(text);
    text = '';
  };
  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
    stop('xml-not-well-formed', `XML 格式错误：${reason}`, `not well-formed XML: ${reason}`);
  });
  parser.on('doctype', () => stop('xml-doctype', '含 DOCTYPE：不读取文档类型定义与实体', 'there is a DOCTYPE: document types and their entities are not read'));
  parser.on('opentagstart', () => {
    tagLine = parser.line;
  });
  parser.on('opentag', (tag) => {
    if (found !== null) return;
    flush();
    if (stack.length >= limits.depth) return stop('xml-too-deep', `元素嵌套超过 ${limits.depth} 层`, `elements are nested deeper than ${limits.depth}`);
    const attributes = Object.values(tag.attributes).map(({ local, prefix, uri, value }): XmlAttribute => ({ name: local === '' ? prefix : local, prefix: local === '' ? '' : prefix, ns: uri, value }));
    nodes += 1 + attributes.length;
    if (nodes > limits.nodes) return stop('xml-too-large', `元素与属性超过 ${limits.nodes} 个`, `there are more than ${limits.nodes} elements and attributes`);
    stack.push({ name: tag.local, prefix: tag.prefix, ns: tag.uri, attributes, children: [], line: tagLine });
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('cdata', (part) => {
    text += part;
  });
  parser.on('closetag', () => {
    if (found !== null) return;
    flush();
    const done = stack.pop();
    if (done === undefined) return;
    const mixed = done.children.some((child) => typeof child !== 'string');
    const element: XmlElement = mixed ? { ...done, children: done.children.filter((child) => typeof child !== 'string' || /[^ \t\r\n]/.test(child)) } : done;
    const above = stack.at(-1);
    if (above === undefined) root = element;
    else above.children.push(element);
  });

  try {
    for (let at = 0; at < bytes.length && found === null; at += CHUNK) {
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length }));
    }
    if (found === null) parser.close();
  } catch (error) {
    if (error instanceof TypeError) note('xml-encoding', `文件内容不是 ${encoding} 编码`, `the bytes are not ${encoding}`);
    else note('xml-not-well-formed', `XML 格式错误：${String(error)}`, `not well-formed XML: ${String(error)}`);
  }
  if (found !== null) return { fault: found };
  return root === null ? { fault: fault('xml-empty', 1, 1, '没有根元素', 'there is no root element') } : { root };
}

/** Value of an attribute; null where there is none. */
export function attributeOf(element: XmlElement, name: string, ns = ''): string | null {
  return element.attributes.find((one) => one.name === name && one.ns === ns)?.value ?? null;
}

export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** The text in an element itself, not in those it holds. */
export function textOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** An element to be written. `attributes` with undefined are left out; a name may have a prefix. */
export function xml(name: string, attributes: Readonly<Record<string, string | number | boolean | null | undefined>> = {}, children: readonly (XmlElement | string | null | undefined)[] = []): XmlElement {
  const split = (full: string): { name: string; prefix: string } => {
    const colon = full.indexOf(':');
    return colon < 0 ? { name: full, prefix: '' } : { name: full.slice(colon + 1), prefix: full.slice(0, colon) };
  };
  return {
    ...split(name),
    ns: '',
    attributes: Object.entries(attributes).flatMap(([key, value]) => (value === undefined || value === null ? [] : [{ ...split(key), ns: '', value: String(value) }])),
    children: children.filter((child) => child !== null && child !== undefined),
    line: 0,
  };
}

// what XML 1.0 has no place for, in whatever form, becomes U+FFFD
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that any XML may hold, unescaped. */
export function allowed(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}

/** Text as content, or as the value of an attribute in double quotes. */
export function escaped(text: string, quote: boolean): string {
  const plain = allowed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
  return quote ? plain.replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;') : plain;
}

/** Text with declaration, UTF-8, indented where elements hold elements alone. Prefixes are declared by the attributes given. */
export function writeXml(root: XmlElement): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  const full = (one: { readonly name: string; readonly prefix: string }): string => (one.prefix === '' ? one.name : `${one.prefix}:${one.name}`);
  const write = (element: XmlElement, indent: string): void => {
    const attributes = element.attributes.map((one) => ` ${full(one)}="${escaped(one.value, true)}"`).join('');
    if (element.children.length === 0) {
      out.push(`${indent}<${full(element)}${attributes}/>\n`);
      return;
    }
    if (element.children.every((child) => typeof child !== 'string')) {
      out.push(`${indent}<${full(element)}${attributes}>\n`);
      for (const child of element.children) write(child as XmlElement, `${indent}  `);
      out.push(`${indent}</${full(element)}>\n`);
      return;
    }
    out.push(`${indent}${inline(element)}\n`);
  };
  // white space counts where there is text
  const inline = (element: XmlElement): string => {
    const attributes = element.attributes.map((one) => ` ${full(one)}="${escaped(one.value, true)}"`).join('');
    const inside = element.children.map((child) => (typeof child === 'string' ? escaped(child, false) : inline(child))).join('');
    return inside === '' ? `<${full(element)}${attributes}/>` : `<${full(element)}${attributes}>${inside}</${full(element)}>`;
  };
  write(root, '');
  return out.join('');
}

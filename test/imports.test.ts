/** The module table of the design, as a test: who may import whom, and each npm package's one door. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { parse as parseVue } from 'vue/compiler-sfc';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** module → what it may import beside itself; `name:types` allows `import type` alone. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'units.ts': [],
  // the one door for zip and the one for XML
  'zip.ts': [],
  'xml.ts': [],
  model: ['units.ts'],
  geometry: ['units.ts'],
  ifc: ['model', 'geometry', 'units.ts', 'zip.ts'],
  'ifc-write': ['model', 'units.ts'],
  profile: ['model', 'units.ts'],
  facts: ['model', 'profile', 'geometry', 'units.ts'],
  checks: ['facts', 'model', 'profile', 'units.ts'],
  standards: ['units.ts', 'model'],
  engine: ['checks', 'facts', 'profile', 'standards', 'model', 'units.ts', 'ids:types'],
  ids: ['model', 'units.ts', 'xml.ts'],
  bcf: ['model', 'units.ts', 'xml.ts', 'zip.ts'],
  // files of the property template for authoring tools, and what of it is missing as IDS
  template: ['model', 'ids', 'xml.ts', 'engine:types'],
  diff: ['model', 'facts', 'geometry', 'units.ts'],
  export: ['engine:types', 'bcf', 'ids', 'template', 'model', 'i18n', 'units.ts', 'zip.ts', 'xml.ts'],
  i18n: [],
  // a project is one zip too
  store: ['model', 'profile', 'units.ts', 'zip.ts'],
  viewer: [],
  app: [
    'worker:types', 'viewer', 'export', 'profile', 'standards', 'ids', 'bcf', 'template', 'diff:types', 'i18n', 'store', 'engine:types',
    'model', 'units.ts',
  ],
};

/** They only wire: anything but these. */
const WIRING = ['worker', 'cli'];
const NOT_FOR_WIRING = ['app', 'viewer'];

/** npm package → where it may be imported: a folder or one file. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  'web-ifc': ['ifc/'],
  three: ['viewer/'],
  'camera-controls': ['viewer/'],
  comlink: ['worker/'],
  // the last is the address of its wasm, for the page's build alone
  'manifold-3d': ['geometry/manifold.ts', 'geometry/plan.ts', 'geometry/solids.ts', 'geometry/unite.ts', 'geometry/plan-wasm-url.ts'],
  // wasm/, compiled by the build
  'virtual:geometry-core': ['geometry/core.ts'],
  citty: ['cli/'],
  vue: ['app/'],
  'element-plus': ['app/'],
  'vue-i18n': ['app/'],
  // validators: the profile's, the packs' and the kept project's
  valibot: ['profile/', 'standards/', 'store/'],
};

/** One file, wherever it is: its folder decides what else it may see. */
const ONE_FILE = ['fflate', 'saxes', 'xspattern', 'fast-png', 'hucre', 'idb', 'docx'];

/** Node's own modules: the command line and the workers' Node half. */
const NODE_DOORS = [/^cli\//, /^worker\/[^/]*-node\.ts$/];

/** Deviations from the table, each with its reason; the README's decision list names them. */
const DEVIATIONS: readonly { readonly from: RegExp; readonly to: RegExp; readonly reason: string }[] = [
  {
    from: /^viewer\//,
    to: /^\.\/worker\/load\.types\.ts$/,
    reason: 'types: the batches of triangles that the loader streams are what the viewer draws; a copy of the type would drift',
  },
  {
    from: /^app\//,
    to: /^\.\/facts\/roles\.ts$/,
    reason: 'types: the report carries roles, and the page shows their values; engine/report.ts would only re-export them',
  },
  {
    from: /^app\/main\.ts$/,
    to: /^\.\/worker\/client\.ts$/,
    reason: 'comlink has its one door in worker/: the page starts its engine through that folder\'s client and knows only its interface',
  },
];

interface Import {
  readonly from: string;
  /** path inside src/, or the package as written */
  readonly to: string;
  readonly typesOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.(ts|vue)$/.test(path))
  .sort();
const imports = files.flatMap(importsOf);

const moduleOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : path);
const packageOf = (name: string): string => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');
const isInside = (to: string): boolean => to.startsWith('./');
const deviates = ({ from, to, typesOnly }: Import): boolean =>
  DEVIATIONS.some((one) => one.from.test(from) && one.to.test(to) && (typesOnly || !one.reason.startsWith('types:')));
const show = ({ from, to, typesOnly }: Import): string => `${from} → ${to}${typesOnly ? ' (types)' : ''}`;

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(SRC + file, 'utf8');
  if (!file.endsWith('.vue')) return importsIn(file, text);
  const { script, scriptSetup } = parseVue(text).descriptor;
  return [script, scriptSetup].flatMap((block) => (block ? importsIn(file, block.content) : []));
}

function importsIn(file: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typesOnly: boolean): void => {
    // `./x.wasm?url` is still x.wasm
    const name = specifier.replace(/\?.*$/, '');
    const to = name.startsWith('.') ? `./${relative(SRC, resolve(SRC, posix.dirname(file), name)).split(sep).join('/')}` : name;
    found.push({ from: file, to, typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, typesOnly(node.importClause));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      add(node.argument.literal.text, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteralLike(argument)) add(argument.text, false);
    } else if (ts.isNewExpression(node) && node.expression.getText(source) === 'URL' && /import\.meta\.url/.test(node.getText(source))) {
      const [argument] = node.arguments ?? [];
      // a worker's file counts as an import; `./x.js` is written for the built command line
      if (argument && ts.isStringLiteralLike(argument) && argument.text.endsWith('.ts')) add(argument.text, false);
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  visit(source);
  return found;
}

function typesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings } = clause;
  return (
    !clause.name &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

function breaksTable(one: Import): boolean {
  const from = moduleOf(one.from);
  // package.json holds the version; index.html's script is the page
  if (one.to === './../package.json') return !WIRING.includes(from) && from !== 'app';
  const to = moduleOf(one.to.slice(2));
  if (from === to) return false;
  if (WIRING.includes(from)) return NOT_FOR_WIRING.includes(to);
  const allowed = MAY_IMPORT[from];
  if (!allowed) return true;
  return !(allowed.includes(to) || (one.typesOnly && allowed.includes(`${to}:types`)));
}

function breaksDoor(one: Import): boolean {
  const name = packageOf(one.to);
  if (one.to.startsWith('node:') || builtinModules.includes(name)) return !NODE_DOORS.some((door) => door.test(one.from));
  if (ONE_FILE.includes(name)) return false;
  const doors = DOORS[name];
  return !doors?.some((door) => one.from === door || (door.endsWith('/') && one.from.startsWith(door)));
}

describe('imports', () => {
  test('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(imports.length).toBeGreaterThan(10);
  });

  test('every folder of src is in the table', () => {
    const modules = [...new Set(files.map(moduleOf))];
    expect(modules.filter((name) => !(name in MAY_IMPORT) && !WIRING.includes(name))).toEqual([]);
  });

  test('the parser sees every kind of import', () => {
    const text = [
      "import a from './a.ts';",
      "import type { B } from './b.ts';",
      "import { type C } from './c.ts';",
      "import { type D, e } from './d.ts';",
      "export { f } from './f.ts';",
      "export type { G } from './g.ts';",
      "const h = () => import('./h.ts');",
      "type I = import('./i.ts').I;",
      "new Worker(new URL('./j.ts', import.meta.url));",
      "import './k.css?inline';",
    ].join('\n');
    expect(importsIn('facts/x.ts', text).map(({ to, typesOnly }) => `${to} ${typesOnly}`)).toEqual([
      './facts/a.ts false', './facts/b.ts true', './facts/c.ts true', './facts/d.ts false', './facts/f.ts false',
      './facts/g.ts true', './facts/h.ts false', './facts/i.ts true', './facts/j.ts false', './facts/k.css false',
    ]);
  });

  test('modules import only what the table allows', () => {
    expect(imports.filter((one) => isInside(one.to) && breaksTable(one) && !deviates(one)).map(show)).toEqual([]);
  });

  test('each npm package has one door', () => {
    expect(imports.filter((one) => !isInside(one.to) && breaksDoor(one) && !deviates(one)).map(show)).toEqual([]);
  });

  test.each(ONE_FILE)('%s is imported by one file', (name) => {
    const from = [...new Set(imports.filter((one) => packageOf(one.to) === name).map((one) => one.from))];
    expect(from.length, from.join(', ')).toBeLessThanOrEqual(1);
  });

  test('no deviation is listed in vain', () => {
    const unused = DEVIATIONS.filter((deviation) => !imports.some((one) => deviation.from.test(one.from) && deviation.to.test(one.to)));
    expect(unused.map(({ reason }) => reason)).toEqual([]);
  });
});

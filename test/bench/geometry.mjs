/**
 * The geometry core: its kernel against plain typed-array JavaScript, its work on real models against web-ifc's meshing of the
 * same, in one process. Prints; never asserts.   node test/bench/geometry.mjs [--runs 5] [FILES…]
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '5' } } });
const runs = Math.max(1, Number(values.runs));

// beside the packages, so that what stays outside the bundle is found
const scratch = mkdtempSync(join(at('../../node_modules'), '.sunmao-bench-'));
try {
  await build({
    configFile: at('../../vite.config.ts'), mode: 'bench', logLevel: 'warn',
    build: { ssr: true, outDir: scratch, emptyOutDir: false, minify: false, rolldownOptions: { input: { cases: at('./geometry-cases.ts') }, output: { format: 'es', entryFileNames: '[name].mjs' } } },
  });
  const { kernel, againstMeshing } = await import(pathToFileURL(join(scratch, 'cases.mjs')).href);
  kernel(runs);
  const corpus = at('../../../shared/corpus/models/');
  const files = positionals.length > 0 ? positionals : [
    'Duplex-georeferenced/Duplex_A_20110907_georeferenced.ifc', 'OpenBIMtoFEM/StructuralModel.ifc', 'BIM-Whale/LargeBuilding.ifc',
    'Schependomlaan/ROOT-kalkzandsteen__IFC-kalkzandsteen.ifc', 'Schependomlaan/MULTICOM-balkons.ifc', 'bSI-PCERT/IFC_4.3.2.0_(IFC4X3_ADD2)/PCERT-Sample-Scene/Infra-Bridge.ifc',
  ].map((path) => join(corpus, path)).filter((path) => existsSync(path));
  if (files.length === 0) process.stdout.write('skipped: no corpus\n');
  if (!process.env.KERNEL_ONLY) for (const path of files) await againstMeshing(path, runs);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

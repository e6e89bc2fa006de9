/** Several read files as one Model: only numbers change, nothing is merged here (facts do that). */
import type { ReadFile } from './read.ts';
import type { Element, Model, ModelFile, ModelFinding } from '../model/model.ts';

/** Files keep the order given; elements are numbered through, whatever numbers the files were read with. */
export function federate(read: readonly ReadFile[]): Model {
  const files: ModelFile[] = [];
  const elements: Element[] = [];
  const findings: ModelFinding[] = [];
  for (const [position, { file, elements: own }] of read.entries()) {
    files.push(file.index === position ? file : { ...file, index: position });
    const shift = elements.length - (own[0]?.index ?? elements.length);
    for (const element of own) elements.push(shift === 0 && element.file === position ? element : moved(element, shift, position));
    for (const finding of file.findings) findings.push(finding);
  }
  return { files, elements, findings };
}

function moved(element: Element, shift: number, file: number): Element {
  const by = (index: number | null): number | null => (index === null ? null : index + shift);
  return {
    ...element,
    index: element.index + shift,
    file,
    space: by(element.space),
    whole: by(element.whole),
    parts: element.parts.map((index) => index + shift),
    host: by(element.host),
    fillings: element.fillings.map((index) => index + shift),
  };
}

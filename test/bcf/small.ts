/** Small archives as text. */
import { rawZip } from './raw-zip.ts';
import type { RawEntry } from './raw-zip.ts';

export const GUID = 'b0ddb128-a997-44c1-8ad8-59492daa5f6b';
export const OTHER = '5019d939-62a4-45d9-b205-fab602c98fe8';
export const VIEW = '20ad2ff7-ceac-4d4b-b288-ad92a0f65182';
export const COMMENT = 'c045ef04-324d-4c36-9ac8-831f2a15c6d6';

export const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 3, 32, 0, 0, 2, 88);
export const JPG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 1, 144, 2, 128, 1, 1, 17, 0, 0xff, 0xd9);

export const version = (id: string): RawEntry => ({ name: 'bcf.version', bytes: `<Version VersionId="${id}"/>` });

/** A topic of 2.x; `inside` stands in Topic, `after` behind it. */
export const markup = (guid: string, inside = '', after = '', attributes = ''): RawEntry => ({
  name: `${guid}/markup.bcf`,
  bytes: `<Markup><Topic Guid="${guid}"${attributes}><Title>T</Title><CreationDate>2026-01-02T03:04:05Z</CreationDate><CreationAuthor>a@b.cn</CreationAuthor>${inside}</Topic>${after}</Markup>`,
});

export const viewpoint = (guid: string, file: string, snapshot = ''): string =>
  `<Viewpoints Guid="${guid}">${file === '' ? '' : `<Viewpoint>${file}</Viewpoint>`}${snapshot === '' ? '' : `<Snapshot>${snapshot}</Snapshot>`}</Viewpoints>`;

const xyz = (name: string, [x, y, z]: readonly (number | string)[]): string => `<${name}><X>${x}</X><Y>${y}</Y><Z>${z}</Z></${name}>`;

export const camera = (size: number | string = 60, point: readonly (number | string)[] = [1, 2, 3]): string =>
  `<PerspectiveCamera>${xyz('CameraViewPoint', point)}${xyz('CameraDirection', [0, 1, 0])}${xyz('CameraUpVector', [0, 0, 1])}<FieldOfView>${size}</FieldOfView></PerspectiveCamera>`;

export const visinfo = (inside: string, attributes = ''): string => `<VisualizationInfo${attributes}>${inside}</VisualizationInfo>`;

export const archive = (...entries: readonly RawEntry[]): Uint8Array => rawZip(entries);

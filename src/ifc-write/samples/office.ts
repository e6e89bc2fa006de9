/** The office: a precast frame with no kitchen. */
import { writeFrame } from './frame.ts';
import { OFFICE } from './office.params.ts';

export const writeOffice = (): string => writeFrame(OFFICE, 'sunmao/office');

/** A building in which nothing is prefabricated. */
import { CAST_IN_PLACE } from './cast-in-place.params.ts';
import { writeFrame } from './frame.ts';

export const writeCastInPlace = (): string => writeFrame(CAST_IN_PLACE, 'sunmao/cast-in-place');

/** GlobalIds of IFC as the BCF schemas want them: 22 characters of the IFC alphabet. */
export const isIfcGuid = (text: string): boolean => /^[0-9A-Za-z_$]{22}$/.test(text);

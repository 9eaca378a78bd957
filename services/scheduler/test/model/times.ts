/** The longest slice in the worlds of overload, and how long a worker holds a dispatch that it has no place for. */
export const sliceMs = 60_000;
export const handBackMs = 30_000;

/** What the tracker was told at start (src/config.ts), for the doors. */
export const CONFIG = Symbol('Config');

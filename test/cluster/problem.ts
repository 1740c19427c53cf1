/** Something about this machine that a person has to put right; its message says what to do. */
export class Problem extends Error {}

import fc from 'fast-check'

/**
 * Loaded before every test file: random tests take the same values each time, so that what passed once passes again.
 * `SEED=…` takes others, as `npm run fuzz` does. A test that has a seed of its own keeps it.
 */
const seed = Number(process.env.SEED ?? 1)
fc.configureGlobal({ seed, includeErrorInReport: true })

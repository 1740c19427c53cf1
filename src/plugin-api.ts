/**
 * What plugins may use: the one door. Built-in stages, bundled plugins and an organization's own all come through it. The
 * front is what you need first; the other groups are for what bundled plugins do.
 */

export * from './plugin-api/changes.ts'
export * from './plugin-api/front.ts'
export * from './plugin-api/kubernetes.ts'
export * from './plugin-api/model.ts'
export * from './plugin-api/pipeline.ts'
export * from './plugin-api/provenance.ts'
export * from './plugin-api/reading.ts'
export * from './plugin-api/schemas.ts'

/** The part of the folder that `validateOnServer` loads on demand. */
export { openCluster } from './cluster.ts'
export { notShown, secretRefused } from './connection-messages.ts'
export { judge } from './judge.ts'
export { liveObject, NotShown } from './live-object.ts'
export { NotAsked } from './not-asked.ts'
export { liveSecret, writeSecret } from './secret.ts'

/** The part of the room that `validateOnServer` loads when somebody asks. */
export { openCluster } from './cluster.ts'
export { notShown } from './connection-messages.ts'
export { judge } from './judge.ts'
export { liveObject, NotShown } from './live-object.ts'
export { NotAsked } from './not-asked.ts'

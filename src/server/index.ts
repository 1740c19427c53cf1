/** The part of the room that `validateOnServer` loads when somebody asks. */
export { openCluster } from './cluster.ts'
export { judge } from './judge.ts'
export { NotAsked } from './not-asked.ts'

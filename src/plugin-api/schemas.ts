/** Schemas, and the types of entries as they are written. */
export type { App } from '../schema/app.ts'
export type { Compose } from '../schema/compose.ts'
export { type ComposeSchema, composeSchema } from '../schema/compose-schema.ts'
export type { ComposeService } from '../schema/compose-service.ts'
export { type KubernetesSchema, type KubernetesSchemas, kubernetesSchemas } from '../schema/kubernetes-schemas.ts'
export { type Queue as WrittenQueue, queueSchema } from '../schema/queue.ts'
export type { Serverless } from '../schema/serverless.ts'

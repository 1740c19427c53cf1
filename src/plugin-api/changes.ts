/** Changes of objects that another plugin has emitted. */
export type { EnvironmentVariable } from '../pipeline/changes/add-env.ts'
export type { AddedContainer } from '../pipeline/changes/added-container.ts'
export { allowController } from '../pipeline/changes/allow-controller.ts'
export type { AllowedDestination } from '../pipeline/changes/allow-egress.ts'
export type { AllowedTraffic } from '../pipeline/changes/allow-ingress.ts'
export { reportOverruled } from '../pipeline/changes/report-overruled.ts'

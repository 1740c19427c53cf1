import { own } from '../ir/own.ts'

/** Whether an API server refuses every change of a field, so that the object must be deleted and recreated. */
export function isImmutable(kind: string, path: string): boolean {
  return own(IMMUTABLE, kind)?.test(path) ?? false
}

/** As `ValidateUpdate` of the API server 1.36 has it, for the kinds that a tree has. A path is as `pathText` writes it. */
const IMMUTABLE: Readonly<Record<string, RegExp>> = {
  Deployment: /^spec\.selector\b/,
  DaemonSet: /^spec\.selector\b/,
  ReplicaSet: /^spec\.selector\b/,
  StatefulSet: /^spec\.(selector|serviceName|podManagementPolicy|volumeClaimTemplates)\b/,
  Job: /^spec\.(selector|template|completions|completionMode|podFailurePolicy|successPolicy|backoffLimitPerIndex|managedBy|manualSelector)\b/,
  PersistentVolumeClaim: /^spec\.(?!resources\b|volumeAttributesClassName\b)/,
  PersistentVolume: /^spec\.(nfs|hostPath|local|csi|volumeMode|nodeAffinity)\b/,
  Service: /^spec\.(clusterIP|clusterIPs|ipFamilies)\b/,
  StorageClass: /^(provisioner|parameters|reclaimPolicy|volumeBindingMode)\b/,
  RoleBinding: /^roleRef\b/,
  ClusterRoleBinding: /^roleRef\b/,
  CustomResourceDefinition: /^spec\.(scope|group|names\.kind|names\.plural)\b/,
}

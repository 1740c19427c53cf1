/** The pod of an object that runs pods, and the path to it as `pathText` writes it. */
export interface PodSpec {
  // biome-ignore lint/suspicious/noExplicitAny: a pod of any manifest, also of one that is written by hand.
  readonly spec: any
  readonly path: string
}

/** The pod that an object runs; undefined when it runs none. */
export function podSpecOf(object: object): PodSpec | undefined {
  // biome-ignore lint/suspicious/noExplicitAny: objects of any kind.
  const { kind, spec } = object as any
  const found =
    kind === 'CronJob'
      ? { spec: spec?.jobTemplate?.spec?.template?.spec, path: 'spec.jobTemplate.spec.template.spec' }
      : { spec: spec?.template?.spec, path: 'spec.template.spec' }
  return /^(CronJob|DaemonSet|Deployment|Job|ReplicaSet|StatefulSet)$/.test(kind) && found.spec ? found : undefined
}

/** A container as Kubernetes has it in a pod (core/v1 Container), with the fields that plugins mostly need. */
export interface AddedContainer {
  readonly name: string
  readonly image: string
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never'
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly workingDir?: string
  readonly env?: readonly ContainerVariable[]
  readonly envFrom?: readonly object[]
  readonly ports?: readonly {
    readonly name?: string
    readonly containerPort: number
    readonly protocol?: 'SCTP' | 'TCP' | 'UDP'
  }[]
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>
    readonly limits?: Readonly<Record<string, string>>
  }
  readonly volumeMounts?: readonly {
    readonly name: string
    readonly mountPath: string
    readonly subPath?: string
    readonly readOnly?: boolean
  }[]
  readonly livenessProbe?: object
  readonly readinessProbe?: object
  readonly startupProbe?: object
  readonly lifecycle?: object
  readonly securityContext?: object
  readonly restartPolicy?: 'Always'
}

/** A variable of a container, with a value or with a place that has it. */
interface ContainerVariable {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: object
}

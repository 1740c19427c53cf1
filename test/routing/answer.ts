/** A request as a controller gets it, by plain HTTP. */
export interface Request {
  readonly host: string
  readonly path: string
}

/** Who answers a request, and what of it the app sees. */
export interface Answer {
  /** The Service. */
  readonly backend: string
  readonly path: string
  /** X-Forwarded-Prefix, where the controller sets it. */
  readonly forwardedPrefix?: string
}

/** What a controller does with a request: all answers that are possible, none for a 404. Several are a mistake. */
export type Controller = (request: Request) => readonly Answer[]

/** A Kubernetes object, as far as the models read it. */
export interface KubernetesObject {
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly annotations?: Readonly<Record<string, string>>
  }
  // biome-ignore lint/suspicious/noExplicitAny: each kind has a shape of its own, which its reader knows
  readonly spec: any
}

/** One path of an Ingress, with its host and its Ingress. */
export interface IngressPath {
  readonly ingress: KubernetesObject
  /** Empty for every host. */
  readonly host: string
  readonly path: string
  readonly pathType: string
  readonly backend: string
}

/** The paths of all Ingresses, in the order of the objects. */
export function ingressPaths(objects: readonly KubernetesObject[]): readonly IngressPath[] {
  return objects
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap(ingress =>
      (ingress.spec.rules as readonly Rule[]).flatMap(({ host = '', http }) =>
        http.paths.map(({ path, pathType, backend }) => ({
          ingress,
          host,
          path,
          pathType,
          backend: backend.service.name,
        })),
      ),
    )
}

interface Rule {
  readonly host?: string
  readonly http: {
    readonly paths: readonly {
      readonly path: string
      readonly pathType: string
      readonly backend: { readonly service: { readonly name: string } }
    }[]
  }
}

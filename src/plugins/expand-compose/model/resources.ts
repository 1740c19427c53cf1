/** A network of a compose project; `null` is written as an empty map. */
export interface Network {
  readonly name?: string
  readonly driver?: string
  readonly driver_opts?: Readonly<Record<string, string>>
  readonly ipam?: object
  readonly external?: boolean
  readonly internal?: boolean
  readonly enable_ipv4?: boolean
  readonly enable_ipv6?: boolean
  readonly attachable?: boolean
  readonly labels?: Readonly<Record<string, string>>
}

/** A named volume; `null` is written as an empty map. */
export interface Volume {
  readonly name?: string
  readonly driver?: string
  readonly driver_opts?: Readonly<Record<string, string>>
  readonly external?: boolean
  readonly labels?: Readonly<Record<string, string>>
}

/** A file that is given to services. `file` is relative to the folder of apps.yaml, or absolute. */
export interface Config {
  readonly name?: string
  readonly content?: string
  readonly environment?: string
  readonly file?: string
  readonly external?: boolean
  readonly labels?: Readonly<Record<string, string>>
  readonly template_driver?: string
}

/** A file with a secret. `file` is relative to the folder of apps.yaml, or absolute. */
export interface Secret {
  readonly name?: string
  readonly environment?: string
  readonly file?: string
  readonly external?: boolean
  readonly labels?: Readonly<Record<string, string>>
  readonly driver?: string
  readonly driver_opts?: Readonly<Record<string, string>>
  readonly template_driver?: string
}

import type { Build } from './build.ts'
import type { ContainerSpec } from './container-spec.ts'
import type { Deploy } from './deploy.ts'
import type { Development } from './development.ts'
import type { Hook, PreStartHook } from './hooks.ts'
import type { Port } from './port.ts'

/** A service of a compose project with every short form written long. `extends` and `x-…` are gone. */
export interface Service extends ContainerSpec {
  readonly build?: Build
  readonly depends_on?: Readonly<Record<string, Dependency>>
  readonly healthcheck?: Healthcheck
  readonly ports?: readonly Port[]
  /** Ports as text, ranges taken apart: `8080`, `53/udp`. */
  readonly expose?: readonly string[]
  readonly stdin_open?: boolean
  readonly tty?: boolean
  readonly deploy?: Deploy
  readonly develop?: Development
  readonly profiles?: readonly string[]
  /** `no` also when YAML 1.1 made `false` of it. */
  readonly restart?: string
  readonly scale?: number
  readonly attach?: boolean
  readonly container_name?: string
  readonly provider?: { readonly type: string; readonly options?: object }
  /** As written: `db`, `db:database`. */
  readonly links?: readonly string[]
  readonly external_links?: readonly string[]
  readonly pre_start?: readonly PreStartHook[]
  readonly post_start?: readonly Hook[]
  readonly pre_stop?: readonly Hook[]
}

/** What a service waits for. All three are always there. */
export interface Dependency {
  readonly condition: 'service_completed_successfully' | 'service_healthy' | 'service_started'
  readonly required: boolean
  readonly restart: boolean
}

/** A health check. Durations are texts as Compose writes them: `1m30s`, `500ms`. */
export interface Healthcheck {
  readonly disable?: boolean
  /** Starts with `CMD`, `CMD-SHELL` or `NONE`. */
  readonly test?: readonly string[]
  readonly interval?: string
  readonly timeout?: string
  readonly retries?: number
  readonly start_period?: string
  readonly start_interval?: string
}

import type { Controller } from './controller.ts'
import type { Environment } from './environment.ts'
import type { Image } from './image.ts'
import type { SecurityOptions } from './security-options.ts'
import type { Storage } from './volumes/storage.ts'

/** What is known of a service before it is put together. */
export interface Parts {
  readonly image: Image
  readonly controller: Controller
  readonly environment: Environment
  readonly options: SecurityOptions
  readonly storage: Storage
}

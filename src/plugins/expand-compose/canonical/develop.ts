import type { Development } from '../model/development.ts'
import type { Convert } from './converting.ts'
import { hook } from './hooks.ts'
import { listOf, oneOrMore } from './lists.ts'
import { path } from './paths.ts'
import { boolean, text } from './scalars.ts'
import { shape } from './shape.ts'

type Watch = NonNullable<Development['watch']>[number]

/** What development tools do when files change. */
export const develop: Convert<Development> = shape<Development>({
  watch: listOf(
    shape<Watch>({
      path,
      action: text,
      target: text,
      ignore: oneOrMore(text),
      include: oneOrMore(text),
      exec: hook,
      initial_sync: boolean,
    }),
  ),
})

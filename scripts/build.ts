import { rmSync } from 'node:fs'
import { bundleCommandLine, bundleLibrary } from './build/bundles.ts'
import { writeDeclarations } from './build/declarations.ts'
import { writeLicences } from './build/licences.ts'

/** Makes `dist/`: the library, the command line, their types, and the licences of what is bundled. */
rmSync(new URL('../dist/', import.meta.url), { recursive: true, force: true })
const inputs = [...(await bundleLibrary()), ...(await bundleCommandLine())]
writeLicences(inputs)
writeDeclarations()

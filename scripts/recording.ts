import { writeFileSync } from 'node:fs'
import { svgOf } from './recording/svg.ts'
import { recordedScreens } from './story/recording.ts'

/** Writes docs/recording.svg, the moving picture of README: what the command line prints now for a small project. */
writeFileSync(new URL('../docs/recording.svg', import.meta.url), svgOf(await recordedScreens()))

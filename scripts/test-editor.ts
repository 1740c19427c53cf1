import { runTests } from './run-tests.ts'

/** `npm run test:editor`: what yaml-language-server, which npm installs into the cache folder, says of apps.yaml. */
const { passed, failed } = runTests(['editor/apps-yaml.editor.ts'])
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

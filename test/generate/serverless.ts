import fc from 'fast-check'
import { entryKeys, withCommon } from './app.ts'
import { development, workloadHeadings } from './body.ts'
import { fit } from './fit.ts'
import { label, objectName } from './names.ts'
import { blocks, different, map, type Node, oneOf } from './node.ts'

/** The folder of functions that entries name. */
export const FUNCTIONS = {
  'functions/functions/api.py': 'from k3sfn import serverless\n\n@serverless()\ndef hello():\n    return "hello"\n',
  'functions/requirements.txt': '',
}

const secrets = different(
  map({ name: objectName, mount_path: oneOf('/secrets/a', '/secrets/b') }, ['name', 'mount_path']),
  ({ mount_path }) => mount_path,
)

const build = map({ dockerfile: oneOf('Dockerfile'), context: oneOf('.'), tag: oneOf('1.0') })

const keys = map({ ...workloadHeadings, secrets, build, ...development('port_base') })

/** A folder of functions with everything that may be said of all of them. */
export const serverless: fc.Arbitrary<Node> = fc
  .tuple(label(20), keys, entryKeys, blocks(withCommon(keys, map({ path: oneOf('functions') }))))
  .map(([name, base, common, others]) => {
    const facts = {
      name,
      ports: [{ name: 'http', container_port: 8080 }],
      isMeasured: true,
      mostReplicas: 2 ** 31 - 1,
      prefix: `/functions-${name}`,
      hasCertificates: false,
      hasDomains: false,
    }
    const fitted = Object.entries(others).map(([environment, other]) => [environment, fit(other, facts)])
    return { ...common, name, path: 'functions', ...fit(base, facts), ...Object.fromEntries(fitted) }
  })

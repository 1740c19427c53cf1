import type { Change, Changes } from './cases.ts'

const pod = '/spec/template/spec'
const web = `${pod}/containers/0`

/** Everything inside of pods. */
export const POD_CASES: Changes = {
  Deployment: {
    ...containers(),
    ...environment(),
    ...resources(),
    ...probes(),
    ...mounts(),
    ...volumes(),
    ...security(),
    ...scheduling(),
    ...settings(),
  },
}

function containers(): Record<string, Change> {
  return {
    'no containers': { [`${pod}/containers`]: [] },
    'containers left out': { [`${pod}/containers`]: undefined },
    'container without name': { [`${web}/name`]: undefined },
    'container name with capital': { [`${web}/name`]: 'Web' },
    'container name with dot': { [`${web}/name`]: 'my.web' },
    'container name of 64': { [`${web}/name`]: 'a'.repeat(64) },
    'two containers of one name': { [`${pod}/containers/1`]: { name: 'web', image: 'a:1' } },
    'init container of the same name': { [`${pod}/initContainers`]: [{ name: 'web', image: 'a:1' }] },
    'init container': { [`${pod}/initContainers`]: [{ name: 'wait', image: 'a:1' }] },
    'init container without image': { [`${pod}/initContainers`]: [{ name: 'wait' }] },
    'init container with probe': {
      [`${pod}/initContainers`]: [{ name: 'wait', image: 'a:1', livenessProbe: { exec: { command: ['a'] } } }],
    },
    'sidecar with probe': {
      [`${pod}/initContainers`]: [
        { name: 'wait', image: 'a:1', restartPolicy: 'Always', livenessProbe: { exec: { command: ['a'] } } },
      ],
    },
    'init container with lifecycle': {
      [`${pod}/initContainers`]: [{ name: 'wait', image: 'a:1', lifecycle: { preStop: { exec: { command: ['a'] } } } }],
    },
    'no image': { [`${web}/image`]: undefined },
    'empty image': { [`${web}/image`]: '' },
    'image with space': { [`${web}/image`]: ' nginx:1 ' },
    'image with capitals': { [`${web}/image`]: 'ghcr.io/Example/api:1' },
    'bad pull policy': { [`${web}/imagePullPolicy`]: 'always' },
    'container port 0': { [`${web}/ports/0/containerPort`]: 0 },
    'container port 70000': { [`${web}/ports/0/containerPort`]: 70000 },
    'container port missing': { [`${web}/ports/0/containerPort`]: undefined },
    'container port as text': { [`${web}/ports/0/containerPort`]: '8080' },
    'port name of 16': { [`${web}/ports/0/name`]: 'a-very-long-name', [`${web}/readinessProbe`]: undefined },
    'port name of digits': { [`${web}/ports/0/name`]: '8080', [`${web}/readinessProbe`]: undefined },
    'port name with two dashes': { [`${web}/ports/0/name`]: 'a--b', [`${web}/readinessProbe`]: undefined },
    'port name with capital': { [`${web}/ports/0/name`]: 'HTTP', [`${web}/readinessProbe`]: undefined },
    'two ports of one name': { [`${web}/ports/1`]: { name: 'http', containerPort: 8081 } },
    'bad protocol': { [`${web}/ports/0/protocol`]: 'HTTP' },
    'host port 70000': { [`${web}/ports/0/hostPort`]: 70000 },
    'host port twice': {
      [`${web}/ports`]: [
        { name: 'http', containerPort: 1, hostPort: 80 },
        { containerPort: 2, hostPort: 80 },
      ],
    },
    'host port of two protocols': {
      [`${web}/ports`]: [
        { name: 'http', containerPort: 1, hostPort: 80 },
        { containerPort: 2, hostPort: 80, protocol: 'UDP' },
      ],
    },
    'host network with another host port': { [`${pod}/hostNetwork`]: true, [`${web}/ports/0/hostPort`]: 80 },
    'bad termination message policy': { [`${web}/terminationMessagePolicy`]: 'None' },
    'resize policy twice': {
      [`${web}/resizePolicy`]: [
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
        { resourceName: 'cpu', restartPolicy: 'NotRequired' },
      ],
    },
    'command is a text': { [`${web}/command`]: 'run' },
    'argument is a number': { [`${web}/args`]: [1] },
    'unknown field': { [`${web}/imagePullPolice`]: 'Always' },
  }
}

function environment(): Record<string, Change> {
  const from = (valueFrom: object, value?: string): Change => ({
    [`${web}/env`]: [{ name: 'A', valueFrom, ...(value && { value }) }],
  })
  return {
    'variable with =': { [`${web}/env/0/name`]: 'A=B' },
    'variable with space': { [`${web}/env/0/name`]: 'A B' },
    'variable with dash': { [`${web}/env/0/name`]: 'a-b' },
    'variable starts with digit': { [`${web}/env/0/name`]: '1A' },
    'variable with umlaut': { [`${web}/env/0/name`]: 'Ä' },
    'variable without name': { [`${web}/env/0/name`]: undefined },
    'variable twice': {
      [`${web}/env`]: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    },
    'variable is a number': { [`${web}/env/0/value`]: 1 },
    'secret key': from({ secretKeyRef: { name: 'a', key: 'b' } }),
    'secret key without key': from({ secretKeyRef: { name: 'a' } }),
    'secret key without name': from({ secretKeyRef: { key: 'a' } }),
    'secret key with bad name': from({ secretKeyRef: { name: 'a_b', key: 'a' } }),
    'secret key with bad key': from({ secretKeyRef: { name: 'a', key: 'a/b' } }),
    'config map key with bad key': from({ configMapKeyRef: { name: 'a', key: '..' } }),
    'two sources': from({ secretKeyRef: { name: 'a', key: 'b' }, configMapKeyRef: { name: 'a', key: 'b' } }),
    'no source': from({}),
    'value and source': from({ secretKeyRef: { name: 'a', key: 'b' } }, 'x'),
    'field of the pod': from({ fieldRef: { fieldPath: 'status.podIP' } }),
    'unknown field of the pod': from({ fieldRef: { fieldPath: 'status.phase' } }),
    'label of the pod': from({ fieldRef: { fieldPath: "metadata.labels['app']" } }),
    'bad label of the pod': from({ fieldRef: { fieldPath: "metadata.labels['a b']" } }),
    'resource of the container': from({ resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } }),
    'unknown resource of the container': from({ resourceFieldRef: { resource: 'limits.disk' } }),
    'empty divisor': from({ resourceFieldRef: { resource: 'limits.cpu', divisor: '' } }),
    'bad divisor': from({ resourceFieldRef: { resource: 'limits.cpu', divisor: '2' } }),
    'all of a secret': { [`${web}/envFrom`]: [{ secretRef: { name: 'a' } }] },
    'all of nothing': { [`${web}/envFrom`]: [{}] },
    'all of two': { [`${web}/envFrom`]: [{ secretRef: { name: 'a' }, configMapRef: { name: 'a' } }] },
    'all of a bad name': { [`${web}/envFrom`]: [{ secretRef: { name: 'a_b' } }] },
    'all of no name': { [`${web}/envFrom`]: [{ configMapRef: {} }] },
    'prefix with =': { [`${web}/envFrom`]: [{ prefix: 'A=', secretRef: { name: 'a' } }] },
    'prefix with dash': { [`${web}/envFrom`]: [{ prefix: 'A-', secretRef: { name: 'a' } }] },
  }
}

function resources(): Record<string, Change> {
  const at = `${web}/resources`
  return {
    'memory 512mb': { [`${at}/requests/memory`]: '512mb' },
    'memory with space': { [`${at}/requests/memory`]: '1 Gi' },
    'memory 0.5g': { [`${at}/limits/memory`]: '0.5g' },
    'memory negative': { [`${at}/requests/memory`]: '-1Gi' },
    'memory empty': { [`${at}/requests/memory`]: '' },
    'cpu as number': { [`${at}/requests/cpu`]: 1 },
    'cpu as fraction': { [`${at}/requests/cpu`]: 0.5 },
    'cpu 0': { [`${at}/requests/cpu`]: '0' },
    'cpu finer than a thousandth': { [`${at}/requests/cpu`]: '0.5m' },
    'cpu with a word': { [`${at}/requests/cpu`]: '1 core' },
    'memory with exponent': { [`${at}/requests/memory`]: '1e6' },
    'memory in large steps': { [`${at}/limits/memory`]: '1E' },
    'memory in thousandths': { [`${at}/requests/memory`]: '500m' },
    'memory with sign': { [`${at}/requests/memory`]: '+128Mi' },
    'memory without digit': { [`${at}/requests/memory`]: 'Mi' },
    'memory with two dots': { [`${at}/requests/memory`]: '1.2.3Gi' },
    'negative limit': { [`${at}/limits/memory`]: '-1Gi' },
    'cpu request above limit': { [`${at}/requests/cpu`]: '2', [`${at}/limits/cpu`]: '1500m' },
    'cpu is true': { [`${at}/requests/cpu`]: true },
    'request above limit': { [`${at}/requests/memory`]: '1Gi' },
    'request equals limit': { [`${at}/requests/memory`]: '0.25Gi' },
    'unknown resource': { [`${at}/requests/disk`]: '1' },
    'storage of a container': { [`${at}/requests/storage`]: '1Gi' },
    'disk space': { [`${at}/requests/ephemeral-storage`]: '1Gi' },
    'device with limit': { [`${at}/limits/nvidia.com~1gpu`]: '1' },
    'device without limit': { [`${at}/requests/nvidia.com~1gpu`]: '1' },
    'device request below limit': { [`${at}/limits/nvidia.com~1gpu`]: '2', [`${at}/requests/nvidia.com~1gpu`]: '1' },
    'half a device': { [`${at}/limits/nvidia.com~1gpu`]: '500m' },
    'device with capital domain': { [`${at}/limits/NVIDIA.com~1gpu`]: '1' },
    'device of quota': { [`${at}/limits/requests.nvidia.com~1gpu`]: '1' },
    'resource of kubernetes.io': { [`${at}/limits/kubernetes.io~1x`]: '1' },
    'huge pages': { [`${at}/limits/hugepages-2Mi`]: '4Mi', [`${at}/requests/hugepages-2Mi`]: '4Mi' },
    'huge pages not divisible': { [`${at}/limits/hugepages-2Mi`]: '3Mi' },
    'huge pages alone': { [at]: { limits: { 'hugepages-2Mi': '4Mi' } } },
    'claim that does not exist': { [`${at}/claims`]: [{ name: 'gpu' }] },
    'resources unknown field': { [`${at}/request`]: { cpu: '1' } },
  }
}

function probes(): Record<string, Change> {
  const at = `${web}/readinessProbe`
  const live = (probe: object): Change => ({ [`${web}/livenessProbe`]: probe })
  return {
    'probe without handler': { [at]: { periodSeconds: 5 } },
    'probe with two handlers': { [`${at}/tcpSocket`]: { port: 8080 } },
    'probe without path': { [`${at}/httpGet/path`]: undefined },
    'probe port 0': { [`${at}/httpGet/port`]: 0 },
    'probe port 70000': { [`${at}/httpGet/port`]: 70000 },
    'probe port missing': { [`${at}/httpGet/port`]: undefined },
    'probe port name too long': { [`${at}/httpGet/port`]: 'a-very-long-name' },
    'probe port of no container': { [`${at}/httpGet/port`]: 'metrics' },
    'probe port as digits in text': { [`${at}/httpGet/port`]: '8080' },
    'probe scheme in lower case': { [`${at}/httpGet/scheme`]: 'https' },
    'probe with bad header': { [`${at}/httpGet/httpHeaders`]: [{ name: 'X Y', value: 'a' }] },
    'probe with header': { [`${at}/httpGet/httpHeaders`]: [{ name: 'X-Y', value: 'a' }] },
    'probe with negative delay': { [`${at}/initialDelaySeconds`]: -1 },
    'probe with period 0': { [`${at}/periodSeconds`]: 0 },
    'probe with negative timeout': { [`${at}/timeoutSeconds`]: -1 },
    'readiness with two successes': { [`${at}/successThreshold`]: 2 },
    'liveness with two successes': live({ tcpSocket: { port: 8080 }, successThreshold: 2 }),
    'liveness with zero successes': live({ tcpSocket: { port: 8080 }, successThreshold: 0 }),
    'startup with two successes': { [`${web}/startupProbe`]: { tcpSocket: { port: 8080 }, successThreshold: 2 } },
    'readiness with grace period': { [`${at}/terminationGracePeriodSeconds`]: 5 },
    'liveness with grace period': live({ tcpSocket: { port: 8080 }, terminationGracePeriodSeconds: 5 }),
    'liveness with grace period 0': live({ tcpSocket: { port: 8080 }, terminationGracePeriodSeconds: 0 }),
    'exec without command': live({ exec: {} }),
    'exec with empty command': live({ exec: { command: [] } }),
    'grpc with port name': live({ grpc: { port: 'http' } }),
    'grpc without port': live({ grpc: {} }),
    'hook without handler': { [`${web}/lifecycle`]: { preStop: {} } },
    'hook that sleeps': { [`${web}/lifecycle`]: { preStop: { sleep: { seconds: 5 } } } },
    'hook that sleeps too long': { [`${web}/lifecycle`]: { preStop: { sleep: { seconds: 31 } } } },
    'hook that sleeps negatively': { [`${web}/lifecycle`]: { preStop: { sleep: { seconds: -1 } } } },
    'hook with two handlers': {
      [`${web}/lifecycle`]: { postStart: { exec: { command: ['a'] }, sleep: { seconds: 1 } } },
    },
    'stop signal without os': { [`${web}/lifecycle`]: { stopSignal: 'SIGUSR1' } },
  }
}

function mounts(): Record<string, Change> {
  const at = `${web}/volumeMounts/0`
  return {
    'mount of no volume': { [`${at}/name`]: 'data' },
    'mount without name': { [`${at}/name`]: undefined },
    'mount without path': { [`${at}/mountPath`]: undefined },
    'mount with empty path': { [`${at}/mountPath`]: '' },
    'mount path twice': { [`${web}/volumeMounts/1`]: { name: 'tmp', mountPath: '/tmp' } },
    'mount path relative': { [`${at}/mountPath`]: 'tmp' },
    'mount path with colon': { [`${at}/mountPath`]: '/a:b' },
    'mount path with steps back': { [`${at}/mountPath`]: '/a/../b' },
    'absolute sub path': { [`${at}/subPath`]: '/a' },
    'sub path with steps back': { [`${at}/subPath`]: 'a/../b' },
    'two sub paths': { [`${at}/subPath`]: 'a', [`${at}/subPathExpr`]: 'b' },
    'absolute sub path expression': { [`${at}/subPathExpr`]: '/$(A)' },
    'bidirectional mount': { [`${at}/mountPropagation`]: 'Bidirectional' },
    'bidirectional mount of privileged': {
      [`${at}/mountPropagation`]: 'Bidirectional',
      [`${web}/securityContext`]: { privileged: true },
    },
    'unknown propagation': { [`${at}/mountPropagation`]: 'Both' },
    'unknown recursive reading': { [`${at}/recursiveReadOnly`]: 'Yes', [`${at}/readOnly`]: true },
    'recursively read-only, but writable': { [`${at}/recursiveReadOnly`]: 'Enabled' },
    'recursively read-only': { [`${at}/recursiveReadOnly`]: 'Enabled', [`${at}/readOnly`]: true },
    'device of an emptyDir': { [`${web}/volumeDevices`]: [{ name: 'tmp', devicePath: '/dev/x' }] },
    'device of a claim': {
      [`${pod}/volumes/1`]: { name: 'disk', persistentVolumeClaim: { claimName: 'a' } },
      [`${web}/volumeDevices`]: [{ name: 'disk', devicePath: '/dev/x' }],
    },
    'device with steps back': {
      [`${pod}/volumes/1`]: { name: 'disk', persistentVolumeClaim: { claimName: 'a' } },
      [`${web}/volumeDevices`]: [{ name: 'disk', devicePath: '/dev/../x' }],
    },
    'device at a mount path': {
      [`${pod}/volumes/1`]: { name: 'disk', persistentVolumeClaim: { claimName: 'a' } },
      [`${web}/volumeDevices`]: [{ name: 'disk', devicePath: '/tmp' }],
    },
  }
}

function volumes(): Record<string, Change> {
  const volume = (source: object): Change => ({ [`${pod}/volumes/1`]: { name: 'v', ...source } })
  const projected = (...sources: object[]): Change => volume({ projected: { sources } })
  return {
    'volume without source': volume({}),
    'volume with two sources': volume({ emptyDir: {}, secret: { secretName: 'a' } }),
    'volume without name': { [`${pod}/volumes/1`]: { emptyDir: {} } },
    'volume name with underscore': { [`${pod}/volumes/1`]: { name: 'my_v', emptyDir: {} } },
    'volume name with dot': { [`${pod}/volumes/1`]: { name: 'my.v', emptyDir: {} } },
    'two volumes of one name': { [`${pod}/volumes/1`]: { name: 'tmp', emptyDir: {} } },
    'emptyDir in memory': volume({ emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }),
    'emptyDir with unknown medium': volume({ emptyDir: { medium: 'Disk' } }),
    'emptyDir with negative limit': volume({ emptyDir: { sizeLimit: '-1Gi' } }),
    'emptyDir with bad limit': volume({ emptyDir: { sizeLimit: '1gb' } }),
    'secret without name': volume({ secret: {} }),
    'secret of any name': volume({ secret: { secretName: 'A_B' } }),
    'secret with mode 0777': volume({ secret: { secretName: 'a', defaultMode: 511 } }),
    'secret with mode 01000': volume({ secret: { secretName: 'a', defaultMode: 512 } }),
    'item with absolute path': volume({ secret: { secretName: 'a', items: [{ key: 'a', path: '/a' }] } }),
    'item with steps back': volume({ secret: { secretName: 'a', items: [{ key: 'a', path: 'a/../b' }] } }),
    'item that starts with two dots': volume({ secret: { secretName: 'a', items: [{ key: 'a', path: '..data' }] } }),
    'item without path': volume({ configMap: { name: 'a', items: [{ key: 'a' }] } }),
    'item without key': volume({ configMap: { name: 'a', items: [{ path: 'a' }] } }),
    'item with bad mode': volume({ configMap: { name: 'a', items: [{ key: 'a', path: 'a', mode: -1 }] } }),
    'config map without name': volume({ configMap: {} }),
    'claim without name': volume({ persistentVolumeClaim: {} }),
    'claim with empty name': volume({ persistentVolumeClaim: { claimName: '' } }),
    'host path': volume({ hostPath: { path: '/data' } }),
    'host path without path': volume({ hostPath: {} }),
    'host path with steps back': volume({ hostPath: { path: '/a/../b' } }),
    'host path of unknown type': volume({ hostPath: { path: '/a', type: 'Folder' } }),
    'ephemeral claim': volume({
      ephemeral: {
        volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
      },
    }),
    'ephemeral claim without size': volume({
      ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'] } } },
    }),
    'ephemeral without template': volume({ ephemeral: {} }),
    nfs: volume({ nfs: { server: 'a', path: '/b' } }),
    'nfs without server': volume({ nfs: { server: '', path: '/b' } }),
    'nfs without path': volume({ nfs: { server: 'a', path: '' } }),
    'nfs with relative path': volume({ nfs: { server: 'a', path: 'b' } }),
    'projected of two': projected({ secret: { name: 'a' } }, { configMap: { name: 'b' } }),
    'projected of two in one': projected({ secret: { name: 'a' }, configMap: { name: 'b' } }),
    'projected without name': projected({ secret: {} }),
    'projected with one path twice': projected(
      { secret: { name: 'a', items: [{ key: 'a', path: 'x' }] } },
      { configMap: { name: 'b', items: [{ key: 'a', path: 'x' }] } },
    ),
    'projected with absolute path': projected({ secret: { name: 'a', items: [{ key: 'a', path: '/x' }] } }),
    'projected token': projected({ serviceAccountToken: { path: 'token', expirationSeconds: 600 } }),
    'projected token for a minute': projected({ serviceAccountToken: { path: 'token', expirationSeconds: 60 } }),
    'projected token without path': projected({ serviceAccountToken: {} }),
    'projected field': projected({
      downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] },
    }),
    'projected nothing': projected({ downwardAPI: { items: [{ path: 'labels' }] } }),
    'projected with bad mode': volume({ projected: { defaultMode: 1000, sources: [] } }),
    'downward field': volume({ downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' } }] } }),
    'downward field without path': volume({ downwardAPI: { items: [{ fieldRef: { fieldPath: 'metadata.name' } }] } }),
    'downward unknown field': volume({
      downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'spec.nodeName' } }] },
    }),
    'csi without driver': volume({ csi: {} }),
    'image volume without reference': volume({ image: {} }),
  }
}

function security(): Record<string, Change> {
  const own = (context: object): Change => ({ [`${web}/securityContext`]: context })
  const all = (context: object): Change => ({ [`${pod}/securityContext`]: context })
  return {
    restricted: {
      ...own({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true }),
      ...all({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } }),
    },
    'negative user': own({ runAsUser: -1 }),
    'user above 31 bits': all({ runAsUser: 2147483648 }),
    'negative group': own({ runAsGroup: -1 }),
    'negative fsGroup': all({ fsGroup: -1 }),
    'negative further group': all({ supplementalGroups: [1000, -1] }),
    'privileged without escalation': own({ privileged: true, allowPrivilegeEscalation: false }),
    'administrator without escalation': own({
      capabilities: { add: ['CAP_SYS_ADMIN'] },
      allowPrivilegeEscalation: false,
    }),
    'SYS_ADMIN without escalation': own({ capabilities: { add: ['SYS_ADMIN'] }, allowPrivilegeEscalation: false }),
    'unknown seccomp type': all({ seccompProfile: { type: 'Default' } }),
    'seccomp without type': all({ seccompProfile: {} }),
    'local seccomp without file': own({ seccompProfile: { type: 'Localhost' } }),
    'local seccomp': own({ seccompProfile: { type: 'Localhost', localhostProfile: 'a/b.json' } }),
    'local seccomp with absolute file': own({ seccompProfile: { type: 'Localhost', localhostProfile: '/a' } }),
    'seccomp file of another type': own({ seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a' } }),
    'unknown fsGroupChangePolicy': all({ fsGroup: 1, fsGroupChangePolicy: 'Never' }),
    'unmasked proc mount': own({ procMount: 'Unmasked' }),
    'unknown proc mount': own({ procMount: 'None' }),
    'host pids with shared processes': { [`${pod}/hostPID`]: true, [`${pod}/shareProcessNamespace`]: true },
    'own users with host pids': { [`${pod}/hostUsers`]: false, [`${pod}/hostPID`]: true },
    'bad sysctl': all({ sysctls: [{ name: 'a b', value: '1' }] }),
    'sysctl twice': all({
      sysctls: [
        { name: 'net.a', value: '1' },
        { name: 'net.a', value: '2' },
      ],
    }),
    'sysctl of the host network': {
      ...all({ sysctls: [{ name: 'net.core.somaxconn', value: '1' }] }),
      [`${pod}/hostNetwork`]: true,
    },
    apparmor: own({ appArmorProfile: { type: 'RuntimeDefault' } }),
    'local apparmor without profile': own({ appArmorProfile: { type: 'Localhost' } }),
    'apparmor profile of another type': own({ appArmorProfile: { type: 'Unconfined', localhostProfile: 'a' } }),
    'unknown apparmor type': own({ appArmorProfile: { type: 'Default' } }),
    'windows options': all({ windowsOptions: { runAsUserName: 'user' } }),
    'run as non root is a text': all({ runAsNonRoot: 'true' }),
    'unknown policy of groups': all({ supplementalGroupsPolicy: 'None' }),
  }
}

function scheduling(): Record<string, Change> {
  const affinity = (value: object): Change => ({ [`${pod}/affinity`]: value })
  const anti = (term: object, weight = 100): Change =>
    affinity({
      podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm: term }] },
    })
  const node = (...nodeSelectorTerms: object[]): Change =>
    affinity({ nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } })
  const tolerate = (toleration: object): Change => ({ [`${pod}/tolerations`]: [toleration] })
  const spread = (...constraints: object[]): Change => ({ [`${pod}/topologySpreadConstraints`]: constraints })
  const zone = { topologyKey: 'topology.kubernetes.io/zone' }
  const even = { maxSkew: 1, ...zone, whenUnsatisfiable: 'DoNotSchedule' }
  return {
    'anti-affinity': anti({ ...zone, labelSelector: { matchLabels: { app: 'web' } } }),
    'anti-affinity with weight 0': anti(zone, 0),
    'anti-affinity with weight 101': anti(zone, 101),
    'anti-affinity without key': anti({}),
    'anti-affinity with bad key': anti({ topologyKey: 'a b' }),
    'anti-affinity with bad label': anti({ ...zone, labelSelector: { matchLabels: { app: 'a b' } } }),
    'anti-affinity with bad operator': anti({
      ...zone,
      labelSelector: { matchExpressions: [{ key: 'a', operator: 'Is', values: ['b'] }] },
    }),
    'anti-affinity without values': anti({
      ...zone,
      labelSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] },
    }),
    'anti-affinity with too many values': anti({
      ...zone,
      labelSelector: { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] },
    }),
    'anti-affinity with bad namespace': anti({ ...zone, namespaces: ['a_b'] }),
    'anti-affinity that is required': affinity({
      podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [zone] },
    }),
    'affinity by keys without selector': anti({ ...zone, matchLabelKeys: ['pod-template-hash'] }),
    'node affinity': node({ matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] }),
    'node affinity without terms': node(),
    'node affinity with bad operator': node({ matchExpressions: [{ key: 'disk', operator: 'Is', values: ['ssd'] }] }),
    'node affinity greater than two': node({
      matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['1', '2'] }],
    }),
    'node affinity greater': node({ matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4'] }] }),
    'node affinity with bad value': node({ matchExpressions: [{ key: 'disk', operator: 'In', values: ['a b'] }] }),
    'node affinity by name': node({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a'] }] }),
    'node affinity by bad name': node({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['A b'] }] }),
    'node affinity by another field': node({ matchFields: [{ key: 'metadata.uid', operator: 'In', values: ['a'] }] }),
    'node selector': { [`${pod}/nodeSelector`]: { disk: 'ssd' } },
    'node selector with bad value': { [`${pod}/nodeSelector`]: { disk: 'a b' } },
    toleration: tolerate({ key: 'gpu', operator: 'Exists', effect: 'NoSchedule' }),
    'toleration of everything': tolerate({ operator: 'Exists' }),
    'toleration without key': tolerate({ operator: 'Equal', value: 'a' }),
    'toleration that exists with value': tolerate({ key: 'a', operator: 'Exists', value: 'b' }),
    'toleration with bad value': tolerate({ key: 'a', value: 'a b' }),
    'toleration with bad key': tolerate({ key: 'a b', operator: 'Exists' }),
    'toleration of every effect': tolerate({ key: 'a', operator: '', effect: '' }),
    'toleration with unknown effect': tolerate({ key: 'a', operator: 'Exists', effect: 'Never' }),
    'toleration with unknown operator': tolerate({ key: 'a', operator: 'In' }),
    'toleration that waits': tolerate({ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }),
    'toleration that waits for nothing': tolerate({ key: 'a', operator: 'Exists', tolerationSeconds: 5 }),
    spread: spread(even),
    'spread without skew': spread({ ...even, maxSkew: 0 }),
    'spread without key': spread({ maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' }),
    'spread with unknown answer': spread({ ...even, whenUnsatisfiable: 'Never' }),
    'spread twice': spread(even, even),
    'spread over domains': spread({ ...even, minDomains: 2 }),
    'spread over domains anyway': spread({ ...even, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 }),
    'spread over no domains': spread({ ...even, minDomains: 0 }),
    'spread with bad selector': spread({ ...even, labelSelector: { matchLabels: { a: 'b c' } } }),
  }
}

function settings(): Record<string, Change> {
  return {
    'grace period 0': { [`${pod}/terminationGracePeriodSeconds`]: 0 },
    'negative grace period': { [`${pod}/terminationGracePeriodSeconds`]: -1 },
    'restart on failure': { [`${pod}/restartPolicy`]: 'OnFailure' },
    'unknown restart policy': { [`${pod}/restartPolicy`]: 'Sometimes' },
    deadline: { [`${pod}/activeDeadlineSeconds`]: 60 },
    'service account with underscore': { [`${pod}/serviceAccountName`]: 'my_account' },
    'pull secret': { [`${pod}/imagePullSecrets`]: [{ name: 'registry' }] },
    'pull secret twice': { [`${pod}/imagePullSecrets`]: [{ name: 'registry' }, { name: 'registry' }] },
    'runtime class with capital': { [`${pod}/runtimeClassName`]: 'Nvidia' },
    'runtime class empty': { [`${pod}/runtimeClassName`]: '' },
    'priority class with underscore': { [`${pod}/priorityClassName`]: 'very_high' },
    'node name with capital': { [`${pod}/nodeName`]: 'Node' },
    'host name with dot': { [`${pod}/hostname`]: 'a.b' },
    'subdomain with underscore': { [`${pod}/subdomain`]: 'a_b' },
    'unknown dns policy': { [`${pod}/dnsPolicy`]: 'Cluster' },
    'no dns': { [`${pod}/dnsPolicy`]: 'None' },
    'own dns': { [`${pod}/dnsPolicy`]: 'None', [`${pod}/dnsConfig`]: { nameservers: ['10.0.0.1'] } },
    'bad name server': { [`${pod}/dnsConfig`]: { nameservers: ['dns.example.com'] } },
    'four name servers': { [`${pod}/dnsConfig`]: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } },
    'bad search domain': { [`${pod}/dnsConfig`]: { searches: ['a b'] } },
    'search domain with underscore': { [`${pod}/dnsConfig`]: { searches: ['_tcp.example.com'] } },
    'dns option without name': { [`${pod}/dnsConfig`]: { options: [{ value: '5' }] } },
    'host alias': { [`${pod}/hostAliases`]: [{ ip: '10.0.0.1', hostnames: ['db.local'] }] },
    'host alias without address': { [`${pod}/hostAliases`]: [{ ip: 'db', hostnames: ['db.local'] }] },
    'host alias with bad name': { [`${pod}/hostAliases`]: [{ ip: '10.0.0.1', hostnames: ['d b'] }] },
    'host alias twice': {
      [`${pod}/hostAliases`]: [
        { ip: '10.0.0.1', hostnames: ['a'] },
        { ip: '10.0.0.1', hostnames: ['b'] },
      ],
    },
    'readiness gate': { [`${pod}/readinessGates`]: [{ conditionType: 'example.com/ready' }] },
    'bad readiness gate': { [`${pod}/readinessGates`]: [{ conditionType: 'is ready' }] },
    'scheduling gate twice': { [`${pod}/schedulingGates`]: [{ name: 'a' }, { name: 'a' }] },
    'ephemeral container': { [`${pod}/ephemeralContainers`]: [{ name: 'debug', image: 'a:1' }] },
    'unknown os': { [`${pod}/os`]: { name: 'bsd' } },
    linux: { [`${pod}/os`]: { name: 'linux' } },
    'unknown preemption policy': { [`${pod}/preemptionPolicy`]: 'Always' },
    'unknown field of the pod spec': { [`${pod}/serviceAccountNames`]: 'a' },
    'spec of the pod is missing': { '/spec/template/spec': undefined },
    'template is missing': { '/spec/template': undefined },
  }
}

/** A sound object of each kind, from which the cases differ in a field or two. */
export const BASES: Readonly<Record<string, object>> = {
  Service: object('v1', 'Service', {
    selector: { app: 'web' },
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
  }),
  ServiceAccount: object('v1', 'ServiceAccount', undefined),
  ConfigMap: { ...object('v1', 'ConfigMap', undefined), data: { 'app.conf': 'a = 1\n' } },
  Secret: { ...object('v1', 'Secret', undefined), type: 'Opaque' },
  PersistentVolumeClaim: object('v1', 'PersistentVolumeClaim', claim()),
  Deployment: object('apps/v1', 'Deployment', controller()),
  StatefulSet: object('apps/v1', 'StatefulSet', {
    ...controller(),
    serviceName: 'web',
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim() }],
  }),
  DaemonSet: object('apps/v1', 'DaemonSet', controller()),
  Job: object('batch/v1', 'Job', { template: template({ restartPolicy: 'Never' }) }),
  CronJob: object('batch/v1', 'CronJob', {
    schedule: '0 3 * * *',
    jobTemplate: { spec: { template: template({ restartPolicy: 'OnFailure' }) } },
  }),
  Ingress: object('networking.k8s.io/v1', 'Ingress', {
    ingressClassName: 'traefik',
    rules: [{ host: 'api.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: backend() }] } }],
    tls: [{ hosts: ['api.example.com'], secretName: 'web-tls' }],
  }),
  NetworkPolicy: object('networking.k8s.io/v1', 'NetworkPolicy', {
    podSelector: { matchLabels: { app: 'web' } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'front' } } }], ports: [{ port: 8080, protocol: 'TCP' }] }],
    egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }],
  }),
  PodDisruptionBudget: object('policy/v1', 'PodDisruptionBudget', {
    minAvailable: 1,
    selector: { matchLabels: { app: 'web' } },
  }),
  HorizontalPodAutoscaler: object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    minReplicas: 1,
    maxReplicas: 5,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
    behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
  }),
  HTTPScaledObject: object('http.keda.sh/v1alpha1', 'HTTPScaledObject', {
    hosts: ['api.example.com'],
    scaleTargetRef: { name: 'web', kind: 'Deployment', apiVersion: 'apps/v1', service: 'web', port: 80 },
    replicas: { min: 0, max: 10 },
    scalingMetric: { concurrency: { targetValue: 100 } },
  }),
  InterceptorRoute: object('http.keda.sh/v1beta1', 'InterceptorRoute', {
    target: { service: 'web', port: 80 },
    rules: [{ hosts: ['api.example.com'] }],
    scalingMetric: { concurrency: { targetValue: 100 } },
  }),
  ScaledObject: object('keda.sh/v1alpha1', 'ScaledObject', {
    scaleTargetRef: { name: 'web' },
    minReplicaCount: 0,
    maxReplicaCount: 10,
    triggers: [{ type: 'redis', metadata: { address: 'valkey:6379', listName: 'jobs', listLength: '5' } }],
  }),
  TriggerAuthentication: object('keda.sh/v1alpha1', 'TriggerAuthentication', {
    secretTargetRef: [{ parameter: 'password', name: 'valkey', key: 'password' }],
  }),
  Middleware: object('traefik.io/v1alpha1', 'Middleware', { rateLimit: { average: 100, burst: 50, period: '1s' } }),
  ServersTransport: object('traefik.io/v1alpha1', 'ServersTransport', {
    forwardingTimeouts: { responseHeaderTimeout: '60s' },
  }),
  IngressRoute: object('traefik.io/v1alpha1', 'IngressRoute', {
    entryPoints: ['websecure'],
    routes: [{ kind: 'Rule', match: 'Host(`api.example.com`)', services: [{ name: 'web', port: 80 }] }],
  }),
  Application: object('argoproj.io/v1alpha1', 'Application', {
    project: 'default',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'apps' },
    source: { repoURL: 'https://example.com/tree.git', path: 'gcp/apps/web', targetRevision: 'main' },
  }),
  Certificate: object('cert-manager.io/v1', 'Certificate', {
    secretName: 'web-tls',
    dnsNames: ['api.example.com'],
    issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt-prod' },
  }),
}

function object(apiVersion: string, kind: string, spec: object | undefined): object {
  return {
    apiVersion,
    kind,
    metadata: { name: 'web', namespace: 'apps', labels: { app: 'web' } },
    ...(spec && { spec }),
  }
}

function controller(): object {
  return { selector: { matchLabels: { app: 'web' } }, template: template({}) }
}

function template(settings: object): object {
  return {
    metadata: { labels: { app: 'web' } },
    spec: { ...settings, containers: [container()], volumes: [{ name: 'tmp', emptyDir: {} }] },
  }
}

function container(): object {
  return {
    name: 'web',
    image: 'nginx:1.29',
    ports: [{ name: 'http', containerPort: 8080 }],
    env: [{ name: 'MODE', value: 'on' }],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    readinessProbe: { httpGet: { path: '/health', port: 'http' } },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  }
}

function claim(): object {
  return { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } }
}

function backend(): object {
  return { service: { name: 'web', port: { name: 'http' } } }
}

import { join } from 'node:path'
import type { Credentials } from './credentials.ts'
import type { Settings } from './settings.ts'

/** etcd for one machine: no network but loopback, and no waiting for the disk. */
export function etcdFlags({ run, etcdPort }: Settings): readonly string[] {
  const peers = `http://127.0.0.1:${etcdPort + 1}`
  return [
    '--name=test',
    `--data-dir=${join(run, 'etcd')}`,
    `--listen-client-urls=http://127.0.0.1:${etcdPort}`,
    `--advertise-client-urls=http://127.0.0.1:${etcdPort}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=test=${peers}`,
    '--unsafe-no-fsync',
  ]
}

/** The API server on loopback. */
export function apiServerFlags(settings: Settings, credentials: Credentials): readonly string[] {
  return [
    'kube-apiserver',
    `--etcd-servers=http://127.0.0.1:${settings.etcdPort}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${settings.port}`,
    `--cert-dir=${certificates(settings)}`,
    // Loopback is refused as an advertised address; this one is reserved for documentation and nothing uses it.
    '--advertise-address=198.51.100.1',
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--allow-privileged=true',
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${credentials.serviceAccountPublicKey}`,
    `--service-account-signing-key-file=${credentials.serviceAccountKey}`,
    `--token-auth-file=${credentials.tokenFile}`,
    '--authorization-mode=RBAC',
    '--profiling=false',
  ]
}

/** The controllers that turn Deployments into ReplicaSets and so on. */
export function controllerManagerFlags(settings: Settings, credentials: Credentials): readonly string[] {
  return [
    'kube-controller-manager',
    `--kubeconfig=${settings.kubeconfig}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${settings.port + 1}`,
    `--cert-dir=${join(settings.run, 'certificates-controller-manager')}`,
    '--leader-elect=false',
    `--service-account-private-key-file=${credentials.serviceAccountKey}`,
    `--root-ca-file=${authorityFile(settings)}`,
  ]
}

/** The scheduler; with no nodes, its Pods stay Pending. */
export function schedulerFlags(settings: Settings): readonly string[] {
  return [
    'kube-scheduler',
    `--kubeconfig=${settings.kubeconfig}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${settings.port + 2}`,
    `--cert-dir=${join(settings.run, 'certificates-scheduler')}`,
    '--leader-elect=false',
  ]
}

/** The certificate that the API server makes for itself at its first start. */
export function authorityFile(settings: Settings): string {
  return join(certificates(settings), 'apiserver.crt')
}

function certificates(settings: Settings): string {
  return join(settings.run, 'certificates')
}

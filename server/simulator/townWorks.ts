/** The town's works: what watches, builds and guards. */
import { plannedProject as project } from './plan.ts';

export const MONITORING = project('monitoring', [
  {
    service: 'prometheus',
    image: 'prom/prometheus:v2.54.1',
    kind: 'monitor',
    checked: true,
    memoryMiB: 1536,
    ports: ['9090:9090'],
    mounts: ['monitoring_series:/prometheus'],
  },
  {
    service: 'grafana',
    image: 'grafana/grafana:11.2.0',
    kind: 'web',
    checked: true,
    ports: ['3001:3000'],
    mounts: ['monitoring_boards:/var/lib/grafana'],
  },
  {
    service: 'loki',
    image: 'grafana/loki:3.1.1',
    kind: 'monitor',
    checked: true,
    start: 'starting',
    mounts: ['monitoring_logs:/loki'],
  },
  { service: 'alerts', image: 'prom/alertmanager:v0.27.0', kind: 'monitor', ports: ['9093:9093'] },
]);

export const CI = project('ci', [
  {
    service: 'gitea',
    image: 'gitea/gitea:1.22.2',
    kind: 'api',
    checked: true,
    memoryMiB: 1024,
    ports: ['3002:3000', '2222:22'],
    mounts: ['ci_repositories:/data'],
  },
  {
    service: 'jenkins',
    image: 'jenkins/jenkins:2.462.2-lts-jdk17',
    kind: 'jvm',
    cores: 4,
    memoryMiB: 3072,
    ports: ['8081:8080'],
    mounts: ['ci_jobs:/var/jenkins_home'],
  },
  {
    service: 'runner',
    image: 'gitea/act_runner:0.2.11',
    kind: 'batch',
    cores: 2,
    memoryMiB: 2048,
    mounts: ['/var/run/docker.sock:/var/run/docker.sock'],
  },
  {
    service: 'registry',
    image: 'registry:2.8.3',
    kind: 'store',
    ports: ['5000:5000'],
    mounts: ['ci_images:/var/lib/registry'],
  },
]);

export const EDGE = project('edge', [
  {
    service: 'traefik',
    image: 'traefik:v3.1.4',
    kind: 'proxy',
    checked: true,
    ports: ['80:80', '443:443'],
    mounts: ['/var/run/docker.sock:/var/run/docker.sock:ro'],
  },
  {
    service: 'vault',
    image: 'hashicorp/vault:1.17.5',
    kind: 'store',
    checked: true,
    memoryMiB: 512,
    ports: ['8200'],
    mounts: ['edge_secrets:/vault/file'],
  },
  { service: 'dns', image: 'coredns/coredns:1.11.3', kind: 'proxy', ports: ['5353:53'], memoryMiB: 128 },
]);

import { describe, expect, it } from 'vitest';
import { archetypeOf, imageName } from '../../shared/archetypes.ts';

describe('archetypeOf', () => {
  it.each([
    ['postgres:16-alpine', 'silo'],
    ['docker.io/library/redis:7', 'kiosk'],
    ['nginx', 'gate'],
    ['registry.example:5000/team/rabbitmq:3.13-management', 'post'],
    ['grafana/grafana@sha256:0123', 'observatory'],
    ['node:20', 'workshop'],
    ['minio/minio:latest', 'warehouse'],
    ['alpine:3.20', 'cottage'],
    ['jenkins/jenkins:lts', 'forge'],
    ['hashicorp/vault', 'fort'],
    ['ghcr.io/acme/shop-api:v2', 'workshop'],
    ['acme/curious-thing', 'house'],
    ['', 'house'],
    ['sha256:0123456789ab', 'house'],
  ])('builds %s as a %s', (image, archetype) => {
    expect(archetypeOf(image, '')).toBe(archetype);
  });

  it('lets a label win, and ignores a label that names nothing', () => {
    expect(archetypeOf('postgres', ' Fort ')).toBe('fort');
    expect(archetypeOf('postgres', 'palace')).toBe('silo');
  });

  it('is total over names like those of every object', () => {
    for (const image of ['constructor', '__proto__', 'toString:1', 'a/b/c/', '::', '@']) {
      expect(archetypeOf(image, image)).toBe('house');
    }
  });
});

describe('imageName', () => {
  it('drops registry, path, tag and digest', () => {
    expect(imageName('Registry.example:5000/a/B/Postgres:16@sha256:ff')).toBe('postgres');
  });
});

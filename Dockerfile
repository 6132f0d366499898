FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# A new volume takes its owner from this folder.
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 7070
HEALTHCHECK --start-period=10s CMD ["node", "-e", "fetch(new URL((process.env.CRATECRAFT_BASE_PATH || '').replace(/\\/?$/, '/') + 'healthz', 'http://127.0.0.1:' + (process.env.CRATECRAFT_PORT || 7070))).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/server/main.js"]
